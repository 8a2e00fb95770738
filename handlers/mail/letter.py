"""What a letter says: in its reader's language, as plain words and as a simple page."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from handlers.base.catalogue import LANGUAGES
from handlers.cards.dossier import gather
from handlers.cards.words import Cards
from helpdesk.mail.letters import LetterKind, SentLetter
from helpdesk.mail.threads import named_in
from helpdesk.ports.store import Store
from helpdesk.settings.mail import MailSettings
from helpdesk.settings.named import in_language
from helpdesk.text.words import clean
from helpdesk.ticket.ticket import ticket_id

SUBJECT = 200  # letters
_REPLY = re.compile(r"^(?:(?:re|fw|fwd|aw|sv|उत्तर|ଉତ୍ତର)\s*(?:\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE)
_OF_MACHINE = frozenset({LetterKind.ACK, LetterKind.SOLVED, LetterKind.CODE})


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter in words; ``by_machine``: nobody has written it."""

    subject: str
    text: str
    html: str
    by_machine: bool


async def words_of(sent: SentLetter, store: Store, cards: Cards) -> LetterWords | None:
    """Return what a letter says now; None if there is nobody to say it to any more, or nothing to say."""
    letter, settings = sent.letter, cards.office.settings
    language = letter.language if letter.language in LANGUAGES else settings.language
    told = Cards(cards.office, language, cards.now)
    if not letter.address or settings.mail is None:
        return None
    number = ticket_id(settings.prefix, letter.ticket) if letter.ticket is not None else ""
    quoted = letter.text
    if letter.kind is LetterKind.SOLVED:
        dossier = await gather(store, letter.ticket) if letter.ticket is not None else None
        if dossier is None or dossier.ticket.is_unresolved:
            return None  # it was opened again meanwhile
        quoted = told.masked(dossier.solution)
    if letter.kind is LetterKind.CODE:
        own = await store.own_addresses.of(letter.written_by or 0)
        if own is None or own.address != letter.address or not own.code:
            return None  # it was given up, or is confirmed
        quoted = own.code
    key = letter.kind.value
    paragraphs = [_hello(told, letter.name), told.plain(f"letter-{key}", id=number), f"\0{clean(quoted)}"]
    if told.office.catalogue.has(f"letter-{key}-more"):
        paragraphs.append(told.plain(f"letter-{key}-more"))
    said = [each for each in paragraphs if each.strip("\0")]
    signature = _signature(settings.mail, language) or told.desk_name
    subject = _subject(letter.subject or told.plain("letter-no-subject"), number, settings.prefix)
    if letter.kind is LetterKind.CODE:  # it answers nothing
        subject = told.plain("letter-code-subject")
    return LetterWords(subject, _plain(said, signature), _page(said, signature), letter.kind in _OF_MACHINE)


def words_of_silence(cards: Cards, minutes: int) -> LetterWords:
    """Return what the desk writes to its admins when it can't tell them in Telegram."""
    said = [cards.plain("silence", minutes=minutes), cards.plain("silence-more")]
    name = cards.desk_name
    return LetterWords(cards.plain("silence-subject", desk=name), _plain(said, name), _page(said, name), True)


def _hello(cards: Cards, name: str) -> str:
    plain = " ".join(clean(name).split())
    return cards.plain("letter-hello", name=plain) if plain else cards.plain("letter-hello-nobody")


def _signature(settings: MailSettings, language: str) -> str:
    return in_language(settings, language, "signature").strip()


def _subject(former: str, number: str, prefix: str) -> str:
    """Return the subject of an answer: "Re:" once, and the ticket's ID once."""
    bare = _REPLY.sub("", " ".join(clean(former).split()))[:SUBJECT]
    if number and named_in(bare, prefix) is None:
        bare = f"[{number}] {bare}"
    return f"Re: {bare}"


def _plain(paragraphs: list[str], signature: str) -> str:
    said = [
        "\n".join(f"    {line}" for line in each[1:].splitlines()) if each.startswith("\0") else each
        for each in paragraphs
    ]
    return "\n\n".join([*said, f"-- \n{signature}"]) + "\n"


def _page(paragraphs: list[str], signature: str) -> str:
    def lines(text: str) -> str:
        return "<br>".join(html.escape(line, quote=False) for line in text.splitlines())

    said = [
        f"<blockquote>{lines(each[1:])}</blockquote>" if each.startswith("\0") else f"<p>{lines(each)}</p>"
        for each in paragraphs
    ]
    return f"<html><body>{''.join(said)}<p>-- <br>{lines(signature)}</p></body></html>\n"
