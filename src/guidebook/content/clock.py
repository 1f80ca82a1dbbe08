"""The day it is, as every command and the build take it."""

from __future__ import annotations

import datetime as dt
import os


def today() -> dt.date:
    """The day; `SOURCE_DATE_EPOCH` sets it, in seconds since 1970, so that work can be made again.

    Raises ValueError where that is no number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not epoch.isdigit():
        raise ValueError(f"SOURCE_DATE_EPOCH is “{epoch}”: give the seconds since 1970, or leave the variable out.")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch else dt.date.today()
