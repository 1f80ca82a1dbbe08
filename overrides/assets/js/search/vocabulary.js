// Every word of the site, and which of them a reader may have meant.

const PREFIX = 0.55, INSIDE = 0.35, MISSPELT = 0.7;
const MOST = 12;

export class Vocabulary {
  constructor(lines, endings) {
    this.names = [];
    this.stems = new Map();
    this.forms = new Map();
    this.counts = [];
    this.endings = endings;
    lines.split("\n").forEach((line, term) => {
      const [stem, count, ...forms] = line.split(" ");
      this.names.push(stem);
      this.stems.set(stem, term);
      this.counts.push(parseInt(count, 36));
      for (const form of forms) this.forms.set(form === "." ? stem : form[0] === "=" ? form.slice(1) : stem + form, term);
    });
  }

  // The term of a word, also in a form that no text has: an ending away from a stem that the build found.
  term(word) {
    if (this.forms.has(word)) return this.forms.get(word);
    for (let end = word.length; end > 2; end--) {
      for (const [ending, instead] of this.endings) {
        if (ending.length !== word.length - end || !word.endsWith(ending)) continue;
        const bare = word.slice(0, end);
        const stem = [bare + instead, ...(bare.at(-1) === bare.at(-2) ? [bare.slice(0, -1)] : [])].find((each) => this.stems.has(each));
        if (stem) return this.stems.get(stem);
      }
    }
    return undefined;
  }

  stem(term) {
    return this.names[term];
  }

  // A word in its very form alone.
  itself(word) {
    const term = this.forms.get(word);
    return new Map(term === undefined ? [] : [[term, 1]]);
  }

  // What a word may mean, as a map from terms to how likely it is, 1 for the word itself.
  meanings(word, unfinished) {
    const found = new Map();
    const add = (term, weight) => { if (!(found.get(term) >= weight)) found.set(term, weight); };
    const exact = this.term(word);
    if (exact !== undefined) add(exact, 1);
    if (word.length >= (unfinished ? 1 : 3)) this.near(word, (form) => form.startsWith(word), PREFIX, add, exact);
    if (exact === undefined && word.length >= 4) this.near(word, (form) => form.includes(word), INSIDE, add, exact);
    if (exact === undefined && (found.size === 0 || !unfinished) && word.length >= 4) this.misspelt(word, add);
    return found;
  }

  near(word, matches, weight, add, exact) {
    const terms = new Map();
    for (const [form, term] of this.forms) {
      if (term !== exact && matches(form)) terms.set(term, Math.max(terms.get(term) ?? 0, word.length / form.length));
    }
    [...terms]
      .sort((one, other) => this.counts[other[0]] * other[1] - this.counts[one[0]] * one[1])
      .slice(0, MOST)
      .forEach(([term, share]) => add(term, weight * (0.5 + share / 2)));
  }

  misspelt(word, add) {
    const most = word.length < 8 ? 1 : 2;
    for (const [form, term] of this.forms) {
      if (Math.abs(form.length - word.length) > most || form.length < 4) continue;
      const apart = distance(word, form, most);
      if (apart <= most) add(term, MISSPELT / apart);
    }
  }
}

// The fewest letters to change, add, leave out or swap with the next; more than `most` is not counted further.
// Optimal string alignment: R. A. Wagner and R. Lowrance, An Extension of the String-to-String Correction Problem, 1975.
export function distance(one, other, most) {
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last.at(-1);
}
