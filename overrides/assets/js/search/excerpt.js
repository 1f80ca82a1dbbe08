// The piece of a section that tells most of what was asked for, with the words marked.

import { WORD } from "./folding.js";
import { make } from "./make.js";

const LENGTH = 180;

export function marked(text, engine, sought) {
  const parts = [];
  let done = 0;
  for (const word of text.matchAll(WORD)) {
    if (engine.of(word[0], sought) === undefined) continue;
    parts.push(text.slice(done, word.index), make("mark", {}, [word[0]]));
    done = word.index + word[0].length;
  }
  return [...parts, text.slice(done)].filter((part) => part !== "");
}

export function excerpt(text, engine, sought) {
  const hits = Array.from(text.matchAll(WORD), (word) => [word.index, engine.of(word[0], sought)]).filter(([, term]) => term !== undefined);
  const value = (start) => new Set(hits.filter(([at]) => at >= start && at < start + LENGTH).map(([, term]) => term)).size;
  const best = hits.reduce((kept, [at]) => (value(at) > kept[1] ? [at, value(at)] : kept), [0, 0])[0];
  const sentence = text.lastIndexOf(". ", best) + 2;
  const start = best < LENGTH / 2 ? 0 : sentence > 1 && best - sentence < LENGTH / 2 ? sentence : text.lastIndexOf(" ", best - 30) + 1;
  const end = text.length - start <= LENGTH + 40 ? text.length : text.lastIndexOf(" ", start + LENGTH);
  const piece = text.slice(start, end);
  return [start ? "… " : "", ...marked(piece, engine, sought), end < text.length ? " …" : ""].filter((part) => part !== "");
}
