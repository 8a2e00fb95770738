"""Links as Telegram reads them: what is one, how it is kept, and which of them is a person."""

from __future__ import annotations

import re

from sandbox.base.model import Json

USER_LINK = re.compile(r"tg:(?://)?user/?\?(?:.*&)?id=(\d+)", re.IGNORECASE)


def link_entity(url: str) -> Json | None:
    user = USER_LINK.fullmatch(url)
    if user:
        return {"type": "text_mention", "user": {"id": int(user[1])}}
    checked = checked_url(url)
    return {"type": "text_link", "url": checked} if checked else None


def checked_url(url: str) -> str | None:
    """Return the link as Telegram keeps it, or None for what it does not take for a link."""
    url = url.strip()
    if re.match(r"(?i)(tg|ton|tonsite):", url):
        return url
    match = re.fullmatch(
        r"(?i)(?:(https?)://)?([^\s/?#@:]+\.[^\s/?#@:.]{2,}|localhost|\d+(?:\.\d+){3})(:\d+)?([/?#]\S*)?", url
    )
    if match is None:
        return None
    scheme, host, port, rest = match.groups()
    return f"{(scheme or 'http').lower()}://{host.lower()}{port or ''}{rest or '/'}"
