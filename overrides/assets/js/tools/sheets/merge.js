// The sheets of several groups in one note.

import { FIELDS } from "./markdown.js";

// The notes by field, with what a sheet says added at the end of each, under the name of its group; a note that was
// saved earlier is added as it is. What nobody has written leaves nothing.
export function merged(notes, { kind, notes: own }, noGroup) {
  const group = kind === "oppsummering" ? "" : own.gruppe.trim() || noGroup;
  return Object.fromEntries(FIELDS.oppsummering.map((field) => {
    const text = (own[field] ?? "").replace(/^\s*\n|\s+$/g, "");
    return [field, [notes[field] ?? "", text && under(group, text)].filter(Boolean).join("\n\n")];
  }));
}

function under(group, text) {
  if (!group) return text;
  return text.includes("\n") ? `${group}:\n${text}` : `${group}: ${text}`;
}
