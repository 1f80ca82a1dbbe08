"""What a page may load and run."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guidebook.site.policy import Allowed, allowed_in, hashes, policy, with_policy, with_sheet, write_policies
from tests.conftest import Built

HEAD = '<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n<title>x</title>\n'


def of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>a()</script>", ["a()"]),
        ("<script>\na()\n</script><p><script>b()</script>", ["\na()\n", "b()"]),
        ('<script type="module">a()</script>', ["a()"]),
        ('<script type="importmap">{}</script>', ["{}"]),
        ('<script type="module" src="x.js"></script>', []),
        ('<script type="application/ld+json">{}</script>', []),
        ('<script type="application/json" id="x">{}</script>', []),
        ("<p>&lt;script>a()&lt;/script>", []),
    ],
)
def test_the_inline_scripts_of_a_page_are_allowed_and_nothing_else(html: str, scripts: list[str]) -> None:
    assert hashes(html) == Allowed(frozenset(of(text) for text in scripts))


def test_the_policy_of_a_page_holds_its_own_hashes_and_nothing_unsafe() -> None:
    assert policy(Allowed(frozenset(["'sha256-b'", "'sha256-a'"]), frozenset(["'sha256-c'"]))) == (
        "default-src 'none'; script-src 'self' 'sha256-a' 'sha256-b'; style-src 'self' 'sha256-c'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    assert "unsafe" not in policy(Allowed())


def test_the_policy_stands_before_anything_that_it_is_to_stop() -> None:
    html = with_policy(HEAD + "<script>a()</script>", hashes("<script>a()</script>"))
    before, _, after = html.partition('<meta http-equiv="Content-Security-Policy" content="')
    assert before.endswith('<head>\n<meta charset="utf-8">\n') and "<script" not in before
    assert of("a()") in after
    assert '<meta name="referrer" content="no-referrer">' in after


def test_a_page_that_begins_otherwise_is_not_left_without_a_policy() -> None:
    with pytest.raises(ValueError, match="the page has no"):
        with_policy("<!doctype html><title>x</title>", Allowed())


def test_the_first_stylesheet_stands_in_the_page_and_is_allowed_by_its_hash() -> None:
    html = '<link rel="stylesheet" href="../../assets/page.css">\n<link rel="stylesheet" href="../../assets/end.css">'
    told = with_sheet(html, "assets/page.css", r"a{b:'\\e'}")
    assert told == '<style>a{b:\'\\\\e\'}</style>\n<link rel="stylesheet" href="../../assets/end.css">'
    assert hashes(told) == Allowed(styles=frozenset([of(r"a{b:'\\e'}")]))


def test_every_page_below_a_folder_gets_its_own(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "index.html").write_text(HEAD + "<script>a()</script>", "utf-8")
    (tmp_path / "en" / "404.html").write_text(HEAD + "<script>b()</script>", "utf-8")
    (tmp_path / "x.svg").write_text("<svg/>", "utf-8")
    told = Allowed(frozenset([of("a()"), of("b()")]))
    assert write_policies(tmp_path, "assets/page.css", "") == told == allowed_in(tmp_path)
    assert of("b()") not in (tmp_path / "index.html").read_text("utf-8")
    assert of("b()") in (tmp_path / "en" / "404.html").read_text("utf-8")


class Reader(HTMLParser):
    """What the policy forbids, or would have forbidden, in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []
        self.told: list[str] = []
        self.first: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.first.append(tag)
        if given.get("http-equiv") == "Content-Security-Policy":
            assert self.first == ["html", "head", "meta", "meta"]
            self.told.append(given["content"] or "")
        self.met += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        self.met += [f"{tag} {name}" for name, value in attrs if (value or "").lstrip().startswith("javascript:")]
        if tag in ("iframe", "object", "embed", "base"):
            self.met.append(tag)


def test_the_reader_of_this_test_sees_what_is_forbidden() -> None:
    reader = Reader()
    reader.feed('<p style="a" onclick="b"><a href=" javascript:c"><base href="/">')
    assert reader.met == ["p style", "p onclick", "a href", "base"]


def test_every_page_of_the_build_has_its_policy_and_nothing_that_it_would_stop(built: Built) -> None:
    pages = sorted(built.folder.rglob("*.html"))
    assert len(pages) > 100
    styles: set[str] = set()
    for path in pages:
        html = path.read_text("utf-8")
        reader = Reader()
        reader.feed(html)
        assert reader.met == [], path
        assert reader.told == [policy(hashes(html))], path
        assert html.count("<style>") == 1, path
        styles |= hashes(html).styles
    assert len(styles) == 1
