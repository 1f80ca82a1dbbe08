from __future__ import annotations

from guidebook.content.places import places, prose


def test_code_and_comments_are_blanked_and_columns_stay() -> None:
    body = "æ `[x](y)` z\n```\n# nei\n```\n<!-- a\nb --> c\n~~~~\n```\n~~~~\nslutt"
    assert list(prose(body).lines) == [
        "æ          z",
        "   ",
        "     ",
        "   ",
        "      ",
        "      c",
        "    ",
        "   ",
        "    ",
        "slutt",
    ]


def test_targets_are_found_in_order() -> None:
    body = "[a](x.md) [b](x.md)\n\n[c][r] <https://e.example>\n\n[r]: z.md"
    found = list(places(body, 5).targets(["x.md", "x.md", "z.md", "https://e.example"]))
    assert found == [(5, 5), (5, 15), (9, 6), (7, 9)]


def test_a_target_is_not_found_inside_another() -> None:
    assert list(places("side [a](side.md) [b](side)", 1).targets(["side"])) == [(1, 23)]


def test_what_is_never_closed_is_told_and_read_as_text() -> None:
    found = places("a\n```\n[x](y.md)", 3)
    assert found.open_fence == 4
    assert list(found.targets(["y.md"])) == [(5, 5)]
    assert places("a\n<!-- b\n[x](y.md)", 3).open_comment == 4


def test_headings_are_found_in_either_form() -> None:
    assert list(places("# A\n\nB\n---\n\n---\n\n| a |\n---\n", 1).headings()) == [(1, 1), (3, 1), (8, 1)]
