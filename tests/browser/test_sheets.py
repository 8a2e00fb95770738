"""Whoever prints a guide gets one sheet of paper, with its picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browser.screen import IN_BROWSER
from tests.browser.sheets import GUIDES, html_of, pages, printed

pytestmark = IN_BROWSER


@pytest.mark.parametrize("guide", sorted(GUIDES.glob("*.md")), ids=lambda path: path.stem)
async def test_a_guide_is_one_sheet_of_a4(chromium: Browser, guide: Path) -> None:
    assert "<img" in html_of(guide)
    assert pages(await printed(chromium, guide)) == 1


async def test_a_guide_that_is_too_long_would_be_noticed(chromium: Browser, tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    long.write_text("\n\n".join(f"## Part {number}" for number in range(200)))
    assert pages(await printed(chromium, long)) > 1
