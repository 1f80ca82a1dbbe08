"""The index of one language: for each word the sections that hold it, in files that a browser fetches one by one.

The weight of a word in a section is BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009,
section 3.5): the counts in heading, text and the rest are weighted, then saturated. Each weight is written as one of
26 letters; how rare a word is, is counted in the browser.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from guidebook.content.data import Language
from guidebook.site.search.compounds import parts
from guidebook.site.search.language import TONGUES, stem, tokens
from guidebook.site.search.sections import Section

WEIGHTS: Mapping[str, float] = {
    "title": 9.0,  # of the page
    "heading": 7.0,
    "aside": 6.0,  # what an entry is also called
    "above": 1.5,  # the headings above; for the opening of a page, its description
    "asked": 1.1,  # what readers ask
    "text": 1.0,
}
"""What a word counts in each field of a section; tried on those `benchmarks/queries` that are not kept back."""
PART = 0.4
"""The share of the weight of a compound that its parts have."""
SATURATION, LENGTH = 1.5, 0.6
"""BM25's k1, and its b for the text of a section."""
REFERENCE = 0.6
"""The share of its weight that a word has where a section only tells where something comes from."""
LEVELS = 26
SHARD = 40_000
"""The characters of a file of the index, at most, but for a single word's."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page to be found."""

    address: str
    """From the root of the site."""
    description: str
    sections: Sequence[Section]


@dataclass(slots=True)
class _Term:
    """A word with all its forms, and its weight by the number of a section."""

    forms: set[str]
    weights: dict[int, float]


def index(pages: Sequence[SearchPage], language: Language, synonyms: Sequence[Sequence[str]]) -> dict[str, str]:
    """The files of the index by name: `words.json`, first of all; `N.json`, a part of the index; `pN.json`, a page."""
    terms = _terms(pages, language, synonyms)
    ordered = sorted(terms)
    shards = list(_shards([_postings(terms[each].weights) for each in ordered]))
    starts = [sum(map(len, shards[:number])) for number in range(len(shards))]
    tongue = TONGUES[language]
    head = {
        "language": language,
        "folding": tongue.folding,
        "stop": " ".join(sorted(tongue.stop)),
        "endings": tongue.endings,
        "synonyms": [[" ".join(tokens(each, language)) for each in group] for group in synonyms],
        "pages": [len(page.sections) for page in pages],
        "shards": starts,
        "words": "\n".join(_line(each, terms[each]) for each in ordered),
    }
    files: dict[str, object] = {"words.json": head, **{f"{number}.json": shard for number, shard in enumerate(shards)}}
    files |= {f"p{number}.json": _page(page, language) for number, page in enumerate(pages)}
    return {name: json.dumps(value, ensure_ascii=False, separators=(",", ":")) for name, value in files.items()}


def _terms(pages: Sequence[SearchPage], language: Language, synonyms: Sequence[Sequence[str]]) -> dict[str, _Term]:
    every = [(section, page) for page in pages for section in page.sections]
    counted = [_counts(section, "" if section.id else page.description, language) for section, page in every]
    known = {word for counts in counted for words in counts.values() for word in words}
    known |= {word for group in synonyms for each in group for word in tokens(each, language)}
    inside = _compounds(known, language) if TONGUES[language].compounds else {}
    usual = sum(counts["text"].total() for counts in counted) / max(1, len(counted)) or 1
    terms: defaultdict[str, _Term] = defaultdict(lambda: _Term(set(), {}))
    for number, ((section, _), fields) in enumerate(zip(every, counted, strict=True)):
        sums: defaultdict[str, float] = defaultdict(float)
        shortness = 1 / (1 + LENGTH * (fields["text"].total() / usual - 1))
        for field, counts in fields.items():
            measure = WEIGHTS[field] * (shortness if field == "text" else 1)
            for word, count in counts.items():
                name = stem(word, language)
                terms[name].forms.add(word)
                sums[name] += count * measure
                for part in inside.get(word, ()):
                    sums[part] += count * measure * PART
        for name, total in sums.items():
            terms[name].weights[number] = total / (SATURATION + total) * (REFERENCE if section.reference else 1)
    for word in (word for group in synonyms for each in group for word in tokens(each, language)):
        terms[stem(word, language)].forms.add(word)
    return dict(terms)


@lru_cache(maxsize=4096)  # the preview asks for the same sections at each change
def _counts(section: Section, description: str, language: Language) -> Mapping[str, Counter[str]]:
    """How often each word stands in each field of a section; those that tell nothing count in headings alone.

    How often the phrases of readers repeat a word says nothing, so each of theirs counts once.
    """

    def count(text: str, passed: Collection[str] = ()) -> Counter[str]:
        return Counter(word for word in tokens(text, language) if word not in passed)

    stop = TONGUES[language].stop
    return {
        "heading" if section.id else "title": count(section.heading),
        "aside": count(section.aside),
        "asked": Counter(count(" ".join(section.asked), stop).keys()),
        "above": count(" ".join([*section.above, description]), stop),
        "text": count(section.text, stop),
    }


def _compounds(known: set[str], language: Language) -> dict[str, set[str]]:
    """The stems of the parts of each compound."""
    stems = {stem(word, language) for word in known}
    found = {word: parts(word, known, stems, stem(word, language)) for word in known}
    return {word: {stem(each, language) for each in inside} for word, inside in found.items() if inside}


def _line(name: str, term: _Term) -> str:
    """A word: its stem, in how many sections it is, and its forms as what they have beyond the stem.

    `.` is the stem itself, and `=` stands before a form that does not begin with it.
    """
    forms = (each[len(name) :] or "." if each.startswith(name) else f"={each}" for each in sorted(term.forms))
    return " ".join([name, _base36(len(term.weights)), *forms])


def _postings(weights: Mapping[int, float]) -> str:
    """For each section the step from the last one in base 36, left out where it is 1, and the weight as A to Z."""
    last, text = -1, []
    for number, weight in sorted(weights.items()):
        step = _base36(number - last) if number - last > 1 else ""
        text.append(step + chr(65 + min(LEVELS - 1, int(weight * LEVELS))))
        last = number
    return "".join(text)


def _shards(postings: Sequence[str]) -> Iterator[list[str]]:
    shard: list[str] = []
    size = 0
    for each in postings:
        if shard and size + len(each) > SHARD:
            yield shard
            shard, size = [], 0
        shard.append(each)
        size += len(each) + 3
    yield shard


def _page(page: SearchPage, language: Language) -> object:
    """What the results show of a page."""
    title = page.sections[0].heading
    parts = [
        [s.id, s.heading, list(s.above[1:]), s.text or (page.description if not s.id else ""), list(s.asked)]
        for s in page.sections
    ]
    return {"address": page.address, "title": title, "sections": parts}


@cache
def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits
