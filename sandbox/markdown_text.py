"""MarkdownV2 and the old Markdown: known to Telegram, not built here."""

from __future__ import annotations

from sandbox.errors import ApiError
from sandbox.model import Json


def parse_markdown_v2(text: str) -> tuple[str, list[Json]]:
    raise ApiError(501, "Not Implemented: parse_mode MarkdownV2 is not built")


def parse_markdown(text: str) -> tuple[str, list[Json]]:
    raise ApiError(501, "Not Implemented: parse_mode Markdown is not built")
