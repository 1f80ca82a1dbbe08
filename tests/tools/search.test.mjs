import assert from "node:assert/strict";
import { test } from "node:test";

import { openIndex } from "../../overrides/assets/js/search/engine.js";

// Each word: its forms beyond the stem, and its weight (A to Z) in each section, a space where it is not.
const WORDS = {
  av: [". ", "Z  "],
  del: [". e", "  M"],
  gruppe: [".", "MMM"],
  leder: [".", "MMM"],
  medlem: [".", " M "],
  og: [".", "   "],
  skal: ["a", "Z  "],
  spekter: [".", " Z "],
};

// `asked`: what readers ask of each section.
function index(synonyms, asked) {
  const postings = Object.values(WORDS).map(([, weights]) => {
    let step = 0;
    return [...weights].map((level) => (step++, level === " " ? "" : (step > 1 ? step.toString(36) : "") + ((step = 0), level))).join("");
  });
  const lines = Object.entries(WORDS).map(([stem, [forms, weights]]) => `${stem} ${weights.trim().length.toString(36)} ${forms.trim()}`);
  const head = { folding: [], stop: "av og skal", endings: [["", ""], ["a", ""]], synonyms, shards: [0], pages: [3], words: lines.join("\n") };
  const page = { address: "", title: "", sections: asked.map((questions) => ["", "", [], "", questions]) };
  return openIndex(async (name) => ({ "words.json": head, "0.json": postings, "p0.json": page })[name]);
}

async function found(query, synonyms = [], asked = [[], [], []]) {
  return new Map((await (await index(synonyms, asked)).search(query)).found);
}

test("a word that tells nothing is no form of another word", async () => {
  const synonyms = [["skala", "spekter"]];
  assert.deepEqual([...(await found("skala", synonyms)).keys()], [0, 1]);
  assert.deepEqual([...(await found("skal", synonyms)).keys()], []);
});

test("a word that is repeated counts once", async () => {
  assert.deepEqual(await found("av gruppe gruppe av"), await found("av gruppe"));
});

test("words that tell nothing put a section first but none further down", async () => {
  const [plain, with_] = [await found("gruppe"), await found("gruppe av")];
  assert.ok(with_.get(0) > plain.get(0));
  assert.equal(with_.get(1), plain.get(1));
});

test("in a synonym of several words those that tell nothing count little", async () => {
  const scores = await found("medlem", [["medlem", "del av"]]);
  assert.ok(scores.get(2) > 2 * (scores.get(0) ?? 0));
});

test("of sections that hold the words alike, the one that readers ask for so comes first", async () => {
  const first = async (...asked) => [...(await found("leder og gruppe", [], asked)).keys()][0];
  const none = [];
  assert.equal(await first(none, none, ["gruppe"]), 2);
  assert.equal(await first(none, ["gruppe"], ["gruppe leder"]), 2);
  assert.equal(await first(none, ["gruppe leder medlem spekter"], ["gruppe leder"]), 2);
  assert.equal(await first(none, ["gruppe leder"], ["leder og gruppe"]), 2);
});

test("the nearest question counts, not how many there are", async () => {
  const scores = await found("gruppe", [], [["gruppe"], ["gruppe", "gruppe del", "gruppe spekter"], []]);
  assert.equal(scores.get(0), scores.get(1));
  assert.ok(scores.get(1) > scores.get(2));
});
