"""The day that everything takes as today."""

from __future__ import annotations

import datetime as dt

import pytest

from guidebook.content.clock import today


def test_the_day_can_be_set_so_that_work_can_be_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert today() == dt.date.today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    assert today() == dt.date(2026, 11, 22)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ValueError, match="give the seconds since 1970"):
        today()
