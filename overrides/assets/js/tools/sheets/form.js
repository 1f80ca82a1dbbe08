// A sheet that is filled in. What is written stays in the page until the reader saves, prints, or asks to have it kept.

import { FIELDS, decode, encode, tidy } from "./markdown.js";
import { save } from "./files.js";
import { keep, kept } from "../store.js";

// `emptied` is called when the reader has deleted the sheet.
export function sheetForm(section, words, emptied = () => {}) {
  const kind = section.dataset.sheet;
  const key = `sheet-${kind}`;
  const part = (name) => section.querySelector(`.sheet__${name}`);
  const boxes = new Map(FIELDS[kind].map((field) => [field, section.querySelector(`[data-field=${field}]`)]));
  const place = (field) => boxes.get(field).querySelector("textarea, input");
  const labels = Object.fromEntries([...boxes].map(([field, box]) => [field, labelOf(box)]));
  const keeping = part("keep").querySelector("input");
  const nothing = text();
  let saved = nothing;
  let sure = false;

  function notes() {
    return Object.fromEntries(FIELDS[kind].map((field) => [field, tidy(place(field).value)]));
  }

  function text() {
    return encode({ kind, title: section.dataset.title, labels, notes: notes() });
  }

  // What is written stands on paper as text, however long it is.
  function mirror() {
    for (const box of boxes.values()) {
      const written = place(box.dataset.field).value;
      box.querySelector(".sheet__written").textContent = written;
      box.classList.toggle("sheet__field--written", Boolean(written.trim()));
    }
  }

  function put(given) {
    for (const field of FIELDS[kind]) place(field).value = given[field] ?? "";
    changed();
  }

  function changed() {
    mirror();
    sure = false;
    if (keeping.checked) remember();
  }

  function remember() {
    if (keep(key, text())) return true;
    keeping.checked = false;
    say(words.noRoom);
    return false;
  }

  function isSaved() {
    saved = text();
  }

  function isUnsaved() {
    const now = text();
    return now !== saved && now !== nothing;
  }

  function say(what) {
    part("said").textContent = what;
  }

  function fileName() {
    const group = boxes.has("gruppe") ? place("gruppe").value : "";
    const safe = group.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
    const name = kind === "oppsummering" ? words.fileNote : `${words.file}-${kind.at(-1)}`;
    return `${[name, safe].filter(Boolean).join("-")}.md`;
  }

  section.addEventListener("input", ({ target }) => target.closest("[data-field]") && changed());
  part("save").addEventListener("click", () => {
    save(text(), fileName(), "text/markdown");
    isSaved();
    say(words.saved);
  });
  part("print").addEventListener("click", () => {
    section.classList.add("sheet--alone");
    print();
  });
  addEventListener("afterprint", () => section.classList.remove("sheet--alone"));
  keeping.addEventListener("change", () => {
    if (!keeping.checked) keep(key);
    if (!keeping.checked) say(words.notKept);
    else if (remember()) say(words.kept);
  });
  part("delete").addEventListener("click", () => {
    if (!sure && text() !== nothing) {
      sure = true;
      say(words.deleteSure);
      return;
    }
    keeping.checked = false;
    keep(key);
    put({});
    isSaved();
    emptied();
    say(words.deleted);
  });
  addEventListener("beforeunload", (event) => {
    if (isUnsaved() && !keeping.checked) event.preventDefault();
  });

  const before = kept(key);
  const found = before && decode(before);
  keeping.checked = Boolean(found && !found.fault);
  if (keeping.checked) put(found.notes);
  else mirror();
  part("actions").hidden = false;
  return { notes, put, say, isSaved, isUnsaved };
}

function labelOf(box) {
  const [label, hint] = ["b", "span"].map((tag) => box.querySelector(`label ${tag}`).textContent.trim());
  return hint ? `${label}: ${hint}` : label;
}
