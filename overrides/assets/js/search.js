// Search, loaded when the reader begins: in the page of its own, or in a dialog over any other.

import { openIndex } from "./search/engine.js";
import { openDialog } from "./search/dialog.js";
import { attend } from "./search/view.js";

// The build puts in where the index lies, and the texts that the reader sees.
const { folder, root, style, say } = "@search@";

const site = new URL(root, import.meta.url);
const index = openIndex(async (name) => {
  const answer = await fetch(new URL(folder + name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
});

const form = document.querySelector("form[data-search]");
if (form) {
  attend(form, document.getElementById("site-results"), { index, site, say, most: 20, keep: true });
} else {
  await openDialog(document.querySelector("button[data-page]"), { index, site, style: new URL(style, import.meta.url), say });
}
