// The picture as a list of shapes: services on six axes, between the two data profiles. No colour has a meaning,
// and nothing is summed. Units are those of the view box; texts are measured by whoever draws.

const PAD = 12;
const MARK = 10;
const SMALL = 8;
const EDGE = MARK + 4;
const PILE = 2 * MARK + 4;
const LEADING = 1.3;

const PLANS = {
  wide: { width: 720, left: [0, 196], right: [524, 720], axes: [212, 508], beside: true, pad: 12, size: 14 },
  narrow: { width: 320, left: [0, 156], right: [164, 320], axes: [0, 320], beside: false, pad: 8, size: 13 },
};

// `services` have `label` and `places`; `pairs` have `id`, `left`, `right`; `lines` have, for each side, `text` and
// `numbers`, those of the services that make it likely; `words` are the titles of the profiles, the foot and what is
// said of a place that is on no axis; `measure(text, size, bold)` is the width of a text.
export function picture(look, { services, pairs, lines, words, measure }) {
  const plan = PLANS[look];
  const shapes = [];
  const top = legend(shapes, services, plan, measure) + PAD;
  const panels = (from) => Math.max(...["left", "right"].map((side) => panel([], side, lines, words, plan, from, measure)));
  const below = axes(shapes, services, pairs, words, plan, top, plan.beside ? panels(top) - top : 0, measure);
  const from = plan.beside ? top : below + PAD;
  const foot = Math.max(panels(from), below);
  for (const side of ["left", "right"]) {
    const [x1, x2] = plan[side];
    shapes.push({ kind: "box", look: side, x: x1 + 1, y: from, width: x2 - x1 - 2, height: foot - from });
    panel(shapes, side, lines, words, plan, from, measure);
  }
  const end = !words.foot ? foot : write(shapes, words.foot, { x: 0, top: foot + PAD, room: plan.width, size: 13, look: "soft", measure });
  return { width: plan.width, height: Math.ceil(end + 4), shapes };
}

function legend(shapes, services, plan, measure) {
  return services.reduce((top, { label }, number) => {
    shapes.push({ kind: "mark", number, x: EDGE, y: top + MARK + 2, size: MARK });
    return write(shapes, label, { x: 2 * EDGE + 6, top: top + 2, room: plan.width - 2 * EDGE - 8, size: 16, bold: true, measure }) + 8;
  }, 0);
}

function panel(shapes, side, lines, words, plan, from, measure) {
  const [x1, x2] = plan[side];
  const at = { x: x1 + plan.pad, room: x2 - x1 - 2 * plan.pad, measure };
  let top = write(shapes, words[side], { ...at, top: from + PAD, size: 15, bold: true }) + 8;
  for (const line of lines) {
    const { text, numbers } = line[side];
    top = write(shapes, text, { ...at, top, size: plan.size, bold: numbers.length > 0 }) + 2;
    numbers.forEach((number, place) => {
      shapes.push({ kind: "mark", number, x: at.x + SMALL + place * (2 * SMALL + 7), y: top + SMALL + 3, size: SMALL });
    });
    top += numbers.length ? 2 * SMALL + 12 : 7;
  }
  return top + PAD - 6;
}

// The axes, spread over at least `height`; gives where they end.
function axes(shapes, services, pairs, words, plan, from, height, measure) {
  const rows = pairs.map((pair) => axis(services, pair, words, plan, measure));
  const needed = rows.reduce((sum, row) => sum + row.height, 0);
  const gap = Math.max(PAD, (height - needed) / rows.length);
  return rows.reduce((top, row) => {
    for (const shape of row.shapes) shapes.push(moved(shape, top));
    return top + row.height + gap;
  }, from);
}

function axis(services, pair, words, plan, measure) {
  const shapes = [];
  const [x1, x2] = plan.axes;
  const ends = { top: 0, room: (x2 - x1) / 2 - 8, size: 15, bold: true, measure };
  const left = write(shapes, pair.left, { ...ends, x: x1 });
  const right = write(shapes, pair.right, { ...ends, x: x2, anchor: "end" });
  const piles = ["1", "2", "3", "4", "5"].map((step) => numbers(services, pair, step));
  const y = Math.max(left, right) + 4 + MARK + Math.max(0, ...piles.map((pile) => pile.length - 1)) * PILE;
  const start = x1 + EDGE;
  const length = x2 - x1 - 2 * EDGE;
  shapes.push({ kind: "line", look: "axis", x1: start, y1: y, x2: start + length, y2: y });
  piles.forEach((pile, step) => {
    const x = start + (length * step) / 4;
    shapes.push({ kind: "dot", x, y, size: 4 });
    pile.forEach((number, place) => shapes.push({ kind: "mark", number, x, y: y - place * PILE, size: MARK }));
  });
  const aside = ["q", "n"].map((place) => [place, numbers(services, pair, place)]).filter(([, who]) => who.length);
  const said = aside.map(([place, who]) => `${who.map(letter).join(", ")}: ${words[place].toLowerCase()}`).join(" · ");
  const middle = { x: (x1 + x2) / 2, top: y + MARK + 3, room: x2 - x1, size: 13, look: "soft", anchor: "middle", measure };
  return { shapes, height: said ? write(shapes, said, middle) : y + MARK };
}

function numbers(services, pair, place) {
  return [...services.keys()].filter((number) => services[number].places[pair.id] === place);
}

function moved(shape, down) {
  const y = {};
  for (const key of ["y", "y1", "y2"]) if (key in shape) y[key] = shape[key] + down;
  return { ...shape, ...y };
}

// Writes a text in lines; gives where they end.
function write(shapes, text, { x, top, room, size, bold = false, look = "ink", anchor = "start", measure }) {
  const rows = wrapped(text, room, (part) => measure(part, size, bold));
  rows.forEach((row, number) => {
    const y = top + size * (0.9 + number * LEADING);
    shapes.push({ kind: "text", text: row, x, y, size, bold, look, anchor });
  });
  return top + size * (rows.length * LEADING - 0.1);
}

// A text in lines that fit; a word that is too long for a line of its own is broken.
export function wrapped(text, room, width) {
  const rows = [];
  let row = "";
  for (const word of text.split(" ")) {
    if (row && width(`${row} ${word}`) <= room) {
      row = `${row} ${word}`;
      continue;
    }
    if (row) rows.push(row);
    row = "";
    for (const sign of word) {
      if (row && width(row + sign) > room) {
        rows.push(row);
        row = "";
      }
      row += sign;
    }
  }
  return [...rows, row];
}

// What a service is called in a picture: A, B, C, D.
export function letter(number) {
  return "ABCD"[number];
}

// The corners of a mark around a point, so that each service has a shape of its own; none for the circle.
export function corners(number, x, y, size) {
  const turns = [
    [],
    [[-0.95, -0.95], [0.95, -0.95], [0.95, 0.95], [-0.95, 0.95]],
    [[0, -1.2], [1.2, 0.9], [-1.2, 0.9]],
    [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  ];
  return turns[number].map(([right, down]) => [x + right * size, y + down * size]);
}
