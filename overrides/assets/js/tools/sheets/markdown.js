// A sheet as Markdown, and back. The grammar is in manual/tools.md.
// What v1 says is in files that readers keep, and holds for ever: another form gets another number.

export const NOTE = 10_000;

// The places to write of each kind of sheet, in the order of the file.
export const FIELDS = {
  "sporsmal-1": ["gruppe", "tjeneste", "bruk", "gevinst", "risiko", "uenighet"],
  "sporsmal-2": ["gruppe", "godkjenning", "mangler", "sammen", "uenighet"],
  oppsummering: ["tjeneste", "bruk", "gevinst", "risiko", "godkjenning", "mangler", "sammen", "neste-steg", "uenighet"],
};

const VERSION = "v1";
const START = /^<!-- ki-verksted (v\d+) ([a-z0-9-]+) -->$/;
const TITLE = /^# (.+)$/;
const HEADING = /^## .*<!-- ([a-z0-9-]+) -->$/;

// The text of a file. `labels` are the headings by the name of the field, `notes` what has been written there.
export function encode({ kind, title, labels, notes }) {
  const parts = [`<!-- ki-verksted ${VERSION} ${kind} -->\n# ${oneLine(title)}\n`];
  for (const field of FIELDS[kind]) {
    parts.push(`## ${oneLine(labels[field] ?? "")} <!-- ${field} -->\n`);
    const note = tidy(notes[field] ?? "");
    if (note) parts.push(`${note.split("\n").map((line) => (line ? `> ${line}` : ">")).join("\n")}\n`);
  }
  return parts.join("\n");
}

// What a file says: `{ kind, title, notes }`; `{ fault }` names what is wrong with it.
export function decode(text) {
  const lines = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").split("\n");
  if (lines.some((line) => tidy(line) !== line)) return { fault: "text" };
  const start = START.exec(lines.shift().trimEnd());
  if (start && start[1] !== VERSION) return { fault: "version" };
  const fields = start && Object.hasOwn(FIELDS, start[2]) && FIELDS[start[2]];
  if (!fields) return { fault: "form" };
  const found = new Map();
  let title = "";
  let field = null;
  for (const line of lines) {
    const heading = HEADING.exec(line.trimEnd());
    if (line.startsWith(">") && field) found.get(field).push(line.replace(/^> ?/, ""));
    else if (heading && fields.includes(heading[1]) && !found.has(heading[1])) found.set((field = heading[1]), []);
    else if (TITLE.test(line) && !title && !field) [, title] = TITLE.exec(line);
    else if (line.trim()) return { fault: "form" };
  }
  const notes = Object.fromEntries(fields.map((name) => [name, (found.get(name) ?? []).join("\n")]));
  const tooLong = start[2] !== "oppsummering" && Object.values(notes).some((note) => note.length > NOTE);
  return tooLong || !found.size ? { fault: "form" } : { kind: start[2], title: title.trim(), notes };
}

// A text as it is kept: lines that end in one way, no control characters, no halves of characters.
export function tidy(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "").toWellFormed();
}

function oneLine(text) {
  return tidy(text).replace(/\s+/g, " ").trim();
}
