from __future__ import annotations

from guidebook.content.sections import all_ids, sections, visible_text

HTML = """<h1>T</h1><p>Før.</p>
<div><h2 id="a">A</h2><a class="headerlink" href="#a">#</a></div>
<p>En <button>sak</button> <span popover id="term">skjult</span>.</p>
<h3 id="b">B</h3><p>To<br>linjer.</p>
<h2 id="c">C</h2><dl><dt id="d">D</dt></dl><p>E</p>"""


def test_a_section_goes_on_to_the_next_heading_of_its_level() -> None:
    texts = sections(HTML)
    assert texts[""] == "T Før."
    assert texts["a"] == "A En sak . B To linjer."
    assert texts["b"] == "B To linjer."
    assert texts["c"] == "C D E"


def test_an_entry_goes_on_to_its_end() -> None:
    assert sections(HTML)["d"] == "D"


def test_what_is_hidden_is_not_visible_text() -> None:
    assert visible_text(HTML) == "T Før. A En sak . B To linjer. C D E"


def test_the_ids_of_an_article_are_those_of_its_sections() -> None:
    html = (
        '<h1>Tittel</h1><p title="a > b" id="et&amp;to">Tekst</p><img alt="id=" id="bilde"><h2 id="del">Del</h2>'
        "<code>&lt;p id=&quot;nei&quot;&gt;</code><dl><dt id='x'></dt></dl>"
    )
    assert all_ids(html) == sections(html).keys() == {"", "et&to", "bilde", "del"}
