from __future__ import annotations

from guidebook.content.places import places, prose


def test_code_and_comments_are_blanked_and_columns_stay() -> None:
    body = "æ `[x](y)` z\n```\n# nei\n```\n<!-- a\nb --> c\n~~~~\n```\n~~~~\nslutt"
    assert prose(body) == ["æ          z", "   ", "     ", "   ", "      ", "      c", "    ", "   ", "    ", "slutt"]


def test_targets_are_found_in_order() -> None:
    body = "[a](x.md) [b](x.md)\n\n[c][r] <https://e.example>\n\n[r]: z.md"
    found = list(places(body, 5).targets(["x.md", "x.md", "z.md", "https://e.example"]))
    assert found == [(5, 5), (5, 15), (9, 6), (7, 9)]


def test_a_target_is_not_found_inside_another() -> None:
    assert list(places("side [a](side.md) [b](side)", 1).targets(["side"])) == [(1, 23)]
