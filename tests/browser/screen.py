"""A browser's window as a person uses it: by what is written on buttons, never by how the page is made."""

from __future__ import annotations

import contextlib
import itertools
import re
from importlib.resources import files
from typing import Any, Self
from weakref import WeakKeyDictionary

import pytest
from playwright.async_api import Browser, ConsoleMessage, Error, Locator, Page, Request, TimeoutError, expect

IN_BROWSER = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]
VIEWPORTS = {"phone": (360, 740), "desktop": (1280, 800)}
SIZES = VIEWPORTS | {"race": (1100, 700)}
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The dark page is the light one with other colours: only the rules of these can find something new there.
CHECK = """async ([within, levels, isOfColour]) => {
    const ofColour = axe.getRules(levels).filter((rule) => rule.tags.includes("cat.color"));
    const which = isOfColour ? { type: "rule", values: ofColour.map((rule) => rule.ruleId) } : levels;
    const how = { runOnly: which, iframes: false, resultTypes: ["violations"] };
    const { violations } = await axe.run(within ?? document, how);
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }));
}"""
PATIENCE = 30_000  # milliseconds
TRIES = 10
CALLERS = itertools.count(7894500001)  # nobody whom the month knows: whoever has called before is asked less
expect.set_options(timeout=PATIENCE)
# A window is kept for the next of its kind, remembering nothing: to open one costs as much as a test.
KEPT: WeakKeyDictionary[Browser, dict[tuple[str, Any], Page]] = WeakKeyDictionary()
NOTHING = "/icon.svg"  # of the page's origin, without a script
FAR_AWAY = "America/Lima"  # whose clock must not show


class Screen:
    """``async with``: the page is open. `errors`: what its console said; `outside`: requests to other machines."""

    def __init__(
        self, browser: Browser, url: str, viewport: str, scheme: Any = "light", first: str = "#log > *"
    ) -> None:
        """`first`: what is there once the page is."""
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.is_phone = viewport == "phone"
        self._browser = browser
        self._url = url
        self._kind = (viewport, scheme)
        self._scheme = scheme
        self._kept = KEPT.setdefault(browser, {})
        self._first = first

    async def __aenter__(self) -> Self:
        page = self._kept.pop(self._kind, None) or await self._opened()
        self.page, self._context = page, page.context
        await page.emulate_media(color_scheme=self._scheme)
        page.on("console", self._said)
        page.on("pageerror", self._failed)
        self._context.on("request", self._asked)
        await page.goto(self._url)
        await page.locator(self._first).first.wait_for()
        return self

    async def __aexit__(self, *_: object) -> None:
        page = self.page
        page.remove_listener("console", self._said)
        page.remove_listener("pageerror", self._failed)
        self._context.remove_listener("request", self._asked)
        await page.goto(f"{self._url}{NOTHING}")  # no script of the page's is left that could remember something
        await page.evaluate("localStorage.clear(); sessionStorage.clear()")
        await self._context.clear_cookies()
        self._kept[self._kind] = page

    async def _opened(self) -> Page:
        width, height = SIZES[self._kind[0]]
        context = await self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=self._scheme,
            has_touch=self.is_phone,
            timezone_id=FAR_AWAY,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        return await context.new_page()

    def _failed(self, error: Error) -> None:
        self.errors.append(str(error))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.text} {message.location.get('url', '')}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._url, "blob:", "data:")):
            self.outside.append(request.url)

    # -- where things are

    @property
    def chat(self) -> Locator:
        return self.page.locator("#pane")

    @property
    def guide(self) -> Locator:
        return self.page.get_by_role("region", name="Guide")

    @property
    def beside(self) -> Any:
        return self.page.frame_locator("iframe")

    def button(self, name: str, *, exact: bool = True) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact)

    # -- what people do

    async def be(self, name: str, *, chat: str | None = None, inside: Any = None) -> None:
        """Become another person, and open a chat of theirs."""
        pane = inside or self.page
        await pane.locator(f"#people-list a[title^='{name} ']").click()
        await expect(pane.locator("#me")).to_contain_text(name)
        if chat is not None:
            await self._open(pane, chat)

    async def _open(self, pane: Any, chat: str) -> None:
        """Open a chat. On a phone the one with news may come up by itself, over the list of them."""
        back = pane.get_by_role("button", name="Back to the chats")
        listed = pane.locator("#chats-list a", has_text=chat)
        for _ in range(TRIES):
            if await back.is_visible():
                await back.click()
            with contextlib.suppress(TimeoutError):
                await listed.click(timeout=PATIENCE / TRIES)
                break
        await expect(pane.locator("#talk-title")).to_have_text(chat)

    async def say(self, text: str) -> None:
        await self.page.get_by_role("textbox", name="Message").fill(text)
        await self.button("Send").click()

    async def press(self, label: str, *, inside: Any = None) -> None:
        """Press the latest button of the bot that has these words."""
        await (inside or self.chat).locator(".inline").get_by_role("button", name=re.compile(label)).last.click()

    async def press_at_once(self, label: str) -> None:
        """Press the latest button that has these words, here and beside, in one turn of the browser."""
        await self.page.evaluate(
            """label => [document, document.querySelector("iframe").contentDocument]
                .map((page) => [...page.querySelectorAll("#log .inline button")])
                .map((keys) => keys.filter((key) => key.textContent.includes(label)).at(-1))
                .forEach((key) => key.click())""",
            label,
        )

    async def unfold(self) -> None:
        """On a phone the hands of the clock and the rest are folded away."""
        if self.is_phone:
            await self.button("Clock and more").click()

    async def pass_time(self, seconds: int) -> None:
        """Let desk time go on, without the page's buttons."""
        moved = await self._context.request.post(f"{self._url}/desk/clock", data={"by": seconds}, timeout=0)
        assert moved.ok, await moved.text()

    async def log_a_ticket(self, words: str) -> str:
        """As Sunita, take somebody's first call and send it to HUDD; return what she wrote."""
        call = f"{next(CALLERS)} {words}"
        await self.be("Sunita")
        await self.say(call)
        for label in ("New ticket", "ULB employee", "Infrastructure", "Escalate"):
            await self.press(label)
        await expect(self.chat.locator("#log article").last).to_contain_text("is with HUDD Tech")
        return call

    # -- what is looked at

    async def barriers(self, within: str | None = None) -> list[str]:
        """Return what keeps some people from using the page: rules of WCAG (A, AA) that it breaks, light or dark."""
        found = []
        for scheme in ("light", "dark"):
            await self.page.emulate_media(color_scheme=scheme)
            for frame in self.page.frames if within is None else [self.page.main_frame]:
                await frame.evaluate("document.getElementById('toasts').replaceChildren()")  # it covers for seconds
                if not await frame.evaluate("'axe' in window"):
                    await frame.evaluate(AXE)
                for broken in await frame.evaluate(CHECK, [within, LEVELS, scheme == "dark"]):
                    found += [f"{scheme}: {broken['id']}: {html}" for html in broken["nodes"]]
        return found
