"""Freezing: the same bytes for the same state, standing on its own, whole or not at all."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from guidebook.content.addresses import OWN
from guidebook.content.tree import load
from guidebook.editions.archive import archive
from guidebook.editions.cut import cut, may_freeze, recorded
from guidebook.editions.edition import RECORD, read_record, section_digests
from guidebook.editions.freeze import listing
from guidebook.editions.frozen import read_editions, read_list
from guidebook.editions.plan import Refused
from guidebook.editions.standalone import article_of
from tests.editions.shelves import DAY, SITE_URL, edition, frozen, project
from tests.project import page
from tests.site.crawl import dead

TODAY = dt.date(2026, 11, 22)
PICTURED = {
    "docs/nb/side.md": page(
        "Siden",
        f"`{OWN}side/#del` & «æøå».\n\n![Et bilde](/images/bilde.jpg)\n\n## Del {{ #del }}\n\n[Hjem](index.md)\n\n"
        '```\n<a href="../index.md">\n```\n',
    ),
    "docs/en/side.md": page(
        "The page",
        f"`{OWN}side/#del` & “æøå”.\n\n![A picture](/images/bilde.jpg)\n\n## Part {{ #del }}\n\n[Home](index.md)\n\n"
        '```\n<a href="../index.md">\n```\n',
    ),
}


def test_the_same_state_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = frozen(project(tmp_path / "a", PICTURED))[1]
    second = frozen(project(tmp_path / "b", PICTURED))[1]
    assert first == second
    assert listing(first, DAY) == listing(second, DAY)
    assert archive(reversed(first.items()), DAY) == archive(first.items(), DAY)


def test_the_bytes_of_a_zip_stay_what_they_are_whatever_becomes_of_its_program() -> None:
    packed = archive([("pages/å.html", b"<p>"), ("source/b.md", b"x"), (RECORD, b"{}")], DAY)
    assert sha256(packed).hexdigest() == "d6d633f17db802f41b6c39785a120ae1380942dfc60fef8b52941106022901e6"
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert opened.testzip() is None
        assert [(each.filename, each.compress_type) for each in opened.infolist()] == [
            ("pages/å.html", zipfile.ZIP_STORED),
            ("source/b.md", zipfile.ZIP_STORED),
        ]


def test_an_edition_has_the_texts_the_data_the_pictures_and_the_pages(tmp_path: Path) -> None:
    files = frozen(project(tmp_path, PICTURED))[1]
    wanted = {
        RECORD,
        "pages/index.html",
        "pages/en/side/index.html",
        "pages/images/bilde.jpg",
        "source/images/bilde.jpg",
    }
    assert wanted <= files.keys()
    assert files["source/docs/nb/side.md"] == (tmp_path / "docs/nb/side.md").read_bytes()
    assert "source/docs/data/glossary.yml" in files
    assert read_record(files[RECORD]).files.keys() == files.keys() - {RECORD}


def test_the_record_has_the_digest_of_every_section_of_the_frozen_article(tmp_path: Path) -> None:
    files = frozen(project(tmp_path, PICTURED))[1]
    for frozen_page in read_record(files[RECORD]).pages:
        article = article_of(files[frozen_page.file].decode())
        assert section_digests(article) == frozen_page.sections
        assert {"", "del"} <= frozen_page.sections.keys() or frozen_page.name == "index.md"


def test_the_address_of_that_day_stands_in_the_text_and_code_is_left_alone(tmp_path: Path) -> None:
    text = frozen(project(tmp_path, PICTURED))[1]["pages/side/index.html"].decode()
    assert f"<code>{SITE_URL}side/#del</code>" in text
    assert OWN not in text
    assert "&lt;a href=&quot;../index.md&quot;&gt;" in text


def test_the_pages_open_from_disk_with_neither_script_nor_network(tmp_path: Path) -> None:
    root = project(tmp_path, PICTURED)
    edition(root)
    pages = root / "editions" / str(DAY) / "pages"
    assert dead(pages, "file:///pages/") == []
    for path in pages.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<script|<iframe|@import|url\((?!#)| on\w+=|<link rel=.(?!canonical)", text), path
        assert '<link rel="canonical" href="https://veiledning.example/ki/' in text
    front = (pages / "en" / "index.html").read_text("utf-8")
    assert front.count('<html lang="en">') == 1 and 'href="../index.html"' in front
    assert 'href="side/index.html">The page</a>' in front, "the front page lists every page"


def test_a_claim_is_told_as_of_the_day_of_the_edition(tmp_path: Path) -> None:
    claim = (
        '- id: loven\n  statement: {nb: "Loven gjelder ikke.", en: "The law is not in force."}\n'
        "  sources: [kilde]\n  checked: 2026-11-01\n  recheckBy: 2026-11-15\n"
    )
    side = {"nb": ("Siden", "Del"), "en": ("The page", "Part")}
    changes = {
        f"docs/{language}/side.md": page(
            title, f"/// claim | loven\n///\n\n## {part} {{ #del }}\n\nMer.\n", "sources: [kilde]\n"
        )
        for language, (title, part) in side.items()
    }
    root = project(tmp_path, {"docs/data/claims.yml": claim, **changes})
    early = frozen(root, DAY)[1]["pages/en/side/index.html"].decode()
    late = frozen(root, TODAY)[1]["pages/en/side/index.html"].decode()
    assert "May have changed since" not in early
    assert "May have changed since" in late


def test_an_edition_on_disk_is_whole_and_recorded(tmp_path: Path) -> None:
    root = project(tmp_path)
    files = edition(root)
    tree = load(root, TODAY)
    assert [each.date for each in read_editions(tree.editions)] == [DAY]
    assert read_list(tree.editions) == [listing(files, DAY)]
    assert f"/utgaver/{DAY}/side/#del\t" in tree.editions["editions/ledger.tsv"]
    assert not [name for name in (root / "editions").iterdir() if name.name.startswith(".")]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (dt.date(2026, 11, 23), "has not come yet"),
        (DAY, "frozen already, and never changes"),
        (dt.date(2026, 11, 9), "an earlier one cannot follow"),
    ],
)
def test_a_day_that_cannot_be_frozen_is_refused_with_the_way_on(tmp_path: Path, date: dt.date, said: str) -> None:
    root = project(tmp_path)
    edition(root)
    with pytest.raises(Refused, match=said):
        may_freeze(load(root, TODAY), date, TODAY)


def test_an_id_that_a_figure_gives_is_refused_before_it_is_promised(tmp_path: Path) -> None:
    root = project(tmp_path)
    for given, promised in (("fig-tegning", False), ("tegning", True)):
        tree, files = frozen(root, figure=f'<p id="{given}">Tegnet.</p>')
        if promised:
            with pytest.raises(Refused, match="/en/side/#tegning, /side/#tegning would be promised"):
                recorded(tree, files, DAY)
        else:
            recorded(tree, files, DAY)


def test_interrupted_freezing_leaves_nothing_and_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    tree, files = frozen(root)
    written = 0
    write = Path.write_bytes

    def stopping(path: Path, raw: bytes) -> int:
        nonlocal written
        written += 1
        if written == 5:
            raise KeyboardInterrupt
        return write(path, raw)

    plan = recorded(tree, files, DAY)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "write_bytes", stopping)
        cut(root, files, DAY, plan)
    assert [path for path in (root / "editions").rglob("*") if path.is_file()] == []
    cut(root, files, DAY, plan)
    assert [each.date for each in read_editions(load(root, TODAY).editions)] == [DAY]


def test_a_folder_left_before_its_line_was_written_is_recorded_where_it_is_the_same(tmp_path: Path) -> None:
    root = project(tmp_path)
    tree, files = frozen(root)
    edition(root)
    listed = root / "editions" / "frozen.tsv"
    listed.unlink()
    cut(root, files, DAY, recorded(tree, files, DAY))
    assert listed.exists()
    listed.unlink()
    (root / "editions" / str(DAY) / "source" / "docs" / "nb" / "side.md").write_text("x", "utf-8")
    with pytest.raises(Refused, match="holds something else"):
        cut(root, files, DAY, recorded(tree, files, DAY))
    assert not listed.exists()
