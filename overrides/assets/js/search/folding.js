// Words as the index has them. What the build does in site/search/language.py, with the tables that came with the index.

export const WORD = /[\p{L}\p{N}]+/gu;

export function folder(replacements) {
  return (word) =>
    replacements.reduce(
      (bare, [old, now]) => bare.replaceAll(old, now),
      word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""),
    );
}

export function words(text, fold) {
  return Array.from(text.normalize("NFC").matchAll(WORD), (match) => fold(match[0]));
}
