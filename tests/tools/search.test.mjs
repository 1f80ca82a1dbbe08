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

// `asked`: what readers ask of each section; none: that file does not come.
function index(synonyms, asked) {
  const postings = Object.values(WORDS).map(([, weights]) => {
    let step = 0;
    return [...weights].map((level) => (step++, level === " " ? "" : (step > 1 ? step.toString(36) : "") + ((step = 0), level))).join("");
  });
  const lines = Object.entries(WORDS).map(([stem, [forms, weights]]) => `${stem} ${weights.trim().length.toString(36)} ${forms.trim()}`);
  const head = { folding: [], stop: "av og skal", endings: [["", ""], ["a", ""]], synonyms, shards: [0], pages: [3], words: lines.join("\n") };
  const page = asked && { address: "", title: "", sections: asked.map((questions) => ["", "", [], "", questions]) };
  return openIndex(async (name) => ({ "words.json": head, "0.json": postings, "p0.json": page })[name] ?? Promise.reject(name));
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

test("a word of a question that tells nothing is met by itself alone", async () => {
  const near = (query, question) => found(query, [], [[], [question], []]).then((scores) => scores.get(1));
  assert.equal(await near("spekter skala", "skal"), await near("spekter skala", "og"));
  assert.ok((await near("spekter skal", "spekter skal")) > (await near("spekter skal", "spekter skala")));
});

test("a rare word that two questions have in common counts more than a common one", async () => {
  const scores = await found("leder gruppe medlem", [], [[], ["medlem skala"], []]);
  const other = await found("leder gruppe medlem", [], [[], ["gruppe skala"], []]);
  assert.ok(scores.get(1) > other.get(1));
});

test("a file that does not come leaves the order as it was", async () => {
  const plain = await found("gruppe leder spekter");
  assert.deepEqual(await found("gruppe leder spekter", [], null), plain);
});

test("the questions of the first twenty are read, and no more", async () => {
  const many = 25, weights = Array.from({ length: many }, (_, n) => String.fromCharCode(90 - Math.floor(n / 5)));
  const head = { folding: [], stop: "", endings: [], synonyms: [], shards: [0], pages: Array(many).fill(1), words: "gruppe p ." };
  const read = [];
  const { found: first } = await (await openIndex(async (name) => {
    read.push(name);
    if (name[0] === "p") return { address: "", title: "", sections: [["", "", [], "", name === "p19.json" ? ["gruppe"] : []]] };
    return name === "words.json" ? head : [weights.join("")];
  })).search("gruppe");
  assert.equal(read.filter((name) => name[0] === "p").length, 20);
  assert.ok(first.findIndex(([section]) => section === 19) < 19);
  assert.deepEqual(first.slice(20).map(([section]) => section), [20, 21, 22, 23, 24]);
});
