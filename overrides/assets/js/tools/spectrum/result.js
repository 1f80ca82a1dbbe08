// What follows from the places: the picture, its table, the likely lines, the questions. The page holds every text;
// this shows those that the places bring, and says which service brings them.

import { markAlone, measurer, svg } from "./drawing.js";
import { element, filled } from "./nodes.js";
import { letter, picture } from "./picture.js";
import { isPlaced, leaning } from "./profile.js";

let measure;

export function showPlaces(services, words) {
  const placed = services.some(isPlaced);
  showTable(services, words, placed);
  document.querySelector(".placing__paper").hidden = placed;
  document.querySelectorAll("[data-side]").forEach((text) => showReason(text, services, placed));
  markLines(services);
  drawPicture(services, words);
}

// What the places of a service are called: `Mest til venstre: Regler`.
export function called(pair, place, words) {
  const form = document.querySelector(`fieldset[data-pair="${pair}"]`);
  const chosen = form.querySelector(`input[value="${place}"]`);
  if (!chosen) return words.unplaced;
  const side = { 1: "left", 2: "left", 4: "right", 5: "right" }[place];
  const label = chosen.closest("label").querySelector("span").textContent;
  return side ? `${label}: ${wordOf(form, side)}` : label;
}

// What a service is called: its letter and its name, where it has one.
export function titleOf(service, number, words) {
  return service.name ? `${letter(number)}: ${service.name}` : filled(words.service, { mark: letter(number) });
}

// The picture in the words of the page; one that leaves it has a line at its `foot`.
export function pictureOf(look, services, words, foot = "") {
  measure ??= measurer();
  const forms = [...document.querySelectorAll("fieldset[data-pair]")];
  return picture(look, {
    services: services.map((service, number) => ({
      label: service.name || filled(words.service, { mark: letter(number) }),
      places: service.places,
    })),
    pairs: forms.map((form) => ({ id: form.dataset.pair, left: wordOf(form, "left"), right: wordOf(form, "right") })),
    lines: [...document.querySelectorAll("[data-line]")].map((row) => ({
      left: lineOf(row, "left", services),
      right: lineOf(row, "right", services),
    })),
    words: {
      left: words.leftProfile,
      right: words.rightProfile,
      foot,
      ...Object.fromEntries(["n", "q"].map((place) => [place, called(forms[0].dataset.pair, place, words)])),
    },
    measure,
  });
}

// What the picture is, for those who do not see it.
export function nameOf(services, words) {
  return filled(words.drawing, { names: services.map((service, number) => titleOf(service, number, words)).join(", ") });
}

// A line of a data profile: what it says on one side, and which services the places make it likely for.
export function lineOf(row, side, services) {
  const reasons = [...row.querySelectorAll(`[data-side=${side}]`)];
  const numbers = [...services.keys()].filter((number) =>
    reasons.some((reason) => leaning(services, reason.dataset.pair, side).includes(number)));
  return { text: row.querySelector(`[data-profile=${side}]`).textContent, numbers };
}

function wordOf(form, side) {
  return form.querySelector(`[data-word=${side}]`).textContent;
}

function showTable(services, words, placed) {
  const box = document.querySelector(".placing__table");
  const heads = services.map((service, number) => titleOf(service, number, words));
  box.hidden = !placed;
  box.querySelectorAll("tr").forEach((row) => {
    row.replaceChildren(row.firstElementChild, ...heads.map((head, number) => {
      if (!row.dataset.pair) return element("th", { scope: "col", role: "columnheader", textContent: head });
      const cell = element("td", { role: "cell", textContent: called(row.dataset.pair, services[number].places[row.dataset.pair], words) });
      cell.dataset.label = head;
      return cell;
    }));
  });
}

function showReason(text, services, placed) {
  const numbers = leaning(services, text.dataset.pair, text.dataset.side);
  text.hidden = placed && !numbers.length;
  tag(text, services.length > 1 ? numbers : []);
}

function markLines(services) {
  for (const row of document.querySelectorAll("[data-line]")) {
    for (const side of ["left", "right"]) {
      const place = row.querySelector(`[data-profile=${side}]`);
      const { numbers } = lineOf(row, side, services);
      place.classList.toggle("placing__likely", numbers.length > 0);
      tag(place.parentElement, numbers);
    }
  }
}

// Puts the marks of services after a text, before the link at its end.
function tag(place, numbers) {
  place.querySelector(".placing__tags")?.remove();
  if (!numbers.length) return;
  const spoken = element("span", { className: "unseen", textContent: ` (${numbers.map(letter).join(", ")})` });
  const tags = element("span", { className: "placing__tags" }, ...numbers.map(markAlone), spoken);
  const link = place.querySelector(":scope > a");
  if (link) link.before(tags, " ");
  else place.append(tags);
}

function drawPicture(services, words) {
  const figure = document.querySelector("#fig-placing");
  figure.hidden = false;
  figure.querySelectorAll("svg").forEach((old) => old.remove());
  figure.prepend(...["wide", "narrow"].map((look) => svg(pictureOf(look, services, words), nameOf(services, words), look)));
}
