"""Both kinds of Markdown are parsed as Telegram parses them, and refused in its words."""

from __future__ import annotations

import pytest

from sandbox.base.errors import ApiError
from sandbox.base.model import Json
from sandbox.text.entities import read_text

Entity = tuple[str, int, int, Json]


def read(text: str, mode: str) -> tuple[str, list[Json]]:
    return read_text(text, mode, "", lambda user_id: {"id": user_id, "first_name": "Anil", "is_bot": False})


def refusal(text: str, mode: str) -> str:
    with pytest.raises(ApiError) as refused:
        read(text, mode)
    assert refused.value.code == 400
    return refused.value.description


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("*b* _i_ __u__ ~s~ ||h||", "b i u s h", ["bold", "italic", "underline", "strikethrough", "spoiler"]),
        ("`c` ```p```", "c p", ["code", "pre"]),
        (r"1\. \*not bold\*", "1. *not bold*", []),
        ("*a _b_*", "a b", ["bold", "italic"]),
        ("_a __b___", "a b", ["italic", "underline"]),
        ("```\na.b*c```", "a.b*c", ["pre"]),
        ("[x](tg://user?id=7)", "x", ["text_mention"]),
        ("[x](nonsense)", "x", []),
        ("**x", "x", []),
    ],
)
def test_markdown_v2_becomes_text_and_entities(text: str, plain: str, entities: list[str]) -> None:
    said, found = read(text, "MarkdownV2")
    assert (said, [entity["type"] for entity in found]) == (plain, entities)


@pytest.mark.parametrize(
    ("text", "plain", "entity"),
    [
        ("👍 *ଓଡ଼ିଆ*", "👍 ଓଡ଼ିଆ", {"type": "bold", "offset": 3, "length": 5}),
        (
            r"[l](https://x.in/a\)b)",
            "l",
            {"type": "text_link", "offset": 0, "length": 1, "url": "https://x.in/a)b"},
        ),
        ("```sql\nx```", "x", {"type": "pre", "offset": 0, "length": 1, "language": "sql"}),
        (
            "![👍](tg://emoji?id=5368324170671202286)",
            "👍",
            {"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5368324170671202286"},
        ),
        (
            "![soon](tg://time?unix=1795000000&format=r)",
            "soon",
            {
                "type": "date_time",
                "offset": 0,
                "length": 4,
                "unix_time": 1795000000,
                "date_time_format": "r",
            },
        ),
        (">a\n>b", "a\nb", {"type": "blockquote", "offset": 0, "length": 3}),
        ("x\n>a\n>b||", "x\na\nb", {"type": "expandable_blockquote", "offset": 2, "length": 3}),
    ],
)
def test_markdown_v2_keeps_what_an_entity_says(text: str, plain: str, entity: Json) -> None:
    assert read(text, "MarkdownV2") == (plain, [entity])


def test_two_quotes_are_kept_apart_by_an_empty_bold() -> None:
    said, found = read(">a\n**>b||\nc", "MarkdownV2")
    assert said == "a\nb\nc"
    assert [entity["type"] for entity in found] == ["blockquote", "expandable_blockquote"]


RESERVED = "Character '{}' is reserved and must be escaped with the preceding '\\'"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *((f"a{mark}b", RESERVED.format(mark)) for mark in "].()>#+-=|{}!"),
        *(
            (f"ଓ{mark}b", f"Can't find end of {kind} entity at byte offset 3")
            for mark, kind in (
                ("*", "Bold"),
                ("_", "Italic"),
                ("__", "Underline"),
                ("~", "Strikethrough"),
                ("||", "Spoiler"),
                ("`", "Code"),
                ("```", "Pre"),
                ("```sql\n", "PreCode"),
                ("[", "TextUrl"),
                ("![", "CustomEmoji"),
            )
        ),
        (">*a\nb", "Can't find end of Bold entity at byte offset 1"),
        ("[l](x.in", "Can't find end of a URL at byte offset 4"),
        ("![👍]", "Custom emoji entity must contain a tg://emoji URL"),
        ("![👍](tg://emoji?id=x)", "Invalid custom emoji identifier specified"),
    ],
)
def test_markdown_v2_that_telegram_refuses_is_refused_with_its_words(text: str, said: str) -> None:
    assert refusal(text, "MarkdownV2") == f"Bad Request: can't parse entities: {said}"


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("*b* _i_ `c` ok.", "b i c ok.", [("bold", 0, 1, {}), ("italic", 2, 1, {}), ("code", 4, 1, {})]),
        ("```sql\nx```", "x", [("pre", 0, 1, {"language": "sql"})]),
        ("```\nx```", "x", [("pre", 0, 1, {})]),
        ("[👍](https://x.in/)", "👍", [("text_link", 0, 2, {"url": "https://x.in/"})]),
        (r"snake\_case \* and \x", r"snake_case * and \x", []),
        ("**b", "b", []),
    ],
)
def test_the_first_markdown_becomes_text_and_entities(text: str, plain: str, entities: list[Entity]) -> None:
    said, found = read(text, "Markdown")
    assert said == plain
    assert found == [{"type": t, "offset": o, "length": n, **more} for t, o, n, more in entities]


@pytest.mark.parametrize(("text", "offset"), [("snake_case", 5), ("ଓ*b", 3), ("[x", 0), ("```x``", 0)])
def test_an_endless_entity_is_refused_in_the_first_markdown(text: str, offset: int) -> None:
    assert refusal(text, "Markdown") == (
        f"Bad Request: can't parse entities: Can't find end of the entity starting at byte offset {offset}"
    )
