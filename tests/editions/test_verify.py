"""A filed copy proved: whole, in part, spoilt, hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from guidebook.content.tree import read_records
from guidebook.editions import verify as module
from guidebook.editions.archive import PARTS, archive
from guidebook.editions.frozen import read_editions, read_list
from guidebook.editions.verify import Verdict, verify
from tests.editions.shelves import DAY, edition, project


@dataclass(frozen=True)
class Filed:
    """An edition, and its question asked."""

    files: Mapping[str, bytes]
    ask: Callable[..., Verdict]

    def packed(self, changes: Mapping[str, bytes | None] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
        """A ZIP of the edition by another program, with these changes."""
        buffer = io.BytesIO()
        content = {name: raw for name, raw in self.files.items() if name.startswith(PARTS)} | dict(changes or {})
        with zipfile.ZipFile(buffer, "w", method) as made:
            for name, raw in content.items():
                if raw is not None:
                    made.writestr(name, raw)
        return buffer.getvalue()


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Filed:
    root = project(tmp_path_factory.mktemp("filed"))
    files = edition(root)
    texts, _ = read_records(root)

    def ask(raw: bytes, section: str = "") -> Verdict:
        return verify(raw, section, read_editions(texts), read_list(texts))

    return Filed(files, ask)


def test_the_file_itself_is_proved(filed: Filed) -> None:
    verdict = filed.ask(archive(filed.files.items(), DAY))
    assert verdict.proved
    assert verdict.sentences[-1] == f"It is the file of the edition {DAY}, byte for byte."


@pytest.mark.parametrize(
    "section", ["side/#del", "/side/#del", "https://veiledning.example/ki/side/#del", f"/utgaver/{DAY}/side/#del"]
)
def test_a_section_of_it_is_proved_however_its_address_is_written(filed: Filed, section: str) -> None:
    verdict = filed.ask(archive(filed.files.items(), DAY), section)
    assert verdict.proved
    assert "The section #del of “Siden” (/side/)" in verdict.sentences[2]


def test_the_english_section_has_its_own_address(filed: Filed) -> None:
    packed = archive(filed.files.items(), DAY)
    for section in ("en/side/#del", f"https://veiledning.example/ki/en/utgaver/{DAY}/side/#del"):
        assert "“The page” (/en/side/)" in filed.ask(packed, section).sentences[2]


def test_one_page_is_proved_and_a_section_in_it(filed: Filed) -> None:
    raw = filed.files["pages/en/side/index.html"]
    assert filed.ask(raw).proved
    assert filed.ask(raw, "#del").proved
    assert filed.ask(filed.files["source/docs/nb/side.md"]).proved


def test_the_same_files_packed_by_another_program_are_proved(filed: Filed) -> None:
    verdict = filed.ask(filed.packed())
    assert verdict.proved
    assert "holds every file of the edition" in verdict.sentences[-1]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pages/side/index.html": b"x"}, "pages/side/index.html has other bytes"),
        ({"pages/side/index.html": None}, "pages/side/index.html is not in it"),
        ({"pages/ny.html": b"x"}, "pages/ny.html is not part of the edition"),
        ({"../../etc/passwd": b"x"}, "../../etc/passwd is not part of the edition"),
        ({"/etc/passwd": b"x"}, "/etc/passwd is not part of the edition"),
        ({"\x1b[31mrød": b"x"}, "\\x1b[31mr\\xf8d is not part of the edition"),
        ({"a" * 5000: b"x"}, f"{'a' * 80} is not part of the edition"),
    ],
)
def test_a_file_that_differs_is_not_proved_and_the_difference_is_told(
    filed: Filed, changes: Mapping[str, bytes | None], said: str
) -> None:
    verdict = filed.ask(filed.packed(changes))
    assert not verdict.proved and not verdict.wrong
    assert f"  {said}" in verdict.sentences


def test_a_name_that_stands_twice_hides_nothing(filed: Filed) -> None:
    buffer = io.BytesIO(filed.packed())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(buffer, "a") as made:
        made.writestr("pages/side/index.html", b"another")
    verdict = filed.ask(buffer.getvalue())
    assert not verdict.proved
    assert "  pages/side/index.html stands in it more than once" in verdict.sentences


def test_a_bomb_is_read_up_to_a_limit_only(filed: Filed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ENTRY", 1_000_000)
    monkeypatch.setattr(module, "LARGEST", 2_000_000)
    bombs: dict[str, bytes | None] = {f"bomb{number}": bytes(3_000_000) for number in range(20)}
    verdict = filed.ask(filed.packed(bombs))
    assert not verdict.proved
    assert any(each.startswith("  and ") for each in verdict.sentences)


def test_a_zip_that_cannot_be_read_is_told_so(filed: Filed) -> None:
    whole = filed.packed()
    spoilt = whole.replace(b"PK\x01\x02", b"PK\x01\x03", 1)
    wrong_sum = bytearray(archive(filed.files.items(), DAY))
    wrong_sum[200] ^= 1
    encrypted = bytearray(whole)
    encrypted[6] |= 1
    encrypted[whole.index(b"PK\x01\x02") + 8] |= 1
    for raw in (whole[:500], spoilt, bytes(wrong_sum), bytes(encrypted), b"PK\x03\x04"):
        verdict = filed.ask(raw)
        assert not verdict.proved and not verdict.wrong
        assert "cannot be read as a ZIP" in verdict.sentences[-1]


def test_the_text_of_a_section_is_proved_in_a_file_that_is_otherwise_changed(filed: Filed) -> None:
    raw = filed.files["pages/side/index.html"].replace(b"<body>", b"<body class='saved'>")
    assert not filed.ask(raw).proved
    verdict = filed.ask(raw, "side/#del")
    assert verdict.proved
    assert "proves its words" in verdict.sentences[-1]
    assert not filed.ask(raw.replace(b"Mer.", b"Mindre."), "#del").proved
    assert not filed.ask(raw, "en/side/#del").proved, "the Norwegian text is not the English one"


@pytest.mark.parametrize("section", ["#", "om/", "side/#nope", "nope/#del", "#del"])
def test_a_question_that_cannot_be_understood_is_wrong_use(filed: Filed, section: str) -> None:
    verdict = filed.ask(archive(filed.files.items(), DAY), section)
    assert verdict.wrong and not verdict.proved


def test_anything_else_is_not_proved(filed: Filed, tmp_path: Path) -> None:
    for raw in (b"", b"\xff\xfe", b"<html>", b"%PDF-1.7"):
        assert not filed.ask(raw).proved
        assert not filed.ask(raw, "#del").proved
    assert verify(b"", "", (), ()).sentences == ("No edition is frozen here, so nothing can be proved.",)
