import assert from "node:assert/strict";
import { test } from "node:test";

import { openIndex } from "../../overrides/assets/js/search/engine.js";

// Each word: its forms beyond the stem, and its weight (A to Z) in each section, a space where it is not.
const WORDS = {
  av: [". ", "Z  "],
  del: [". e", "  M"],
  gruppe: [".", "MMM"],
  medlem: [".", " M "],
  skal: ["a", "Z  "],
  spekter: [".", " Z "],
};

function index(synonyms) {
  const postings = Object.values(WORDS).map(([, weights]) => {
    let step = 0;
    return [...weights].map((level) => (step++, level === " " ? "" : (step > 1 ? step.toString(36) : "") + ((step = 0), level))).join("");
  });
  const lines = Object.entries(WORDS).map(([stem, [forms, weights]]) => `${stem} ${weights.trim().length.toString(36)} ${forms.trim()}`);
  const head = { folding: [], stop: "av skal", endings: [["", ""], ["a", ""]], synonyms, shards: [0], pages: [3], words: lines.join("\n") };
  return openIndex(async (name) => ({ "words.json": head, "0.json": postings })[name]);
}

async function found(query, synonyms = []) {
  return new Map((await (await index(synonyms)).search(query)).found);
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
