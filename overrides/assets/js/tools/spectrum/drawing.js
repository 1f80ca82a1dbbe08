// A picture's shapes as SVG nodes and on a canvas. On the page the stylesheet gives the colours by class;
// the attributes are those of a picture that has left the page.

import { corners, letter } from "./picture.js";

const NS = "http://www.w3.org/2000/svg";
const FONT = "Arial, Helvetica, sans-serif";
const COLOURS = {
  paper: "#fbfaf7",
  ink: "#14262b",
  soft: "#48575b",
  left: { fill: "#dfebeb", stroke: "#0b4a53" },
  right: { fill: "#f9eedb", stroke: "#b7791f" },
  marks: [
    { fill: "#0b4a53", stroke: "#0b4a53", ink: "#ffffff" },
    { fill: "#fbfaf7", stroke: "#14262b", ink: "#14262b" },
    { fill: "#e0b060", stroke: "#14262b", ink: "#14262b" },
    { fill: "#14262b", stroke: "#14262b", ink: "#ffffff" },
  ],
};

function node(name, attributes, ...children) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, typeof value === "number" ? `${Math.round(value * 10) / 10}` : value);
  }
  made.append(...children);
  return made;
}

// The picture as an `svg` element that stands on its own; `name` is what it shows, for those who do not see it.
export function svg({ width, height, shapes }, name, look) {
  const title = node("title", {}, name);
  const view = { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", focusable: "false" };
  const attributes = { xmlns: NS, class: `figure__${look}`, "font-family": FONT, ...view };
  const ground = node("rect", { class: "placing__ground", width, height, fill: COLOURS.paper });
  return node("svg", attributes, title, ground, ...shapes.flatMap(drawn));
}

// A mark by itself, to stand in a text.
export function markAlone(number) {
  const around = { viewBox: "-14 -14 28 28", class: "placing__mark", "aria-hidden": "true", focusable: "false" };
  return node("svg", around, ...drawn({ kind: "mark", number, x: 0, y: 0, size: 10 }));
}

function drawn(shape) {
  if (shape.kind === "box") {
    const { x, y, width, height, look } = shape;
    const dashes = { "stroke-width": 1.25, "stroke-dasharray": "5 4", rx: 6 };
    return [node("rect", { class: `figure__band figure__band--${look}`, x, y, width, height, ...COLOURS[look], ...dashes })];
  }
  if (shape.kind === "line") {
    const { x1, y1, x2, y2 } = shape;
    return [node("line", { class: "figure__axis", x1, y1, x2, y2, stroke: COLOURS.ink, "stroke-width": 1.5 })];
  }
  if (shape.kind === "dot") {
    const stroke = { fill: COLOURS.paper, stroke: COLOURS.ink, "stroke-width": 1.5 };
    return [node("circle", { class: "figure__dot", cx: shape.x, cy: shape.y, r: shape.size, ...stroke })];
  }
  if (shape.kind === "text") {
    const { text, x, y, size, bold, look, anchor } = shape;
    const face = { "font-size": size, "font-weight": bold ? 600 : 400, "text-anchor": anchor, fill: COLOURS[look] };
    return [node("text", { class: `figure__text figure__text--${look}`, x, y, ...face }, text)];
  }
  const { number, x, y, size } = shape;
  const { fill, stroke, ink } = COLOURS.marks[number];
  const points = corners(number, x, y, size);
  const form = points.length
    ? node("polygon", { points: points.map((point) => point.map((each) => each.toFixed(1)).join()).join(" ") })
    : node("circle", { cx: x, cy: y, r: size });
  const name = node("text", { x, y: y + size * 0.4, "font-size": size * 1.15, "font-weight": 700, "text-anchor": "middle", fill: ink }, letter(number));
  return [node("g", { class: `placing__sign placing__sign--${number}`, fill, stroke, "stroke-width": 1.5 }, form), withClass(name, `placing__letter placing__letter--${number}`)];
}

function withClass(made, name) {
  made.setAttribute("class", name);
  return made;
}

// Paints the picture on a canvas of its own, `scale` dots to a unit; no picture is fetched for it.
export function canvas({ width, height, shapes }, scale) {
  const made = document.createElement("canvas");
  made.width = width * scale;
  made.height = height * scale;
  const pen = made.getContext("2d");
  pen.scale(scale, scale);
  pen.fillStyle = COLOURS.paper;
  pen.fillRect(0, 0, width, height);
  for (const shape of shapes) paint(pen, shape);
  return made;
}

function paint(pen, shape) {
  pen.setLineDash(shape.kind === "box" ? [5, 4] : []);
  pen.lineWidth = 1.5;
  if (shape.kind === "text") return lettering(pen, { ...shape, fill: COLOURS[shape.look] });
  const { fill, stroke, ink } =
    { box: COLOURS[shape.look], mark: COLOURS.marks[shape.number] }[shape.kind] ?? { fill: COLOURS.paper, stroke: COLOURS.ink };
  pen.fillStyle = fill;
  pen.strokeStyle = stroke;
  pen.beginPath();
  outline(pen, shape);
  pen.fill();
  pen.stroke();
  if (shape.kind !== "mark") return undefined;
  const { number, x, y, size } = shape;
  return lettering(pen, { text: letter(number), x, y: y + size * 0.4, size: size * 1.15, bold: true, anchor: "middle", fill: ink });
}

function outline(pen, shape) {
  const points = shape.kind === "mark" ? corners(shape.number, shape.x, shape.y, shape.size) : [];
  if (shape.kind === "box") pen.roundRect(shape.x, shape.y, shape.width, shape.height, 6);
  else if (shape.kind === "line") {
    pen.moveTo(shape.x1, shape.y1);
    pen.lineTo(shape.x2, shape.y2);
  } else if (points.length) {
    for (const [x, y] of points) pen.lineTo(x, y);
    pen.closePath();
  } else pen.arc(shape.x, shape.y, shape.size, 0, 2 * Math.PI);
}

function lettering(pen, { text, x, y, size, bold, anchor, fill }) {
  pen.font = `${bold ? 600 : 400} ${size}px ${FONT}`;
  pen.textAlign = { start: "left", middle: "center", end: "right" }[anchor];
  pen.fillStyle = fill;
  pen.fillText(text, x, y);
}

// How wide a text is in the wider of the page's letters and a saved picture's.
export function measurer() {
  const pen = document.createElement("canvas").getContext("2d");
  const faces = [FONT, getComputedStyle(document.body).fontFamily];
  return (text, size, bold) => Math.max(...faces.map((face) => {
    pen.font = `${bold ? 600 : 400} ${size}px ${face}`;
    return pen.measureText(text).width;
  }));
}
