"""Texts are parsed as Telegram parses them: entities in UTF-16 units, refusals with byte offsets."""

from __future__ import annotations

import pytest

from sandbox.base.errors import ApiError
from sandbox.base.model import Json
from sandbox.text.entities import automatic, read_text
from sandbox.text.tag_entities import utf16_length


def read(html: str) -> tuple[str, list[Json]]:
    return read_text(html, "HTML", "", lambda user_id: {"id": user_id, "first_name": "Anil", "is_bot": False})


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("ଓଡ଼<ul>", 'Unsupported start tag "ul" at byte offset 9'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("x<a href=", 'Unclosed start tag "a" at byte offset 1'),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x_y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ('<tg-time unix="1" format="rt">x</tg-time>', "Invalid date format used"),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_html_that_telegram_refuses_is_refused_with_its_words(html: str, text: str) -> None:
    with pytest.raises(ApiError) as refused:
        read(html)
    assert refused.value.description == f"Bad Request: can't parse entities: {text}"


@pytest.mark.parametrize(
    ("html", "plain", "entities"),
    [
        ("<b>bold</b>", "bold", [("bold", 0, 4, {})]),
        ("<strong>a<em>b</em></strong>", "ab", [("bold", 0, 2, {}), ("italic", 1, 1, {})]),
        ("👍<b>x</b>", "👍x", [("bold", 2, 1, {})]),
        ("a &lt; b &amp; c & d &#128077; &copy;", "a < b & c & d 👍 &copy;", []),
        (
            '<a href="https://x.in/a?b=1&amp;c=2">l</a>',
            "l",
            [("text_link", 0, 1, {"url": "https://x.in/a?b=1&c=2"})],
        ),
        ('<a href="nonsense">l</a>', "l", []),
        (
            '<tg-time unix="1795000000" format="r">soon</tg-time>',
            "soon",
            [("date_time", 0, 4, {"unix_time": 1795000000, "date_time_format": "r"})],
        ),
        (
            '<tg-time unix="1795000000" format="tTDw">x</tg-time>',
            "x",
            [("date_time", 0, 1, {"unix_time": 1795000000, "date_time_format": "wDt"})],
        ),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1, {})]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1, {})]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1, {})]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1, {})]),
        ("<pre>x</pre>", "x", [("pre", 0, 1, {})]),
        ('<pre><code class="language-sql">x</code></pre>', "x", [("pre", 0, 1, {"language": "sql"})]),
        ('<code class="language-sql">x</code>', "x", [("code", 0, 1, {})]),
        ("  <b>x</b>  ", "x", [("bold", 0, 1, {})]),
        ("<b></b>x", "x", []),
        ("see /new and @anil_k", "see /new and @anil_k", [("bot_command", 4, 4, {}), ("mention", 13, 7, {})]),
        ("<code>/new @anil_k</code>", "/new @anil_k", [("code", 0, 12, {})]),
        ("PJ/2023-24/000180", "PJ/2023-24/000180", []),
        ("a@b.in #late", "a@b.in #late", [("email", 0, 6, {}), ("hashtag", 7, 5, {})]),
        ("https://mukta.in/x.", "https://mukta.in/x.", [("url", 0, 18, {})]),
    ],
)
def test_html_becomes_text_and_entities(html: str, plain: str, entities: list[tuple[str, int, int, Json]]) -> None:
    text, found = read(html)
    assert text == plain
    assert found == [{"type": t, "offset": o, "length": n, **more} for t, o, n, more in entities]


def test_a_link_to_a_person_is_a_text_mention() -> None:
    _, (entity,) = read('<a href="tg://user?id=2201">Anil</a>')
    assert entity["type"] == "text_mention"
    assert entity["user"]["id"] == 2201


def test_a_link_to_somebody_unknown_is_plain_text() -> None:
    assert read_text('<a href="tg://user?id=9">Eve</a>', "HTML", "", lambda _: None) == ("Eve", [])


def test_given_entities_are_taken_without_a_parse_mode() -> None:
    raw = '[{"type": "bold", "offset": 0, "length": 2}]'
    assert read_text("hi there", "", raw, lambda _: None)[1] == [{"type": "bold", "offset": 0, "length": 2}]


def test_odia_letters_count_as_one_unit_each() -> None:
    assert utf16_length("ମୁକ୍ତା") == 6
    assert automatic("ମୁକ୍ତା /new", []) == [{"type": "bot_command", "offset": 7, "length": 4}]


def test_an_unknown_parse_mode_is_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        read_text("x", "rtf", "", lambda _: None)
