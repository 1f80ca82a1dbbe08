"""The inserts that a page can ask for by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from guidebook.figures.changes import all_changes, changes
from guidebook.figures.claims import claims
from guidebook.figures.due import due
from guidebook.figures.events import skate_events
from guidebook.figures.glossary import glossary
from guidebook.figures.paper import case_paper
from guidebook.figures.permanent import permanent_ids
from guidebook.figures.placing import spectrum_likely, spectrum_picture, spectrum_questions, spectrum_tool
from guidebook.figures.process import skate_process
from guidebook.figures.publisher import publisher
from guidebook.figures.register import sources
from guidebook.figures.scene import Scene
from guidebook.figures.spectrum import spectrum, spectrum_examples, spectrum_profiles
from guidebook.figures.timeline import programme_timeline
from guidebook.figures.workshop import workshop_run, workshop_sheets, workshop_summary

INSERTS: Final[Mapping[str, Callable[[Scene], str]]] = MappingProxyType(
    {
        "programme-timeline": programme_timeline,
        "spectrum": spectrum,
        "spectrum-profiles": spectrum_profiles,
        "spectrum-examples": spectrum_examples,
        "spectrum-tool": spectrum_tool,
        "spectrum-picture": spectrum_picture,
        "spectrum-likely": spectrum_likely,
        "spectrum-questions": spectrum_questions,
        "workshop-run": workshop_run,
        "workshop-sheets": workshop_sheets,
        "workshop-summary": workshop_summary,
        "skate-process": skate_process,
        "skate-events": skate_events,
        "glossary": glossary,
        "sources": sources,
        "claims": claims,
        "changes": changes,
        "all-changes": all_changes,
        "permanent-ids": permanent_ids,
        "publisher": publisher,
        "case-paper": case_paper,
        "due": due,
    }
)


def insert(name: str, scene: Scene) -> str:
    """The markup of the insert of that name. Raises `LookupError`, with the names there are, for another."""
    try:
        draw = INSERTS[name]
    except KeyError:
        raise LookupError(f"there is no insert {name!r}; there are {', '.join(INSERTS)}") from None
    return draw(scene)
