"""Holding a whole workshop on a fake clock; sheets that are filled in, saved, merged and printed; hostile files."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page

from tests.browser.watching import CUT_OFF, needs_chromium, violations, watched
from tests.conftest import Built

needs_chromium()

HOLD, SHEETS, NOTE = "verksted/hold/", "verksted/ark/", "verksted/oppsummering/"
KEPT = "() => ({...localStorage})"
WIDE = "() => document.documentElement.scrollWidth > innerWidth"
SPOKEN = "# Overskrift\n- punkt\n```\n<!-- gevinst -->\n> sitat 😀"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.set_default_timeout(10_000)
    yield context
    context.close()


def times(page: Page) -> tuple[str, str, str]:
    """The title of the part, the time on its clock, and what follows."""
    title, left, following = (page.locator(f".stage__{name}").inner_text() for name in ("title", "left", "next"))
    return title, left, following


def test_a_whole_workshop_with_a_changed_programme_a_reload_and_a_sleep(address: str, context: BrowserContext) -> None:
    seen = watched(context)
    page = seen.page
    page.clock.install(time="2026-12-01T08:59:00")
    page.goto(address + HOLD)
    page.clock.pause_at("2026-12-01T09:00:00")
    page.get_by_label("Start klokka").fill("09:00")
    page.get_by_label("Minutter i alt").fill("60")
    page.get_by_label("Minutter i alt").press("Tab")
    minutes = page.locator(".run__minutes input").evaluate_all("(all) => all.map((each) => each.valueAsNumber)")
    assert sum(minutes) == 60 and (minutes[2], minutes[4]) == (15, 15)
    page.get_by_label("Grupper").fill("2")
    page.get_by_label("Minutter: Innledning").fill(str(minutes[0] + 1))
    assert page.get_by_label("Minutter i alt").input_value() == "61"
    assert "61 minutter i alt. Slutter klokka 10:01." in page.locator(".run__sum").inner_text()
    assert page.evaluate(KEPT) == {}, "nothing is kept before the start"

    # By keyboard alone: the view, the start, a minute more, the next part by a presenter's key.
    page.get_by_role("button", name="Åpne visningen").press("Enter")
    opening = f"{minutes[0] + 1}:00"
    assert times(page) == ("Innledning", opening, "Neste: Ramme for spørsmål 1") and page.evaluate(KEPT) == {}
    page.keyboard.press("Space")
    page.clock.run_for(60_000)
    assert times(page)[1] == f"{minutes[0]}:00"
    page.get_by_role("button", name="Ett minutt til").press("Enter")
    assert times(page)[1] == opening
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert times(page)[:2] == ("Gruppesamtale 1", "15:00")
    assert "Hvordan bør vi bruke KI?" in page.locator(".stage__slide").inner_text()
    page.clock.run_for(5 * 60_000)
    assert times(page)[1] == "10:00"

    # Loaded anew in the middle: it goes on, with the minutes of the day.
    page.reload()
    assert times(page)[:2] == ("Gruppesamtale 1", "10:00")
    assert page.get_by_label("Minutter: Innledning").input_value() == str(minutes[0] + 2)
    # Ten minutes and a half in which no timer ran, as when the machine sleeps.
    page.clock.fast_forward(10 * 60_000 + 30_000)
    page.clock.run_for(1000)
    assert times(page)[1] == "0:31" and "over tiden" in page.locator(".stage__clock").inner_text()
    assert page.locator(".stage__said").inner_text() == "Tiden er ute for «Gruppesamtale 1»."
    # The clock of the machine is set back by two hours.
    page.clock.set_system_time("2026-12-01T07:16:31")
    page.clock.run_for(1000)
    assert times(page)[1] in ("0:31", "0:32")
    # A pause lets no time pass; back takes the part up where it was.
    page.get_by_role("button", name="Pause").click()
    before = times(page)[1]
    page.clock.run_for(60_000)
    assert times(page)[1] == before
    page.keyboard.press("PageUp")
    assert times(page)[:2] == ("Ramme for spørsmål 1", f"{minutes[1]}:00")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Fortsett").click()

    # Another window of the same workshop follows.
    other = context.new_page()
    other.goto(address + HOLD)
    assert other.locator(".stage__title").inner_text() == "Gruppesamtale 1"
    other.get_by_role("button", name="Notater").click()
    assert "Hold samtalen konkret" in other.locator(".stage__notes").inner_text()
    assert page.locator(".stage__notes").is_hidden()
    other.keyboard.press("PageDown")
    page.locator(".stage__title", has_text="Ramme for spørsmål 2").wait_for()
    other.close()

    for _ in range(9):
        page.keyboard.press("PageDown")
    assert times(page)[::2] == ("Informasjon om Skate-saken", "Dette er siste del")
    page.keyboard.press("Escape")
    assert page.locator(".stage").is_hidden() and "workshop" in page.evaluate(KEPT)
    page.get_by_role("button", name="Åpne visningen").click()
    page.get_by_role("button", name="Avslutt").click()
    assert "workshop" in page.evaluate(KEPT), "one press alone does not end it"
    page.get_by_role("button", name="Avslutt").click()
    assert page.evaluate(KEPT) == {} and page.locator(".stage").is_hidden()
    assert seen.faults == [] and all(url.startswith((address, "blob:")) for url in seen.asked)


def test_the_day_as_a_calendar_file_and_the_view_on_a_small_screen(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme="dark", has_touch=True)
    page = context.new_page()
    page.goto(address + "en/" + HOLD)
    page.get_by_role("button", name="Save calendar file").tap()
    assert "Choose a day and a time first." in page.locator(".run__sum").inner_text()
    page.get_by_label("Day", exact=True).fill("2026-12-01")
    page.get_by_label("Starts at").fill("09:30")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save calendar file").tap()
    assert download.value.suggested_filename == "workshop.ics"
    written = Path(download.value.path()).read_bytes()
    assert b"DTSTART:20261201T093000\r\n" in written and b"DTEND:20261201T104500\r\n" in written
    assert not page.evaluate(WIDE) and violations(page) == []
    page.get_by_role("button", name="Open the view").tap()
    page.get_by_role("button", name="Next part").tap()
    assert times(page)[0] == "Framing of question 1"
    assert page.locator(".stage__screen").evaluate(
        "(each) => each.scrollWidth <= innerWidth && each.scrollHeight <= innerHeight"
    )
    assert violations(page) == [] and page.evaluate(CUT_OFF) == []
    context.close()


def test_the_view_at_four_hundred_per_cent(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(address + "verksted/hold/")
    page.locator(".run__open").click()
    slide = page.locator(".stage__slide")
    slide.scroll_into_view_if_needed()
    assert slide.evaluate("(slide) => slide.clientHeight >= slide.scrollHeight && slide.clientHeight > 60")
    assert page.evaluate("document.querySelector('.stage').scrollWidth <= 320")
    context.close()


def test_a_browser_that_keeps_nothing(address: str, context: BrowserContext) -> None:
    """The view opens, the sheets can be filled in, and that nothing is kept is said."""
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    seen = watched(context)
    page = seen.page
    page.goto(address + "verksted/hold/")
    page.locator(".run__open").click()
    assert page.locator(".stage").is_visible()
    page.goto(address + "verksted/ark/")
    sheet = page.locator("[data-sheet]").first
    assert sheet.locator(".sheet__save").is_visible()
    keeping = sheet.locator(".sheet__keep input")
    keeping.click()
    assert not keeping.is_checked() and sheet.locator(".sheet__said").inner_text() != ""
    assert seen.faults == []


def filled_in(page: Page, sheet: str, notes: dict[str, str]) -> Path:
    """Fill in a sheet and save it."""
    section = page.locator(f"[data-sheet={sheet}]")
    for field, text in notes.items():
        section.locator(f"[data-field={field}]").locator("input, textarea").fill(text)
    with page.expect_download() as download:
        section.locator(".sheet__save").press("Enter")
    return download.value.path().rename(Path(download.value.path()).with_name(download.value.suggested_filename))


def printed(page: Page, alone: str) -> list[str]:
    """The text of each page of paper, when the button of one sheet was pressed."""
    page.evaluate("window.print = () => {}")
    page.locator(f"[data-sheet={alone}] .sheet__print").click()
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    texts = [sheet.get_textpage().get_text_bounded() for sheet in document]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return texts


def test_sheets_in_both_languages_are_filled_in_saved_merged_edited_and_printed(
    address: str, context: BrowserContext
) -> None:
    seen = watched(context)
    page = seen.page
    page.goto(address + SHEETS)
    assert violations(page) == []
    paper = printed(page, "sporsmal-1")
    assert len(paper) == 1 and "Hvordan bør vi bruke KI?" in paper[0] and "Hva trenger vi" not in paper[0]
    long = "ø" * 10_000
    one = filled_in(page, "sporsmal-1", {"gruppe": "Bord 1/Ås", "gevinst": SPOKEN, "risiko": long})
    assert one.name == "gruppeark-1-bord-1-ås.md" and page.evaluate(KEPT) == {}
    assert SPOKEN.splitlines()[-1] in " ".join(printed(page, "sporsmal-1"))
    # Opened again it says the same; a sheet of the other question, or over what is not saved, changes nothing.
    box = page.locator("[data-sheet=sporsmal-1]")
    box.locator("[data-field=bruk] textarea").fill("Ikke lagret")
    box.locator("input[type=file]").set_input_files(one)
    box.get_by_text("ble ikke åpnet").wait_for()
    box.locator("[data-field=bruk] textarea").fill("")
    box.locator("[data-field=gevinst] textarea").fill("")
    box.locator("[data-field=risiko] textarea").fill("")
    box.locator("[data-field=gruppe] input").fill("")
    box.locator("input[type=file]").set_input_files(one)
    box.get_by_text("er åpnet").wait_for()
    assert box.locator("[data-field=gevinst] textarea").input_value() == SPOKEN
    page.locator("[data-sheet=sporsmal-2] input[type=file]").set_input_files(one)
    page.get_by_text("Filen hører til et annet ark").wait_for()

    # Kept when the reader asks for it, and gone when it is deleted.
    box.get_by_label("Ta vare på arket på denne maskinen").check()
    page.goto(address + "en/" + SHEETS)
    assert page.locator("[data-sheet=sporsmal-1] [data-field=gevinst] textarea").input_value() == SPOKEN
    delete = page.locator("[data-sheet=sporsmal-1] .sheet__delete")
    delete.click()
    delete.click()
    assert page.evaluate(KEPT) == {}
    two = filled_in(page, "sporsmal-2", {"godkjenning": "A risk assessment\nand an owner", "uenighet": "Who pays"})
    assert two.name == "group-sheet-2.md"

    page.goto(address + NOTE)
    hostile: list[FilePayload] = [
        {"name": "bilde.png", "mimeType": "image/png", "buffer": b"\x89PNG\xff\xfe\x00"},
        {"name": "stor.md", "mimeType": "text/markdown", "buffer": b"> x\n" * 300_000},
        {"name": "annet.md", "mimeType": "text/markdown", "buffer": b"# Noe annet\n"},
        {"name": "neste.md", "mimeType": "text/markdown", "buffer": b"<!-- ki-verksted v2 sporsmal-1 -->\n"},
        {
            "name": "<img src=x onerror=alert(1)>.md",
            "mimeType": "text/markdown",
            "buffer": one.read_bytes() + b"<script>\n",
        },
    ]
    choose = page.locator(".sheet__drop input")
    choose.set_input_files(hostile)
    page.locator(".sheet__wrong").nth(4).wait_for()
    told = page.locator(".sheet__files").inner_text()
    assert all(file["name"] in told for file in hostile)
    assert all(word in told for word in ("ikke ren tekst", "for stor", "ikke et gruppeark", "annen utgave"))
    values = "() => [...document.querySelectorAll('.sheet textarea')].map((each) => each.value)"
    assert page.evaluate(values) == [""] * 9
    good: list[FilePayload] = [{"name": file.name, "mimeType": "", "buffer": file.read_bytes()} for file in (one, two)]
    choose.set_input_files([hostile[0], *good])
    page.get_by_text("Lagt til").nth(1).wait_for()
    field = {
        name: page.locator(f"[data-field={name}] textarea")
        for name in ("gevinst", "godkjenning", "uenighet", "neste-steg")
    }
    assert field["gevinst"].input_value() == f"Bord 1/Ås:\n{SPOKEN}"
    assert field["godkjenning"].input_value() == "Gruppe uten navn:\nA risk assessment\nand an owner"
    choose.set_input_files(good[0])
    page.get_by_text("Er alt lagt til").wait_for()
    field["neste-steg"].fill("Kari skriver saken")
    note = filled_in(page, "oppsummering", {"uenighet": "Rettet på skjermen"})
    assert note.name == "notat.md" and "> Rettet på skjermen\n" in note.read_text("utf-8")
    paper = printed(page, "oppsummering")
    assert "Kari skriver saken" in " ".join(paper) and "Slik gjør du det" not in " ".join(paper)
    assert violations(page) == [] and page.evaluate(KEPT) == {}
    assert seen.faults == [] and all(url.startswith((address, "blob:")) for url in seen.asked)


def test_what_is_not_saved_is_asked_about_and_what_is_saved_is_not(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.goto(address + SHEETS)
    page.locator("[data-sheet=sporsmal-1] [data-field=bruk] textarea").press_sequentially("Slik")
    page.reload()
    assert asked == ["beforeunload"]
    filled_in(page, "sporsmal-1", {"bruk": "Slik"})
    page.reload()
    assert asked == ["beforeunload"]


def test_without_a_script_programme_slides_and_sheets_are_there(address: str, browser: Browser, built: Built) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + HOLD)
    assert "0–10" in page.locator(".data--run").inner_text() and page.locator(".run__set").is_hidden()
    assert page.locator("details").count() == 7 and page.get_by_role("button", name="Åpne visningen").count() == 0
    page.goto(address + SHEETS)
    assert (
        page.locator("textarea:visible").count() == 9 and page.get_by_role("button", name="Lagre som fil").count() == 0
    )
    context.close()
    weights = {
        path.name.split(".")[0]: len(gzip.compress(path.read_bytes()))
        for path in (built.folder / "assets/tools").iterdir()
    }
    assert all(0 < weights[name] < 15_000 for name in ("workshop", "sheets", "summary")), weights
