// The Markdown form of a sheet and the merging of sheets, in Node's own test runner.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readText } from "../../overrides/assets/js/tools/sheets/files.js";
import { FIELDS, NOTE, decode, encode, tidy } from "../../overrides/assets/js/tools/sheets/markdown.js";
import { merged } from "../../overrides/assets/js/tools/sheets/merge.js";
import { draws } from "./random.mjs";

const { below, of } = draws(20261122);
const KINDS = Object.keys(FIELDS);
const PIECES = [
  "\n", "\r\n", "\r", "# Heading", "## Gevinst <!-- gevinst -->", "<!-- ki-verksted v1 sporsmal-1 -->", "> ", ">", "- ", "```js\n",
  "```", "~~~", "    ", " ", "\t", "😀", "👨‍👩‍👧", "Æ", "ø", "å", "\u2028", "\ud800", "\0", "\u0007", "<script>alert(1)</script>", "&amp;", "\\", "---", "word",
];

function note() {
  return Array.from({ length: below(12) }, () => of(PIECES)).join("");
}

function sheet(kind = of(KINDS)) {
  const notes = Object.fromEntries(FIELDS[kind].map((field) => [field, below(4) ? note() : ""]));
  const labels = Object.fromEntries(FIELDS[kind].map((field) => [field, of(["Gevinst: Hvem?", "Two\nlines", ""])]));
  return { kind, title: "Gruppeark 1: Hvordan?", labels, notes };
}

test("what is saved is read as it was written, whatever it was, also with other ends of lines", () => {
  for (let round = 0; round < 6000; round += 1) {
    const { kind, title, labels, notes } = sheet();
    const wanted = { kind, title, notes: Object.fromEntries(Object.entries(notes).map(([field, text]) => [field, tidy(text)])) };
    const text = encode({ kind, title, labels, notes });
    assert.deepEqual(decode(text), wanted);
    assert.deepEqual(decode(`\uFEFF${text.replaceAll("\n", "\r\n")}`), wanted);
    assert.equal(encode({ kind, title, labels, notes: decode(text).notes }), text);
  }
});

test("a text is kept without what no file can hold", () => {
  assert.equal(tidy("a\r\nb\rc\td\0\u0007\u007f\ud800"), "a\nb\nc\td\ufffd");
});

test("a long note comes through whole, and one that is too long for a sheet is refused", () => {
  const made = (length) => encode({ kind: "sporsmal-1", title: "x", labels: {}, notes: { bruk: "ø\n".repeat(length / 2) } });
  assert.equal(decode(made(NOTE)).notes.bruk.length, NOTE);
  assert.deepEqual(decode(made(NOTE + 2)), { fault: "form" });
});

test("a file of the first version is read for ever", () => {
  const text = readFileSync(new URL("sheet-v1.md", import.meta.url), "utf-8");
  assert.deepEqual(decode(text), {
    kind: "sporsmal-1",
    title: "Gruppeark 1: Hvordan bør vi bruke KI?",
    notes: {
      gruppe: "Bord 3", tjeneste: "Barnehageplass", bruk: "", gevinst: "Foreldrene:\n\n# raskere svar\n> sitat", risiko: "- feil svar",
      uenighet: "",
    },
  });
});

test("a file that is spoiled anywhere is read as a sheet or refused, and never breaks", () => {
  const faults = new Set();
  for (let round = 0; round < 6000; round += 1) {
    const { kind, title, labels, notes } = sheet();
    const text = encode({ kind, title, labels, notes });
    const at = below(text.length);
    const found = decode(text.slice(0, at) + of([...PIECES, ""]) + text.slice(at + below(30)));
    if (found.fault) faults.add(found.fault);
    else assert.deepEqual(Object.keys(found.notes), FIELDS[found.kind]);
  }
  assert.deepEqual([...faults].sort(), ["form", "text", "version"].filter((fault) => faults.has(fault)));
  assert.ok(faults.has("form") && faults.has("text"));
});

test("hostile files are refused, each for what is wrong with it", () => {
  const good = encode({ ...sheet("sporsmal-1"), notes: { bruk: "x" } });
  const cases = {
    "": "form",
    "hei": "form",
    "# Gruppeark\n": "form",
    "<!-- ki-verksted v1 sporsmal-1 -->": "form",
    "<!-- ki-verksted v1 sporsmal-9 -->\n## x <!-- gruppe -->\n": "form",
    "<!-- ki-verksted v1 constructor -->\n## x <!-- gruppe -->\n": "form",
    "<!-- ki-verksted v1 __proto__ -->\n## x <!-- gruppe -->\n": "form",
    "<!-- ki-verksted v2 sporsmal-1 -->\n": "version",
    [good.replace("<!-- bruk -->", "<!-- gevinst -->")]: "form",
    [good.replace("<!-- bruk -->", "<!-- toString -->")]: "form",
    [`${good}<script>alert(1)</script>\n`]: "form",
    [`${good}\0`]: "text",
    [`x${good}`]: "form",
  };
  for (const [text, fault] of Object.entries(cases)) assert.deepEqual(decode(text), { fault }, text.slice(0, 80));
});

test("bytes that are no text, and more than a file may hold, are refused", async () => {
  assert.deepEqual(await readText(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe])])), { fault: "text" });
  assert.deepEqual(await readText(new Blob(["x".repeat(1_000_001)])), { fault: "large" });
  assert.deepEqual(await readText({ size: 1, arrayBuffer: () => Promise.reject(new Error("gone")) }), { fault: "read" });
  assert.equal(await readText(new Blob(["blåbær 😀"])), "blåbær 😀");
});

test("sheets are merged by field under the name of their group, and a note saved earlier as it is", () => {
  const one = { kind: "sporsmal-1", notes: { gruppe: " Bord 1 ", tjeneste: "", bruk: "Slik", gevinst: "a\nb\n", risiko: "  \n", uenighet: "x" } };
  const two = { kind: "sporsmal-2", notes: { gruppe: "", godkjenning: "Papir", mangler: "", sammen: "", uenighet: "y" } };
  const before = { kind: "oppsummering", notes: { bruk: "Før", "neste-steg": "Møte" } };
  const notes = [before, one, two].reduce((all, each) => merged(all, each, "Uten navn"), {});
  assert.deepEqual(Object.keys(notes), FIELDS.oppsummering);
  assert.equal(notes.bruk, "Før\n\nBord 1: Slik");
  assert.equal(notes.gevinst, "Bord 1:\na\nb");
  assert.equal(notes.godkjenning, "Uten navn: Papir");
  assert.equal(notes.uenighet, "Bord 1: x\n\nUten navn: y");
  assert.deepEqual([notes.risiko, notes["neste-steg"]], ["", "Møte"]);
});
