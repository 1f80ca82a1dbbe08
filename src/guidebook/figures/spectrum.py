"""The Data Driven Public Services Spectrum: its figure with tables, its data profiles and its examples."""

from __future__ import annotations

from guidebook.content.data import Language, Pair
from guidebook.figures.markup import render, say
from guidebook.figures.scene import Scene
from guidebook.figures.shapes import Naming
from guidebook.figures.spectrum_layout import ID, layouts


def spectrum(scene: Scene) -> str:
    """The spectrum as a figure, a table of its pairs and a table of what stands at its ends."""
    pairs = scene.data.spectrum.pairs
    values = {"count": len(pairs), "pairs": "; ".join(_named(pair, scene.language) for pair in pairs)}
    naming = Naming(
        ID,
        say(scene, "figure_spectrum_title"),
        say(scene, "figure_spectrum_description", **values),
        say(scene, "figure_spectrum_caption", **values),
    )
    return render("spectrum", scene, naming=naming, layouts=layouts(scene), spectrum=scene.data.spectrum)


def _named(pair: Pair, language: Language) -> str:
    return f"{pair.left.word.of(language)} – {pair.right.word.of(language)}"


def spectrum_profiles(scene: Scene) -> str:
    """The two data profiles, line by line."""
    return render("spectrum-profiles", scene, profiles=scene.data.spectrum.profiles)


def spectrum_examples(scene: Scene) -> str:
    """The examples, and which of them the slides themselves place."""
    return render("spectrum-examples", scene, examples=scene.data.spectrum.examples)
