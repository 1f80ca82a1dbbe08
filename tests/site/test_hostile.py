"""Words that look like HTML, wherever an author may write words: they arrive as words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

import pytest

from tests.conftest import mkdocs
from tests.project import ROOT, SOURCE, copy_theme, page, write_project

MARKUP = '<script>alert(1)</script> & 5" x 6"'
CONTACT = "post@veiledning.example"
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def hostile(field_: str) -> str:
    """Words of their own for each field, so that one cannot stand in for another."""
    return f"{field_} {MARKUP} 'x'"


def quoted(field_: str) -> str:
    return json.dumps(hostile(field_))


MORE = f"""image: /images/bilde.jpg
imageAlt: {quoted("alt")}
updated: 2026-11-02
sources: [kilde]
reviewed: {{date: 2026-11-02, by: {quoted("by")}, what: {quoted("checked")}}}  # allow reviewed-by: a test
changes:
  - {{date: 2026-11-02, what: {quoted("change")}}}
"""
BODY = """Text.[^kilde]

## Part { #del }

More. Mer.

/// insert | sources
///

/// insert | changes
///

/// insert | publisher
///
"""


def spoiled(title: str, body: str, more: str) -> str:
    """A page with hostile words in its front matter and, equal to the title, in its h1."""
    heading = escape(hostile(title), quote=False)
    description = f"{hostile('description')}, Oslo, Bergen, Drammen, Stavanger."
    text = page("TITLE", body, more).replace('"TITLE"', quoted(title)).replace("# TITLE", f"# {heading}")
    text = re.sub("^description: .*$", lambda _: f"description: {json.dumps(description)}", text, flags=re.M)
    return text.replace('author: "A writer"', f"author: {quoted('author')}")


@dataclass
class Seen(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("path", "circle"):
            assert self.open and self.open[-1] == tag, (tag, self.open, self.getpos())
            self.open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, tag: str, name: str) -> set[str]:
        return {given[name] for met, given in self.tags if met == tag and name in given}


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Every page of a build in which all words are hostile, by its path."""
    source = SOURCE.format(id="kilde").replace('"A source"', quoted("source"))
    files: dict[str, str | bytes | None] = {
        "docs/data/sources.yml": source,
        **{f"docs/{language}/side.md": spoiled("title", BODY, MORE) for language in ("nb", "en")},
        **{f"docs/{language}/{name}.md": page(name, "Text.") for language in ("nb", "en") for name in ("a", "z")},
    }
    root = copy_theme(write_project(tmp_path_factory.mktemp("hostile"), files))
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    before, _, after = config.partition("nav:\n")
    group = f"  - {quoted('group')}:\n      - A: a.md\n      - {quoted('nav')}: side.md\n      - Z: z.md\n"
    nav = f"nav:\n  - Forsiden: index.md\n{group}"
    config = before + nav + "\n" + after[after.index("# The templates") :]
    config = config.replace('publisher: ""', f"publisher: {quoted('publisher')}")
    config = config.replace('contact: ""', f'contact: "{CONTACT}"')
    titles = "".join(f"            {title}: {title}\n" for title in (quoted("nav"), quoted("group"), "A", "Z"))
    config = config.replace("nav_translations:\n", f"nav_translations:\n{titles}")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    run = mkdocs(root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    return {str(file.relative_to(root / "site")): file.read_text("utf-8") for file in (root / "site").rglob("*.html")}


@pytest.fixture(scope="module")
def seen(raw: Mapping[str, str]) -> Mapping[str, Seen]:
    """Every page as a browser reads it."""
    pages = {path: Seen() for path in raw}
    for path, parser in pages.items():
        parser.feed(raw[path])
        parser.close()
    return pages


OWN_SCRIPT = re.compile(
    r'<script (?:(?:defer fetchpriority="low" )?src="[^"]*assets/[\w./-]+\.js"'
    r'|type="application/(?:ld\+)?json"[^<>]*)>',
    re.I,
)


def test_no_page_has_a_script_but_the_sites_own(raw: Mapping[str, str]) -> None:
    assert {"index.html", "en/side/index.html"} <= raw.keys()
    constant = (ROOT / "overrides" / "partials" / "scheme.html").read_text("utf-8")
    inside = constant[constant.index("<script>") : constant.index("</script>") + len("</script>")]
    left = {path: OWN_SCRIPT.sub("", html.replace(inside, "")).lower() for path, html in raw.items()}
    assert [path for path, html in left.items() if "<script" in html] == []


def test_every_tag_is_whole(seen: Mapping[str, Seen]) -> None:
    for path, parser in seen.items():
        assert parser.open == [], path
        names = {name for _, given in parser.tags for name in given}
        assert {name for name in names if not re.fullmatch(r"[a-z][a-z-]*", name)} <= {"viewbox"}, path
        assert not names & {"quotes", "alert", "x"}, path


@pytest.mark.parametrize("path", ["side/index.html", "en/side/index.html"])
@pytest.mark.parametrize(
    "words",
    ["title", "description", "author", "by", "checked", "change", "source", "publisher", "nav"],
)
def test_the_words_arrive_as_words(words: str, path: str, seen: Mapping[str, Seen]) -> None:
    assert hostile(words) in seen[path].text


@pytest.mark.parametrize("path", ["side/index.html", "en/side/index.html"])
@pytest.mark.parametrize(
    ("tag", "name", "words"),
    [
        ("html", "data-title", "title"),
        ("meta", "content", "title"),
        ("meta", "content", "author"),
        ("img", "alt", "alt"),
    ],
)
def test_the_words_arrive_whole_in_attributes(
    tag: str, name: str, words: str, path: str, seen: Mapping[str, Seen]
) -> None:
    assert hostile(words) in seen[path].values(tag, name)


@pytest.mark.parametrize("path", ["side/index.html", "en/side/index.html"])
def test_the_description_is_the_same_for_readers_and_for_machines(path: str, seen: Mapping[str, Seen]) -> None:
    described = [value for value in seen[path].values("meta", "content") if value.startswith(hostile("description"))]
    assert len(described) == 1


@pytest.mark.parametrize("path", ["side/index.html", "en/side/index.html"])
def test_a_letter_about_the_page_is_one_address(path: str, seen: Mapping[str, Seen]) -> None:
    letters = [href for href in seen[path].values("a", "href") if href.startswith("mailto:") and "subject=" in href]
    assert len(letters) == 1
    assert letters[0].startswith(f"mailto:{CONTACT}?subject=")
    assert "%3Cscript%3E" in letters[0] and "&body=https%3A%2F%2F" in letters[0]


@pytest.mark.parametrize("path", ["index.html", "en/index.html", "404.html"])
def test_the_menu_shows_the_words_on_other_pages(path: str, seen: Mapping[str, Seen]) -> None:
    assert hostile("group") in seen[path].text


@pytest.mark.parametrize("path", ["a/index.html", "z/index.html", "en/a/index.html", "en/z/index.html"])
def test_the_pages_beside_show_the_title_as_words(path: str, seen: Mapping[str, Seen]) -> None:
    assert hostile("title") in seen[path].text and hostile("nav") in seen[path].text
