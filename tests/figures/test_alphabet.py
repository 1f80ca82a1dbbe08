import pytest

from guidebook.content.data import Language
from guidebook.figures.alphabet import initial, order


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ["ansvar", "Data", "én gang", "KI", "KI Norge", "KI-system", "kist", "zoo", "ærlig", "ødelagt", "åpne"]),
        ("nb", ["2 år", "ape", "zoo", "ärlig", "ørn", "Östen", "å"]),
        ("en", ["AI", "the AI Act", "an answer", "åpne", "case", "öre", "sea", "æther".replace("æ", "zz")]),
    ],
)
def test_words_come_in_the_order_of_the_alphabet(language: Language, words: list[str]) -> None:
    assert sorted(reversed(words), key=lambda word: order(word, language)) == words


@pytest.mark.parametrize(
    ("word", "language", "letter"),
    [
        ("åpne data", "nb", "Å"),
        ("åpne data", "en", "A"),
        ("the AI Act", "en", "A"),
        ("the", "en", "T"),
        ("én gang", "nb", "E"),
        ("«sak»", "nb", "S"),
        ("2 år", "nb", "#"),
    ],
)
def test_the_letter_under_which_a_word_stands(word: str, language: Language, letter: str) -> None:
    assert initial(word, language) == letter
