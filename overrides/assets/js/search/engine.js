// From a query to the sections that answer it, best first.
// `read` gives a file of the index by name; nothing here knows of pages or of the network.

import { folder, words } from "./folding.js";
import { Vocabulary } from "./vocabulary.js";

const SYNONYM = 0.7, PASSING = 0.1, LEAST = 0.15, LEVELS = 26;
// Readers' questions: of how many sections they are read, what the nearest counts, and what a word in them that tells nothing.
const READ = 20, NEAREST = 0.25, SMALL = 1.5;
// The fewest letters of a part that is marked within a compound.
const PART = 4;

export async function openIndex(read) {
  const head = await read("words.json");
  return new Index(head, read);
}

class Index {
  constructor(head, read) {
    this.say = head.say;
    this.read = read;
    this.fold = folder(head.folding);
    this.stop = new Set(head.stop.split(" "));
    this.vocabulary = new Vocabulary(head.words, head.endings);
    this.synonyms = head.synonyms.map((group) => group.map((phrase) => {
      const said = phrase.split(" ");
      return { said, terms: said.map((word) => this.vocabulary.term(word)) };
    }));
    this.passing = new Set([...this.stop].map((word) => this.vocabulary.forms.get(word)));
    this.shards = head.shards;
    this.pages = head.pages;
    this.size = head.pages.reduce((sum, count) => sum + count, 0);
    this.kept = new Map();
    if (this.shards.length === 1) this.file("0.json").catch(() => {});
  }

  // Answers: `found`, pairs of a section and its score, best first; `sought`, what to mark in them.
  async search(query) {
    const asked = words(query, this.fold);
    const parts = this.parts(asked, /[\p{L}\p{N}]$/u.test(query));
    const meant = parts.flatMap((part) => part.words.flatMap((word) => [...word.keys()]));
    const terms = new Set([...meant, ...parts.flatMap((part) => part.others.flat())]);
    const postings = new Map(await Promise.all(Array.from(terms, async (term) => [term, await this.postings(term)])));
    const telling = new Set(parts.filter((part) => part.telling).flatMap((part) => [...part.words.flatMap((word) => [...word.keys()]), ...part.others.flat()]));
    const stems = asked
      .filter((word) => word.length >= PART && !this.stop.has(word))
      .map((word) => [word, this.vocabulary.term(word)])
      .map(([word, term]) => [term === undefined ? word : this.vocabulary.stem(term), term ?? -1]);
    const found = await this.nearest(rank(parts, postings, this), parts);
    return { found, sought: { terms: telling, stems: stems.filter(([stem]) => stem.length >= PART) } };
  }

  // The first sections anew, now with what readers ask of each: the nearer the nearest question, the better.
  async nearest(found, parts) {
    const near = nearness(parts, this);
    const first = await Promise.all(found.slice(0, READ).map(async ([number, score]) => {
      // A file that did not come may be none of those that are shown.
      const { asked } = await this.section(number).catch(() => ({ asked: [] }));
      return [number, score + NEAREST * Math.max(0, ...asked.map(near))];
    }));
    return [...first.sort(best), ...found.slice(READ)];
  }

  // The query as parts, each its own words, what each may mean, and other ways to say them.
  parts(asked, unfinished) {
    const terms = asked.map((word) => this.vocabulary.term(word));
    const parts = [];
    for (let at = 0; at < asked.length; ) {
      const others = this.alike(asked, terms, at);
      const length = Math.max(1, ...others.map((each) => each.length));
      const own = asked.slice(at, at + length);
      const last = at + length === asked.length;
      if (length > 1 || asked.indexOf(own[0]) === at) parts.push({
        own,
        words: own.map((word, number) =>
          this.stop.has(word) ? this.vocabulary.itself(word) : this.vocabulary.meanings(word, unfinished && last && number === own.length - 1),
        ),
        telling: others.length > 0 || own.some((word) => !this.stop.has(word)),
        others: others.filter((each) => each.length === length).flatMap((each) => each.phrases),
      });
      at += length;
    }
    return parts;
  }

  // The synonyms of what begins at a place of the query: how many words it is, and the other phrases.
  // A word that tells nothing is meant only as it is written: `skal` is no form of `skala`.
  alike(asked, terms, at) {
    const stands = (phrase) => phrase.terms.every((term, n) => {
      const word = asked[at + n];
      return term !== undefined && term === terms[at + n] && (!this.stop.has(word) || word === phrase.said[n]);
    });
    return this.synonyms.flatMap((group) => {
      const lengths = group.filter(stands).map(({ said }) => said.length);
      if (!lengths.length) return [];
      const phrases = group.filter((phrase) => !phrase.terms.includes(undefined) && !stands(phrase)).map(({ terms }) => terms);
      return [{ length: Math.max(...lengths), phrases }];
    });
  }

  // The sections that hold a term, with its weight in each, 0 to 1.
  async postings(term) {
    const shard = this.shards.findLastIndex((start) => start <= term);
    const text = (await this.file(`${shard}.json`))[term - this.shards[shard]];
    let section = -1;
    return Array.from(text.matchAll(/([0-9a-z]*)([A-Z])/g), ([, step, level]) => {
      section += step ? parseInt(step, 36) : 1;
      return [section, (level.charCodeAt(0) - 64) / LEVELS];
    });
  }

  // How much a term tells: Robertson and Sparck Jones' weight, as BM25 has it.
  rarity(term) {
    const count = this.vocabulary.counts[term];
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }

  // What the results show of a section.
  async section(number) {
    let page = 0;
    while (number >= this.pages[page]) number -= this.pages[page++];
    const { address, title, sections } = await this.file(`p${page}.json`);
    const [id, heading, above, text, asked] = sections[number];
    return { address, title, id, heading, above, text, asked };
  }

  // The term that a word of a text stands for, where it is one of those sought or a compound with one in it.
  of(word, sought) {
    const folded = this.fold(word);
    const own = this.vocabulary.forms.get(folded);
    return sought.terms.has(own) ? own : sought.stems.find(([stem]) => folded.includes(stem))?.[1];
  }

  file(name) {
    if (!this.kept.has(name)) {
      const read = this.read(name);
      this.kept.set(name, read);
      read.catch(() => this.kept.delete(name));
    }
    return this.kept.get(name);
  }
}

function rank(parts, postings, index) {
  const totals = new Map();
  let all = 0;
  for (const part of parts) {
    const scores = new Map();
    let mass = 0;
    for (const meanings of part.words) {
      const own = new Map();
      const [most, worths] = told(meanings, index);
      mass += most;
      for (const [term, worth] of worths) {
        for (const [section, level] of postings.get(term)) own.set(section, Math.max(own.get(section) ?? 0, worth * level));
      }
      for (const [section, score] of own) scores.set(section, (scores.get(section) ?? 0) + score);
    }
    for (const phrase of part.others) {
      const other = new Map();
      const worths = phrase.map((term) => index.rarity(term) * (index.passing.has(term) ? PASSING : 1));
      phrase.forEach((term, n) => {
        for (const [section, level] of postings.get(term)) other.set(section, (other.get(section) ?? 0) + level * worths[n]);
      });
      const worth = worths.reduce((sum, each) => sum + each);
      const share = (SYNONYM * Math.max(mass, 1)) / worth;
      for (const [section, score] of other) scores.set(section, Math.max(scores.get(section) ?? 0, score * share));
    }
    // Words that tell nothing help to choose between sections; a section need not have them.
    const [worth, due] = part.telling ? [1, mass] : [PASSING, 0];
    all += due;
    for (const [section, score] of scores) {
      const [sum, covered] = totals.get(section) ?? [0, 0];
      totals.set(section, [sum + worth * score, covered + due]);
    }
  }
  const found = Array.from(totals, ([section, [sum, covered]]) => [section, sum * (all ? covered / all : 1)]);
  found.sort(best);
  return found.filter(([, score]) => score >= LEAST * found[0][1]);
}

function best(one, other) {
  return other[1] - one[1] || one[0] - other[0];
}

// What a word tells, and each of its meanings: one that was only guessed tells no more than the word as it is written.
function told(meanings, index) {
  const written = [...meanings].filter(([, weight]) => weight === 1);
  const most = Math.max(0, ...(written.length ? written : [...meanings]).map(([term]) => index.rarity(term)));
  return [most, new Map(Array.from(meanings, ([term, weight]) => [term, weight * Math.min(index.rarity(term), most)]))];
}

// How near a question is to the query: what both have in common of what both have, as much as the query tells.
// Dice's coefficient (L. R. Dice, Measures of the Amount of Ecologic Association Between Species, 1945), weighed by rarity.
// A word that tells nothing is met by itself alone.
function nearness(parts, index) {
  const asked = parts.flatMap(({ own, words }) => own.map((word, n) => index.stop.has(word) ? [SMALL, new Map([[word, SMALL]])] : told(words[n], index)));
  const all = sum(asked.map(([most]) => most));
  return (question) => {
    const meant = words(question, index.fold).map((word) => index.stop.has(word) ? word : index.vocabulary.term(word));
    const said = new Set(meant.filter((word) => word !== undefined));
    const common = sum(asked.map(([, worths]) => Math.max(0, ...Array.from(worths, ([word, worth]) => said.has(word) ? worth : 0))));
    const own = sum(Array.from(said, (word) => typeof word === "string" ? SMALL : index.rarity(word)));
    return all * 2 * common / (all + own || 1);
  };
}

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
