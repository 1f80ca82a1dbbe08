"""The small site on loopback, for all browser tests that need one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guidebook.review.local_site import local_site
from tests.browser.small import small_site


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site, with a slash at the end."""
    with local_site(small_site(tmp_path_factory.mktemp("small")), "/ki/") as where:
        yield where
