"""The review of a change: a small repository, one kind of change a commit, each report held against what it says."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidebook.cli import main
from tests.project import SOURCE, in_step, page, write, write_project

TABLE = "| Hva | Antall |\n| --- | --- |\n| Søknader | 40 |\n| Svar | 30 |\n"
TABLE_EN = (
    TABLE.replace("Hva", "What").replace("Antall", "Number").replace("Søknader", "Cases").replace("Svar", "Answers")
)
LONG_NB = "Kommunen svarer innbyggerne sine på papir hver eneste onsdag, og på torsdag når det regner i byen."
LONG_EN = "The city answers its people on paper every single Wednesday, and on Thursday when it rains in town."


def nb(first: str = "", second: str = "", more: str = "sources: [kilde]\n", title: str = "Siden") -> str:
    """The Norwegian page of the small history; empty sections are as they are at its beginning."""
    first = first or "Du bør vente i 14 dager.[^kilde] Se § 11 i loven.\n"
    second = second or f"{LONG_NB} Mer finnes ikke.\n"
    body = f"Tekst.[^kilde]\n\n## Del {{ #del }}\n\nMer.\n\n{first}\n## Andre {{ #andre }}\n\n{second}\n"
    return page(title, f"{body}## Tall {{ #tall }}\n\n{TABLE}", more)


def en(first: str = "", second: str = "", more: str = "sources: [kilde]\n", title: str = "The page") -> str:
    """The English one."""
    first = first or "You should wait for 14 days.[^kilde] See Section 11 of the Act.\n"
    second = second or f"{LONG_EN} There is no more.\n"
    body = f"Text.[^kilde]\n\n## Part {{ #del }}\n\nMore.\n\n{first}\n## Second {{ #andre }}\n\n{second}\n"
    return page(title, f"{body}## Numbers {{ #tall }}\n\n{TABLE_EN}", more)


TERM = """- id: ord
  nb: {term: "ord", definition: "En ting."}
  en: {term: "word", definition: "A thing."}
  sources: [annen]
"""
NB, EN = "docs/nb/side.md", "docs/en/side.md"
START: Mapping[str, str | bytes | None] = {
    NB: nb(),
    EN: en(),
    "docs/data/glossary.yml": TERM,
    "docs/data/sources.yml": SOURCE.format(id="kilde") + SOURCE.format(id="annen"),
    "docs/nb/ekstra.md": page("Ekstra", f"{LONG_NB}\n\n## Mål {{ #mal }}\n\nHer er et mål.\n"),
    "docs/en/ekstra.md": page("Extra", f"{LONG_EN}\n\n## Goal {{ #mal }}\n\nHere is a goal.\n"),
}


def git(root: Path, *words: str) -> str:
    """Run git as somebody, on a fixed day."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    day = {"GIT_COMMITTER_DATE": "2026-11-22T12:00:00Z", "GIT_AUTHOR_DATE": "2026-11-22T12:00:00Z"}
    done = subprocess.run(
        ["git", "-C", root, *who, *words], capture_output=True, text=True, check=True, env=_env() | day
    )
    return done.stdout.strip()


def _env() -> dict[str, str]:
    import os

    return {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


def commit(root: Path, name: str) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", name)
    return git(root, "rev-parse", "HEAD")


@dataclass(frozen=True)
class Told:
    """What a review wrote."""

    code: int
    html: str
    comment: str
    data: dict[str, object]

    @property
    def text(self) -> str:
        """What a reader of the report sees and hears."""
        reader = _Text()
        reader.feed(self.html)
        return re.sub(r"\s+", " ", "".join(reader.parts))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.silent = False

    def handle_data(self, data: str) -> None:
        self.parts += [] if self.silent else [data]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose first commit is sound and published."""
    root = in_step(write_project(tmp_path_factory.mktemp("history"), START))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("SOURCE_DATE_EPOCH", "1795348800")
        assert CliRunner().invoke(main, ["ledger"]).exit_code == 0
    git(root, "init", "-q", "-b", "main", ".")
    commit(root, "start")
    return root


Review = Callable[..., Told]


@pytest.fixture
def review(start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Review:
    """Makes a change on a branch of its own, and tells what its review says of it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")

    def run(files: Mapping[str, str | bytes | None], *commands: str, synced: bool = True) -> Told:
        git(start, "checkout", "-q", "-B", "change", "main")
        git(start, "clean", "-qfd")
        monkeypatch.chdir(start)
        for command in commands:
            assert CliRunner().invoke(main, command.split()).exit_code == 0, command
        write(start, files)
        if synced:
            in_step(start)
        head = commit(start, "change")
        return reviewed("main", "--head", head)

    def reviewed(*args: str) -> Told:
        out = tmp_path / "review"
        result = CliRunner().invoke(main, ["review", *args, "--out", str(out)])
        assert result.exit_code in (0, 1), result.output + str(result.exception)
        html, short = ((out / name).read_text("utf-8") for name in ("report.html", "comment.md"))
        return Told(result.exit_code, html, short, json.loads((out / "review.json").read_text("utf-8")))

    return run


def states(told: Told) -> dict[str, tuple[str, str]]:
    """By id: what became of each section of the page in Norwegian and in English."""
    pages = told.data["pages"]
    assert isinstance(pages, list)
    rows = [row for each in pages if each["name"] == "side.md" for row in each["sections"]]
    return {row["id"]: (row.get("nb", ""), row.get("en", "")) for row in rows}


def test_nothing(review: Review) -> None:
    told = review({})
    assert (told.code, told.data["verdict"], told.data["pages"]) == (0, "clear", [])
    assert "Nothing has changed that a reader sees" in told.text
    assert "No page reads differently." in told.text


def test_reworded(review: Review) -> None:
    told = review({NB: nb(second=f"{LONG_NB} Mer kommer.\n"), EN: en(second=f"{LONG_EN} There is more.\n")})
    assert states(told) == {"andre": ("changed", "changed")}
    assert (told.code, told.data["verdict"]) == (0, "look")
    assert "[deleted: finnes ikke.] [inserted: kommer.]" in told.text
    assert "<ins>" in told.html and "<del>" in told.html
    assert "Negation [deleted: ikke]" in told.text
    assert "Negation: `ikke` is gone" in told.comment


def test_moved_within_the_page(review: Review) -> None:
    def moved(text: str) -> str:
        head, part, rest = re.split(r"(?=^## .*#andre)|(?=^## .*#tall)", text, flags=re.M)
        return f"{head}{rest}\n{part}"

    told = review({NB: moved(nb()), EN: moved(en())})
    assert [state for state in states(told).values()] == [("same", "same")]
    assert "It has moved to another place on the page." in told.text
    assert "[inserted" not in told.text.partition("struck through")[2]


def test_split(review: Review) -> None:
    more = "## Ny { #ny }\n\n"
    told = review(
        {
            NB: nb(second=f"Mer finnes ikke.\n\n{more}{LONG_NB}\n"),
            EN: en(second=f"There is no more.\n\n{more}{LONG_EN}\n"),
        },
        synced=True,
    )
    assert states(told) == {"andre": ("changed", "changed"), "ny": ("added", "added")}
    assert "Its text stood under “Andre” before." in told.text and "Its text stood under “Second” before." in told.text
    assert "/side/#ny" in told.text.replace("/side/ #ny", "/side/#ny")


def test_retitled(review: Review) -> None:
    told = review({NB: nb().replace("## Andre", "## Svarene"), EN: en().replace("## Second", "## Answers")})
    assert states(told) == {"andre": ("changed", "changed")}
    assert "It has a new heading: “Andre” has become “Svarene”." in told.text


def test_changed_in_one_language_alone(review: Review) -> None:
    told = review({NB: nb(second=f"{LONG_NB} Nå er det slutt.\n")}, synced=False)
    assert states(told) == {"andre": ("changed", "")}
    assert told.code == 1
    assert "Siden: Andre" in told.text and "Sync or declare." in told.text
    assert 'uv run guidebook sync "docs/en/side.md#andre"' in told.text
    assert "translation-behind" in told.comment
    assert "Not changed" in told.text and "There is no more." in told.text


def test_declared_to_say_the_same(review: Review) -> None:
    told = review({NB: nb(second=f"{LONG_NB} Mer finnes ikke her.\n")})
    assert told.code == 0
    assert "It is recorded that the English says the same. Does it?" in told.text
    assert "sync or declare" not in told.comment


def test_english_alone(review: Review) -> None:
    told = review({EN: en(second=f"{LONG_EN} That is all.\n")})
    assert states(told) == {"andre": ("", "changed")}
    assert "Does the Norwegian still say the same?" in told.text


def test_renamed_id(review: Review) -> None:
    told = review({}, "rename-id side.md andre svar")
    assert states(told) == {"svar": ("same", "same")}
    assert "Its id was `andre` and is `svar` now." in told.text
    assert "/side/#andre It leads on to /side/#svar." in told.text
    assert told.code == 0


def test_an_id_that_is_lost(review: Review) -> None:
    told = review({NB: nb().replace("#andre", "#svar"), EN: en().replace("#andre", "#svar")})
    assert told.code == 1
    assert "uv run guidebook rename-id side.md andre svar" in told.text
    assert "Nothing leads on from it." in told.text


def test_deleted_page(review: Review) -> None:
    told = review({"docs/nb/ekstra.md": None, "docs/en/ekstra.md": None})
    assert told.code == 1
    assert "the page was deleted" in told.text and "Deleted" in told.text
    assert "uv run guidebook withdraw" in told.text
    assert "/ekstra/#mal" in told.text


def test_moved_page(review: Review) -> None:
    told = review({}, "move ekstra.md om/mer.md")
    assert "the page has moved here from ekstra.md" in told.text
    assert "/ekstra/ It leads on to /om/mer/." in told.text


def test_table_and_figure(review: Review, start: Path) -> None:
    def body(text: str) -> str:
        return f"{text}\n/// insert | programme-timeline\n///\n"

    def minutes(number: int) -> str:
        text = (start / "docs/data/programme.yml").read_text("utf-8")
        return text.replace("total: 10", f"total: {number}").replace("minutes: 10", f"minutes: {number}")

    told = review({NB: nb().replace("| 40 |", "| 44 |"), EN: en().replace("| 40 |", "| 44 |")})
    assert states(told) == {"tall": ("changed", "changed")}
    row = told.html.partition("<code>#tall</code>")[2]
    assert row.count("<table") == 4 and "<details open>" in row
    assert "Number [deleted: 40] → has become [inserted: 44]" in told.text
    git(start, "checkout", "-q", "-B", "figure", "main")
    write(start, {NB: body(nb()), EN: body(en())})
    in_step(start)
    with_figure = commit(start, "figure")
    write(start, {"docs/data/programme.yml": minutes(20)})
    result = CliRunner().invoke(main, ["review", with_figure, "--out", str(start.parent / "out")])
    assert result.exit_code in (0, 1), result.output
    html = (start.parent / "out/report.html").read_text("utf-8")
    assert html.count("<svg") >= 4 and "20 min" in html
    git(start, "checkout", "-q", "-f", "main")


def test_front_matter_alone(review: Review) -> None:
    more = 'updated: 2026-11-20\nsources: [kilde]\nchanges:\n  - {date: 2026-11-20, what: "Ny dato."}\n'
    told = review({NB: nb(more=more), EN: en(more=more)})
    assert states(told) == {}
    assert "The day of the last update is new: “2026-11-20”." in told.text
    assert "A new note of change, 2026-11-20: “Ny dato.”" in told.text


def test_a_text_that_changes_without_a_note(review: Review) -> None:
    """Told where a reader would notice, and not where it is noted, or only an id or a link has changed."""
    told = "The text has changed without a new note of change"
    change = {"second": f"{LONG_NB} Mer kommer.\n"}, {"second": f"{LONG_EN} There is more.\n"}
    assert review({NB: nb(**change[0]), EN: en(**change[1])}).text.count(told) == 2
    more = 'sources: [kilde]\nchanges:\n  - {date: 2026-11-20, what: "Ny slutt."}\n'
    assert told not in review({NB: nb(**change[0], more=more), EN: en(**change[1], more=more)}).text
    assert told not in review({}, "rename-id side.md andre svar").text
    assert told not in review({}, "move ekstra.md om/mer.md").text


def test_a_review_of_which_the_day_alone_is_new(start: Path, review: Review) -> None:
    def reviewed_on(day: str) -> str:
        note = f'reviewed: {{date: {day}, by: "Ada Berg", what: "Lest mot loven selv."}}'
        return page("Ekstra", f"{LONG_NB}\n\n## Mål {{ #mal }}\n\nHer er et mål.\n", f"{note}\n")

    assert review({"docs/nb/ekstra.md": reviewed_on("2026-11-02")}).code == 0
    git(start, "checkout", "-q", "-B", "main")
    told = review({"docs/nb/ekstra.md": reviewed_on("2026-11-20")})
    git(start, "checkout", "-q", "-B", "main", "main~1")
    assert told.code == 1
    assert "the note that the page before the change has for another day" in told.text


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [klikk](javascript:alert(1)) `</code></p><h1>x</h1>` "
    '[ut](https://www.dіgdir.no/ki?a="><script>) \u202eomvendt'
)


def test_text_that_tries_to_be_markup(review: Review) -> None:
    told = review({NB: nb(second=f"{HOSTILE}\n"), EN: en(second=f"{HOSTILE}\n", title="# </title><script>x</script>")})
    assert told.code == 1
    assert "<script" not in told.html and "<img src=x" not in told.html
    assert not re.search(r"<[^>]*\son\w+\s*=", told.html.partition("</style>")[2])
    assert 'href="javascript' not in told.html and "javascript:alert(1)" in told.text
    assert "[U+202E]" in told.comment
    outside = told.html.partition('id="outside"')[2]
    assert "Read it letter by letter." in outside and "xn--" in outside
    body = told.comment.split("\n", 1)[1]
    assert "<script" not in re.sub(r"`+[^`]*`+", "", body)


def test_policy_and_nothing_loaded(review: Review) -> None:
    told = review({NB: nb(second=f"{LONG_NB} Mer kommer.\n")}, synced=False)
    assert "default-src &#39;none&#39;" in told.html or "default-src 'none'" in told.html
    after = told.html.partition("</style>")[2]
    assert not re.search(r'\b(?:src|srcset|action|data)="(?!data:)', after)
    assert " style=" not in after
    assert not re.search(r"url\((?![\"']?(?:data:|#))", told.html)


def test_broken_base(start: Path, review: Review, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    git(start, "checkout", "-q", "-B", "broken", "main")
    write(start, {NB: nb().replace("---\n", "", 1), "docs/data/glossary.yml": "- [\n", "docs/nb/index.md": b"\xff\xfe"})
    broken = commit(start, "broken")
    git(start, "checkout", "-q", "-f", "main", "--", ".")
    write(start, {NB: nb(second=f"{LONG_NB} Mer kommer.\n"), EN: en(second=f"{LONG_EN} There is more.\n")})
    in_step(start)
    head = commit(start, "mended")
    monkeypatch.chdir(start)
    result = CliRunner().invoke(main, ["review", broken, "--head", head, "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    html = (tmp_path / "report.html").read_text("utf-8")
    assert "The version before could not be built" in html and "were mended" in html
    git(start, "checkout", "-q", "-f", "main")


def test_force(review: Review) -> None:
    told = review(
        {
            NB: nb(first="Du må vente i 14 dager.[^kilde] Se § 11 i loven.\n"),
            EN: en(first="You must wait for 14 days.[^kilde] See Section 11 of the Act.\n"),
        }
    )
    assert "Force [deleted: bør] → has become [inserted: må]" in told.text
    assert "Force: `should` has become `must`" in told.comment


def test_number_law_and_note(review: Review) -> None:
    told = review(
        {
            NB: nb(first="Du bør vente i 21 dager.[^annen] Se § 12 i loven.\n", more="sources: [kilde, annen]\n"),
            EN: en(
                first="You should wait for 21 days.[^annen] See Section 12 of the Act.\n",
                more="sources: [kilde, annen]\n",
            ),
        }
    )
    assert "Number [deleted: 14 (day)] → has become [inserted: 21 (day)]" in told.text
    assert "Law [deleted: § 11] → has become [inserted: § 12]" in told.text
    assert "Footnote [deleted: kilde] → has become [inserted: annen]" in told.text
    assert "A source , read in an archived copy, checked 2026-11-01" in told.text.replace("source,", "source ,")
    assert "The page leans on the source annen now." in told.text


def test_lost_note(review: Review) -> None:
    told = review(
        {
            NB: nb(first="Du bør vente i 14 dager. Se § 11 i loven.\n"),
            EN: en(first="You should wait for 14 days. See Section 11 of the Act.\n"),
        }
    )
    assert "Footnote [deleted: kilde]" in told.text and "(this footnote was lost)" in told.text


def test_a_line_of_the_ledger_is_removed(review: Review, start: Path) -> None:
    ledger = (start / "editions/ledger.tsv").read_text("utf-8")
    told = review({"editions/ledger.tsv": "".join(line for line in ledger.splitlines(True) if "#mal" not in line)})
    assert told.code == 1
    assert "The line of /ekstra/#mal was removed from editions/ledger.tsv." in told.text
    changed = ledger.replace("/side/#del\t2026-", "/side/#del\t2025-", 1)
    assert changed != ledger
    told = review({"editions/ledger.tsv": changed})
    assert told.code == 1 and "says 2025-" in told.text


def test_new_outside_link(review: Review) -> None:
    link = "[et sted](https://www.digdir.no/sted?a=1)"
    told = review({NB: nb(second=f"{LONG_NB} {link}\n"), EN: en(second=f"{LONG_EN} {link}\n")})
    assert "https://www.digdir.no/sted?a=1" in told.text.partition("New outside links")[2]
    assert "The reader presses “et sted” in docs/nb/side.md." in told.text
    assert "letter by letter" not in told.text


def test_the_same_revisions_give_the_same_bytes(review: Review) -> None:
    change = {NB: nb(second=f"{LONG_NB} Mer kommer.\n"), EN: en(second=f"{LONG_EN} There is more.\n")}
    one, other = review(change), review(change)
    assert (one.html, one.comment, one.data) == (other.html, other.comment, other.data)


def test_a_branch_with_merges(review: Review, start: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What others have merged into the base meanwhile is no part of the change."""
    git(start, "checkout", "-q", "-B", "trunk", "main")
    write(start, {"docs/nb/index.md": page("Forsiden", "Annet: [siden](side.md).\n")})
    trunk = commit(start, "trunk")
    git(start, "checkout", "-q", "-B", "topic", "main")
    write(start, {NB: nb(second=f"{LONG_NB} Mer kommer.\n")})
    commit(start, "topic")
    git(start, "merge", "-q", "--no-edit", "trunk")
    write(start, {EN: en(second=f"{LONG_EN} There is more.\n")})
    commit(start, "more")
    monkeypatch.chdir(start)
    for base in (trunk, "trunk"):
        result = CliRunner().invoke(main, ["review", base, "--head", "topic", "--json", "--out", str(tmp_path)])
        told = json.loads(result.stdout)
        assert [each["name"] for each in told["pages"]] == ["side.md"]
    git(start, "checkout", "-q", "-f", "main")


def test_a_shallow_clone(review: Review, start: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    git(start, "checkout", "-q", "-B", "shallow", "main")
    write(start, {NB: nb(second=f"{LONG_NB} Mer kommer.\n")})
    commit(start, "one")
    write(start, {EN: en(second=f"{LONG_EN} There is more.\n")})
    commit(start, "two")
    git(start, "checkout", "-q", "-f", "main")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", start.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    result = CliRunner().invoke(main, ["review", "origin/main", "--head", "origin/shallow"])
    assert result.exit_code in (0, 1), result.output
    html = (clone / "review/report.html").read_text("utf-8")
    assert "Git knows no common ancestor here" in html and "Mer</" not in html and "kommer." in html


def test_links_into_the_preview(review: Review, start: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The working tree is reviewed without `--head`; without a browser there are no pictures, and no failure."""
    review({})
    write(start, {NB: nb(second=f"{LONG_NB} Se [siden](ekstra.md).\n"), "src/x.py": "pass\n"})
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    args = ["review", "main", "--preview", "preview/", "--pictures", "--out", str(tmp_path)]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 1 and "No pictures: no Chromium was found" in result.output
    html = (tmp_path / "report.html").read_text("utf-8")
    assert '<a href="preview/side/">See it in the preview</a>' in html and 'href="preview/ekstra/"' in html
    assert "src/x.py" in html.partition('id="elsewhere"')[2]
    git(start, "checkout", "-q", "-f", "main")
    git(start, "clean", "-qfd")


@pytest.mark.parametrize("base", ["no-such", "--upload-pack=x", ""])
def test_wrong_use(review: Review, start: Path, monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    monkeypatch.chdir(start)
    result = CliRunner().invoke(main, ["review", "--", base])
    assert result.exit_code == 2
