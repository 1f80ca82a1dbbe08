"""Placing a service on the spectrum: by keyboard, by link, on another day, against hostile addresses, on paper."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route

from guidebook.content.words import catalogue
from tests.browser.watching import CUT_OFF, Watched, needs_chromium, violations, watched
from tests.conftest import Built
from tests.project import ROOT

needs_chromium()

PAGE, ENGLISH = "spekteret/plasser/", "en/spekteret/plasser/"
ONE = "#v1=12431q.Pris_i_barnehagen"
FOUR = "#v1=121211.Pris_etter_inntekt/4qq4qq.%C3%98konomisk_kontekst/553n55.Screening/1313nq"
HOSTILE = [
    line.split("\t")[1]
    for line in (ROOT / "tests/tools/hostile.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
SAID = """() => [...document.querySelectorAll(".data--placed td")].map((cell) => cell.textContent)"""
CITATION = """() => document.querySelector(".cite__text").textContent.trim()"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="light",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context
    context.close()


def record(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def refused(page: Page) -> str:
    return page.locator(".placing__said[role=alert]").inner_text()


def opened(context: BrowserContext, address: str) -> Watched:
    seen = watched(context)
    seen.page.goto(address)
    seen.page.locator("#fig-placing svg").first.wait_for(state="attached")
    return seen


def test_a_service_is_placed_by_keyboard_and_opens_in_the_other_language_and_profile(
    address: str, context: BrowserContext, browser: Browser
) -> None:
    seen = opened(context, address + PAGE)
    page = seen.page
    assert record(page) == ""
    context.set_offline(True)
    page.get_by_label("Navn på tjeneste A").focus()
    page.keyboard.type("Pris i barnehagen")
    for keys in ("1", "2", "4", "3", "1", "q"):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range("12345nq".index(keys)):
            page.keyboard.press("ArrowRight")
    assert record(page) == ONE
    expected = ["Til venstre: Regler", "Mest til venstre: Reaktiv", "Mest til høyre: Prediksjon"]
    expected += ["Midt imellom", "Til venstre: Identifisering", "Vet ikke"]
    assert page.evaluate(SAID) == expected
    name = page.locator("#fig-placing svg:visible").evaluate("(svg) => svg.querySelector('title').textContent")
    assert name.startswith("A: Pris i barnehagen på spekteret")
    assert page.get_by_role("row", name=re.compile("^Struktur ")).locator(".placing__likely").all_inner_texts() == [
        "Først og fremst strukturerte data"
    ]
    shown = page.locator("[data-to] li:visible")
    assert shown.filter(has_text="Regler:").count() == 2 and shown.filter(has_text="Sannsynlighet:").count() == 0
    assert shown.filter(has_text="Statisk eller Kontinuerlig? Vet ikke").count() == 1
    assert not re.search(r"poeng|karakter:|\d+ (av|/) \d+|%", page.locator(".placing__result").inner_text())

    # A section is looked up: the record stays in the address.
    page.evaluate("document.querySelector('.headerlink[href=\"#dataene\"]').click()")
    page.wait_for_function(f"location.hash === {ONE!r}")
    context.set_offline(False)
    page.get_by_role("link", name="English").first.click()
    page.wait_for_url(f"**/{ENGLISH}{ONE}")
    english = page.evaluate(SAID)
    assert english[:2] == ["On the left: Rules", "Mostly on the left: Reactive"] and english[5] == "Do not know"
    assert page.get_by_label("Name of service A").input_value() == "Pris i barnehagen"
    assert [url for url in seen.asked if "Pris" in url.split("#")[0] or not url.startswith((address, "data:"))] == []
    assert context.storage_state()["origins"] == [] and context.cookies() == []
    assert seen.faults == []

    other = browser.new_context()
    assert opened(other, address + PAGE + ONE).page.evaluate(SAID) == expected
    other.close()


def test_a_link_opens_after_the_page_has_been_edited(address: str, built: Built, context: BrowserContext) -> None:
    """The pairs in another order, one of them gone, another scale's words: the rest is as it was placed."""
    html = (built.folder / PAGE / "index.html").read_text("utf-8")
    pairs = re.findall(r"<fieldset .*?</fieldset>\n", html, re.S)
    rows = re.findall(r'<tr role="row" data-pair=.*?</tr>\n', html, re.S)
    assert len(pairs) == len(rows) == 6
    edited = html.replace("".join(pairs), "".join(reversed(pairs[1:]))).replace(
        "".join(rows), "".join(reversed(rows[1:]))
    )
    edited = edited.replace("<span>Mest til venstre</span>", "<span>Nærmest venstre</span>")
    assert edited.count("<fieldset") == 5

    def answer(route: Route) -> None:
        route.fulfill(body=edited, content_type="text/html; charset=utf-8")

    context.route(f"{address}{PAGE}", answer)
    page = opened(context, address + PAGE + ONE).page
    expected = ["Vet ikke", "Til venstre: Identifisering", "Midt imellom", "Mest til høyre: Prediksjon"]
    assert page.evaluate(SAID) == [*expected, "Nærmest venstre: Reaktiv"]
    assert record(page) == ONE
    page.get_by_role("radio", name="Statisk Til venstre").check(force=True)
    assert record(page) == ONE.replace("1q.", "11.")


@pytest.mark.parametrize(("path", "said"), [(PAGE, "Lenken kan ikke leses"), (ENGLISH, "The link cannot be read")])
def test_a_hostile_address_is_refused_and_changes_nothing(
    path: str, said: str, address: str, context: BrowserContext
) -> None:
    seen = opened(context, address + path + ONE)
    page = seen.page
    before = page.evaluate("document.querySelector('main').innerText")
    for hostile in [*HOSTILE[:: 1 if path == PAGE else 9], f"v1=111111.{'A' * 81}", "v1=" + "1" * 100_000]:
        page.evaluate("(hash) => { location.hash = hash; }", hostile)
        page.wait_for_function("document.querySelector('.placing__said[role=alert]').textContent")
        assert refused(page).startswith(said), hostile
        page.evaluate("(hash) => { location.hash = hash; }", ONE)
        page.wait_for_function("!document.querySelector('.placing__said[role=alert]').textContent")
    assert page.evaluate("document.querySelector('main').innerText") == before
    fresh = opened(context, f"{address}{path}#{HOSTILE[-2]}")
    assert refused(fresh.page).startswith(said)
    assert fresh.page.locator(".data--placed").is_hidden()
    assert seen.faults == fresh.faults == []


def saved(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_four_services_are_compared_saved_and_copied(address: str, context: BrowserContext) -> None:
    seen = opened(context, address + PAGE)
    page = seen.page
    for example in ("inntektsnivå", "økonomisk kontekst"):
        page.get_by_role("button", name=re.compile(f"Legg eksempelet i bildet: .*{example}")).click()
    page.get_by_role("button", name="Legg til en tjeneste").click()
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    page.keyboard.type("<b>C</b>")
    assert "har tegn som ikke kan brukes" in refused(page)
    page.get_by_label("Navn på tjeneste C").fill("  Screening  for brystkreft ")
    page.get_by_role("button", name="Legg til en tjeneste").click()
    page.get_by_role("radio", name="Sanntid Til venstre").check(force=True)
    assert page.get_by_role("button", name="Legg til en tjeneste").count() == 0
    names = ("121211.Redusert_foreldrebetaling_i_barnehage_ut_fra_inntektsniv%C3%A5", "001000")
    assert record(page).startswith(f"#v1={names[0]}/4qq4qq.Redusert") and record(page).endswith(
        f"/000000.Screening_for_brystkreft/{names[1]}"
    )
    page.get_by_role("button", name=re.compile("Legg eksempelet.*inntektsnivå")).click()
    assert "plass til fire" in refused(page)
    shapes = page.locator("#fig-placing svg:visible .placing__sign").evaluate_all(
        "(signs) => [...new Set(signs.map((sign) => sign.getAttribute('class') + sign.firstChild.tagName))]"
    )
    assert len(shapes) == 4
    assert page.locator("#fig-placing svg:visible").evaluate(
        "(svg) => [...svg.querySelectorAll('text')].every((text) => { const box = text.getBBox();"
        " return box.x >= -1 && box.x + box.width <= svg.viewBox.baseVal.width + 1; })"
    )

    name, svg = saved(page, "Lagre bildet (SVG)")
    drawing = etree.fromstring(svg)
    said = " ".join(drawing.itertext())
    assert name == "plass-pa-spekteret.svg" and drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert "Screening for brystkreft" in said and catalogue("nb")["figure_placing_foot"] in said
    assert not [each for each in drawing.iter() if each.tag.endswith(("script", "foreignObject", "image"))]
    assert all(each.get("fill") for each in drawing.iter("{http://www.w3.org/2000/svg}text"))

    name, png = saved(page, "Lagre bildet (PNG)")
    picture = Image.open(io.BytesIO(png))
    assert name == "plass-pa-spekteret.png" and picture.width == 1440 and picture.height > 800
    colours = {each[1] for each in picture.convert("RGB").getcolors(1 << 24) or []}
    assert {(0xFB, 0xFA, 0xF7), (0x0B, 0x4A, 0x53), (0xDF, 0xEB, 0xEB), (0xF9, 0xEE, 0xDB)} <= colours

    page.get_by_role("button", name="Kopier som tekst").click()
    page.locator(".placing__said[role=status]").filter(has_text="Teksten er kopiert").wait_for()
    text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert "C: Screening for brystkreft\n- Regler – Sannsynlighet: Ikke plassert\n" in text
    assert "- Type data: Hendelses- og registerdata (A, D). Fakta slik de er nå" in text
    assert "Til juristen\n- Regler: Hvilken paragraf" in text
    assert f"Bildet: {page.url}\n" in text
    assert text.endswith(f"Kilde: {page.evaluate(CITATION)}\n")
    page.get_by_role("button", name="Kopier lenken").click()
    page.locator(".placing__said[role=status]").filter(has_text="Lenken er kopiert").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url

    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Kopier lenken").click()
    page.locator(".placing__by-hand").wait_for()
    assert page.locator(".placing__by-hand").input_value() == page.url
    page.get_by_role("button", name="Fjern tjeneste D").click()
    page.get_by_role("button", name="Begynn på nytt").click()
    assert record(page) == "" and page.locator(".data--placed").is_hidden()
    assert seen.faults == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_what_has_been_placed_can_be_used_by_all(scheme: str, width: int, address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    seen = opened(context, address + ENGLISH + FOUR)
    assert violations(seen.page) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.page.evaluate(CUT_OFF) == []
    seen.page.evaluate("document.querySelector('.placing__scale input').focus()")
    assert seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert seen.faults == []
    context.close()


def printed(page: Page) -> list[str]:
    document = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    return [sheet.get_textpage().get_text_range().replace("\r\n", " ") for sheet in document]


def test_paper_shows_what_was_placed_and_else_the_form(address: str, browser: Browser, context: BrowserContext) -> None:
    sheets = printed(opened(context, address + PAGE + ONE).page)
    text = " ".join(sheets)
    assert "Pris i barnehagen" in text and "Mest til høyre: Prediksjon" in text and "Til juristen" in text
    assert "Gjelder ikke" not in text and "Kopier lenken" not in text and "Skjema til utfylling" not in text
    assert len(sheets) <= 5

    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(address + PAGE)
    assert page.locator("fieldset input[type=radio]:visible").count() == 42
    page.get_by_role("radio", name="Regler Til venstre").check(force=True)
    assert page.locator(".placing button, #fig-placing:visible").count() == 0
    assert page.locator("[data-to] li:visible").count() > 30
    text = " ".join(printed(page))
    assert "Skjema til utfylling" in text and "Gjelder ikke" in text and "Klassifisering, høyre side" in text
    plain.close()
