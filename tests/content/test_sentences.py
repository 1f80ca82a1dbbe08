from __future__ import annotations

import pytest

from guidebook.content.data import Language
from guidebook.content.sentences import lix, sentences


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "Én. To.", ["Én.", "To."]),
        ("nb", "Se bl.a. Oslo, jf. Hansen, f.eks. Berg.", ["Se bl.a. Oslo, jf. Hansen, f.eks. Berg."]),
        ("nb", "Det var 22. november 2026. Så kom 3,5 prosent.", ["Det var 22. november 2026.", "Så kom 3,5 prosent."]),
        ("nb", "J. R. Hansen sa ja. Berg sa nei.", ["J. R. Hansen sa ja.", "Berg sa nei."]),
        ("nb", "Hun sa «ja.» Han sa nei.", ["Hun sa «ja.»", "Han sa nei."]),
        ("nb", "Vent … så kom det. Ja!", ["Vent … så kom det.", "Ja!"]),
        ("nb", "Tre ting: én, to.", ["Tre ting:", "én, to."]),
        ("nb", "Er det slik? Ja (litt.) Slutt", ["Er det slik?", "Ja (litt.)", "Slutt"]),
        ("nb", "Se digdir.no. Og § 3.2 nr. 4.", ["Se digdir.no.", "Og § 3.2 nr. 4."]),
        ("en", "See e.g. Oslo, i.e. Mr. Smith. Yes.", ["See e.g. Oslo, i.e. Mr. Smith.", "Yes."]),
        ("en", "“Yes.” She left at 2.30. It ended.", ["“Yes.”", "She left at 2.30.", "It ended."]),
        ("nb", "  ", []),
    ],
)
def test_a_text_is_split_into_its_sentences(language: Language, text: str, expected: list[str]) -> None:
    found = list(sentences(text, language))
    assert [each.text for each in found] == expected
    assert all(text[each.start :].startswith(each.text) for each in found)


def test_a_compound_a_number_and_an_abbreviation_are_one_word_each() -> None:
    [sentence] = sentences("KI-system koster 1,5 kroner, f.eks. don’t", "nb")
    assert sentence.words == ["KI-system", "koster", "1", "5", "kroner", "f.eks", "don’t"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], 0.0),
        (["En to tre fire."], 4.0),
        (["En to tre. Fem seks."], 2.5),
        (["Kommunen svarer borgerne."], 3.0 + 100 * 2 / 3),
        (["Seks bokstaver.", "Syv"], 1.5 + 100 / 3),
    ],
)
def test_lix_is_words_a_sentence_plus_the_share_of_long_words(texts: list[str], expected: float) -> None:
    """A long word has seven letters or more: Kommunen (8) and borgerne (8) are long, svarer (6) is not."""
    assert lix([sentence.words for text in texts for sentence in sentences(text, "nb")]) == pytest.approx(expected)
