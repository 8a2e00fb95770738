"""`python -m tests.browser.sheets`: each guide as one sheet of A4, beside it as a PDF, printed by Chromium."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path

from markdown_it import MarkdownIt
from playwright.async_api import Browser, async_playwright

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
PAGE = re.compile(rb"/Type\s*/Page\b")
STYLE = """
@page { size: A4; margin: 11mm 14mm; }
body { font: 9.9pt/1.34 "Noto Sans", sans-serif; margin: 0; }
h1 { font-size: 16pt; margin: 0 0 4pt; } h2 { font-size: 11pt; margin: 7pt 0 2pt; }
p, ul, ol, pre, table { margin: 2.5pt 0; } ul, ol { padding-left: 15pt; } li { margin: 1pt 0; }
pre { background: #f2f4f6; padding: 4pt 7pt; font-size: 8pt; } code { font-size: .92em; }
table { border-collapse: collapse; } th, td { border: .5pt solid #bbb; padding: 1.5pt 5pt; text-align: left; }
img { float: right; width: 50mm; margin: 0 0 4pt 12pt; border: .5pt solid #bbb; border-radius: 6pt; }
"""


def html_of(guide: Path) -> str:
    """Return a guide as a page."""
    text = MarkdownIt("commonmark", {"html": True}).enable("table").render(guide.read_text(encoding="utf-8"))
    return f'<!doctype html><base href="{guide.as_uri()}"><style>{STYLE}</style>{text}'


async def printed(browser: Browser, guide: Path) -> bytes:
    """Return a guide as a PDF."""
    page = await browser.new_page()
    try:
        await page.goto(guide.as_uri())  # so that its pictures are found beside it
        await page.set_content(html_of(guide))
        await page.wait_for_function("[...document.images].every(one => one.complete && one.naturalWidth)")
        return await page.pdf(prefer_css_page_size=True)
    finally:
        await page.close()


def pages(pdf: bytes) -> int:
    """Return how many sheets a PDF of Chromium's has."""
    return len(PAGE.findall(pdf))


async def main() -> None:
    """Print all of them; they are not kept in the repository."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("no Chromium on this machine: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for guide in sorted(GUIDES.glob("*.md")):
            guide.with_suffix(".pdf").write_bytes(await printed(browser, guide))


if __name__ == "__main__":
    asyncio.run(main())
