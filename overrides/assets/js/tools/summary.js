// The note of the meeting: the sheets of the groups, merged by question, edited, saved as Markdown, printed.
// Without this script the same note can be printed, and filled in by hand.

import { decode } from "./sheets/markdown.js";
import { nameOf, readText } from "./sheets/files.js";
import { sheetForm } from "./sheets/form.js";
import { merged } from "./sheets/merge.js";
import { element, filled } from "./spectrum/nodes.js";

const tool = document.querySelector("[data-tool=summary]");
const section = tool.querySelector("[data-sheet]");
const drop = section.querySelector(".sheet__drop");
const list = section.querySelector(".sheet__files");
const input = drop.querySelector("input");
const words = tool.dataset;
const taken = new Set();
const form = sheetForm(section, words, () => {
  taken.clear();
  list.replaceChildren();
});

// One after the other, in the order of their names; one that cannot be read changes nothing, and the others are taken.
async function take(files) {
  list.replaceChildren();
  for (const file of [...files].sort((a, b) => a.name.localeCompare(b.name))) {
    const text = await readText(file);
    const found = text.fault ? text : decode(text);
    const name = nameOf(file);
    if (found.fault) tell(words[`fault${found.fault[0].toUpperCase()}${found.fault.slice(1)}`], { name }, true);
    else if (taken.has(text)) tell(words.twice, { name }, true);
    else {
      taken.add(text);
      form.put(merged(form.notes(), found, words.noGroup));
      tell(words.added, { name, title: found.title }, false);
    }
  }
}

function tell(text, values, wrong) {
  list.append(element("li", { className: wrong ? "sheet__wrong" : "", textContent: filled(text, values) }));
}

drop.hidden = false;
input.addEventListener("change", async () => {
  await take(input.files);
  input.value = "";
});
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("sheet__drop--over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("sheet__drop--over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("sheet__drop--over");
  take(event.dataTransfer.files);
});
