// The group sheets: filled in on the screen, saved as Markdown, opened again, printed.
// Without this script the same sheets can be printed, and filled in by hand.

import { decode } from "./sheets/markdown.js";
import { nameOf, readText } from "./sheets/files.js";
import { sheetForm } from "./sheets/form.js";
import { filled } from "./spectrum/nodes.js";

const tool = document.querySelector("[data-tool=sheets]");

for (const section of tool.querySelectorAll("[data-sheet]")) {
  const form = sheetForm(section, tool.dataset);
  const input = section.querySelector("input[type=file]");
  input.addEventListener("change", async () => {
    const [file] = input.files;
    const text = await readText(file);
    const found = text.fault ? text : decode(text);
    const fault = found.fault ?? (found.kind === section.dataset.sheet ? "" : "other");
    const say = (words) => form.say(filled(words, { name: nameOf(file) }));
    input.value = "";
    if (fault) say(tool.dataset[`fault${fault[0].toUpperCase()}${fault.slice(1)}`]);
    else if (form.isUnsaved()) say(tool.dataset.replace);
    else {
      form.put(found.notes);
      form.isSaved();
      say(tool.dataset.opened);
    }
  });
}
