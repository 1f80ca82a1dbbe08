"""The texts of a small site that is edited at random, as an account of its own has them."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.content.addresses import address

SENTENCES = [
    ("Arkivet har en kopi av brevet.", "The archive has a copy of the letter."),
    ("Saken ligger hos en leder.", "The matter is with a manager."),
    ("Teksten er skrevet for folk flest.", "The text is written for most people."),
    ("Her ser du hvem som svarer.", "Here you see who answers."),
    ("Gruppen møtes om høsten.", "The group meets in the autumn."),
    ("Huset har en rød dør.", "The house has a red door."),
    ("Barna leker i skogen.", "The children play in the forest."),
    ("Boken står på en hylle.", "The book stands on a shelf."),
    ("Båten ligger ved kaien.", "The boat lies at the quay."),
    ("Toget går langs elven.", "The train goes along the river."),
    ("Læreren forklarer reglene.", "The teacher explains the rules."),
    ("Kommunen eier bygningen.", "The municipality owns the building."),
    ("Møtet holdes i byen.", "The meeting is held in the town."),
    ("Legen leser rapporten.", "The doctor reads the report."),
    ("Broen er stengt om vinteren.", "The bridge is closed in winter."),
    ("Svaret kommer i posten.", "The reply comes by mail."),
]
"""The same in both languages; none says anything that a check cares for."""
HEADINGS = [("Om", "About"), ("Kort om", "Briefly about"), ("Mer om", "More about"), ("Nytt om", "News about")]
WORDS = {"m": ("Dette handler om {}.", "This is about {}."), "l": ("Les om {}.", "Read about {}.")}
OLD_HOST, NEW_HOST = "https://gammel.invalid.no/ki/", "https://ny.invalid.no/"


@dataclass
class Part:
    """A paragraph: a sentence (`s`), what the section is about (`m`), a link (`l`) or a picture (`p`)."""

    kind: str
    what: str


@dataclass
class Section:
    """A section of a page, or with an empty id what stands before the first."""

    id: str
    mark: str
    title: int
    parts: list[Part]

    def marks(self) -> set[str]:
        """The made-up names of everything that this text is about; where they stand, the text is."""
        return {part.what for part in self.parts if part.kind == "m"}

    def heading(self, language: int) -> str:
        return f"{HEADINGS[self.title][language]} {self.mark}"

    def text(self, language: int) -> str:
        """What a reader sees of it."""
        return " ".join([self.heading(language), *filter(None, (said(part, language) for part in self.parts))])


def said(part: Part, language: int) -> str:
    """The visible text of a paragraph."""
    if part.kind == "s":
        return SENTENCES[int(part.what)][language]
    return WORDS[part.kind][language].format(part.what) if part.kind in WORDS else ""


def place(name: str, id_: str = "") -> str:
    return address(name, "nb") + (f"#{id_}" if id_ else "")
