"""What HTML says, as text; links are named as they lead, nothing of it is fetched."""

from __future__ import annotations

import re

from inscriptis import get_text
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.model.config import ParserConfig
from lxml import etree
from lxml import html as lxml_html

LONGEST = 2_000_000  # letters of HTML that are looked at
# What mail programs put around the mail that is answered, and what nobody sees.
QUOTES = (
    "//div[contains(concat(' ', @class, ' '), ' gmail_quote ')] | //div[contains(@class, 'gmail_attr')]"
    " | //blockquote[@type='cite'] | //div[@id='divRplyFwdMsg']/following-sibling::* | //div[@id='divRplyFwdMsg']"
    " | //div[@id='appendonsend']/following-sibling::* | //div[contains(@class, 'yahoo_quoted')]"
    " | //div[contains(@class, 'moz-cite-prefix')] | //div[@id='mail-editor-reference-message-container']"
    " | //div[contains(@class, 'zmail_extra')]"
)
# What programs say is a signature: it gets the line above it that the plain text would have.
SIGNED = "//div[@id='Signature'] | //div[contains(concat(' ', @class, ' '), ' gmail_signature ')]"
UNSEEN = "//script | //style | //head | //*[contains(translate(@style, ' ', ''), 'display:none')]"
CONFIG = ParserConfig(css=STRICT_CSS_PROFILE, display_links=False, display_images=False)
_TAG = re.compile(r"<[^>]{0,5000}>")


def text_of_html(source: str) -> str:
    """Return the words of a page, without the mail that it answers, if anything is left then."""
    try:
        tree = lxml_html.fromstring(source[:LONGEST].encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _TAG.sub(" ", source[:LONGEST])
    for element in tree.xpath(UNSEEN):
        _drop(element)
    whole = _words(tree)
    for element in tree.xpath(QUOTES):
        _drop(element)
    for element in tree.xpath(SIGNED):
        element.insert(0, lxml_html.fromstring("<p>--</p>"))
        element[0].tail, element.text = element.text, None
    own = _words(tree)
    return own if re.search(r"\w", own) else whole


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)


def _words(tree: object) -> str:
    text = get_text(etree.tostring(tree, encoding="unicode", method="html"), CONFIG)
    return re.sub(r"[ \t]+\n", "\n", re.sub(r"\n{3,}", "\n\n", text)).strip()


def _drop(element: object) -> None:
    parent = element.getparent()  # type: ignore[attr-defined]
    if parent is not None:
        element.drop_tree()  # type: ignore[attr-defined]
