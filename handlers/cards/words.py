"""A ticket in words, in one language: what every message about tickets is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers.base.catalogue import Html
from handlers.base.context import Office, ticket_link
from handlers.base.keyboards import Keyboards
from handlers.base.times import when
from handlers.cards.dossier import Dossier, shorten
from helpdesk.desk.desk import Desk
from helpdesk.ports.store import Store
from helpdesk.settings.named import in_language
from helpdesk.settings.settings import Ulb
from helpdesk.text.masking import mask_text
from helpdesk.text.phones import spaced
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.ticket import Status, Ticket, ticket_id

BODY = 700  # letters of the description on a card
VIEW_BODY = 900  # letters of it in the private view, where comments stand too; Telegram takes 4,096 in all
VIEW_SOLUTION = 500
DIAGNOSIS = 300
COMMENTS = 3  # the latest ones, in the private view
COMMENT_WORDS = 200  # letters of each
CARD_WORDS = 300  # letters of a question or a reason on a card
NAME = 60  # letters of a name

MARKS = {"P1": "🔴", "P2": "🟠", "P3": "🟡", "P4": "⚪"}


def mark(ticket: Ticket) -> str:
    """Return the sign of a ticket's priority."""
    if ticket.is_withdrawn:
        return "🚫"
    return "✅" if ticket.status in (Status.RESOLVED, Status.CLOSED) else MARKS[ticket.priority.value]


def dashed(value: str) -> str:
    """Return an enum's value as catalogue keys write it."""
    return str(value).replace("_", "-")


def contact_of(caller: Caller) -> str | None:
    """Return how to reach a caller, as people write it: ``+91 94370 12345``."""
    return spaced(caller.phone) if caller.phone else caller.email


@dataclass(frozen=True, slots=True)
class Cards:
    """Tickets in one language, as they stand at ``now``."""

    office: Office
    language: str
    now: datetime

    def desk_in(self, store: Store) -> Desk:
        """Return the use cases, for what is read in this transaction."""
        return Desk(store, self.office.settings, self.now)

    def say(self, key: str, **facts: object) -> Html:
        """Return a sentence as HTML."""
        return self.office.catalogue.say(self.language, key, **facts)

    def plain(self, key: str, **facts: object) -> str:
        """Return a sentence as plain text, for a button."""
        return self.office.catalogue.plain(self.language, key, **facts)

    def when(self, at: datetime) -> str:
        """Return an instant in words."""
        return self.digits(when(at, self.office.settings.timezone, self.language))

    def digits(self, text: str) -> str:
        """Return a date or a time in the digits that the desk writes."""
        return self.office.catalogue.in_digits(self.language, text)

    @property
    def keyboards(self) -> Keyboards:
        """Buttons in the same language."""
        return Keyboards(self.office.catalogue, self.language, self.office.buttons)

    def status(self, dossier: Dossier) -> Html:
        """Return a ticket's status in words."""
        ticket = dossier.ticket
        return self.say(
            f"status-{ticket.status.value}", team=self.team(ticket), who=dossier.name(ticket.claimed_by) or ""
        )

    def late_by(self, span: timedelta) -> Html:
        """Return how late something was, in the largest unit that fits: minutes, hours or days."""
        minutes = int(span.total_seconds()) // 60
        for unit, size in (("days", 24 * 60), ("hours", 60)):
            if minutes >= size:
                return self.say(f"late-{unit}", count=minutes // size)
        return self.say("late-minutes", count=max(1, minutes))

    def id(self, ticket: Ticket) -> str:
        """Return the ID in words."""
        return ticket_id(self.office.settings.prefix, ticket.number)

    def link(self, ticket: Ticket) -> Html:
        """Return the ID as a link into the private chat."""
        return ticket_link(self.office, ticket.number)

    def team(self, ticket: Ticket) -> str:
        """Return the name of the team that the ticket is with."""
        team = self.office.settings.team(ticket.team)
        return self.name(team) if team else (ticket.team or self.say("desk-team"))

    def name(self, item: Any, field: str = "name") -> str:
        """Return what the reader's language calls a team, a town, a module, a reason; or what else it says of it."""
        return in_language(item, self.language, field)

    def called(self, names: str) -> str:
        """Return what the reader's language calls the teams, or the desk, that the configuration calls so."""
        settings = self.office.settings
        bearers: tuple[Any, ...] = (*settings.teams, settings)
        known = {each.name: self.name(each) for each in bearers}
        return ", ".join(known.get(each, each) for each in names.split(", "))

    def holiday(self, names: str) -> str:
        """Return what the reader's language calls the holidays of a day; what an admin wrote stays as it is."""
        known = {each.name: self.name(each) for each in self.office.settings.holidays}
        return "; ".join(known.get(each, each) for each in names.split("; "))

    @property
    def desk_name(self) -> str:
        """What the reader's language calls the desk."""
        return self.name(self.office.settings)

    def ulb(self, dossier: Dossier) -> str:
        """Return the town's name, as the reader writes it."""
        ulb = self.office.settings.ulb(dossier.ticket.ulb)
        if ulb is None:
            return dossier.text(NoteKind.PLACE) or dossier.ticket.ulb or ""
        return self.town(ulb)

    def town(self, ulb: Ulb) -> str:
        """Return a town's name, as the reader writes it."""
        return self.name(ulb)

    def title(self, dossier: Dossier, *, masked: bool = False) -> str:
        """Return what is wrong, in one line."""
        title = dossier.title or self.office.catalogue.plain(self.language, "no-words")
        return self.masked(title) if masked else title

    def masked(self, text: str) -> str:
        """Return somebody's words with the numbers in them masked, as groups read them."""
        return mask_text(text, self.office.settings.phone_region)

    def last_said(self, dossier: Dossier, kind: NoteKind, *, masked: bool) -> str:
        """Return the latest words of one kind, cut as a card shows them."""
        note = dossier.last(kind)
        text = note.text if note else ""
        shown = shorten(self.masked(text) if masked else text, CARD_WORDS)
        return self.with_edit(shown, note.edited_at if note else None)

    def with_edit(self, text: str, at: datetime | None) -> str:
        """Return somebody's words, with when they were edited behind them if they were."""
        return text if at is None else f"{text} {self.plain('said-edited', when=self.when(at))}"

    def edited(self, dossier: Dossier, kind: NoteKind) -> Html:
        """Return when words of this kind were last edited by who had written them; nothing if they never were."""
        at = max((note.edited_at for note in dossier.notes if note.kind is kind and note.edited_at), default=None)
        return self.say("said-edited", when=self.when(at)) if at is not None else Html("")

    def quote(self, text: str, *, masked: bool = False, limit: int = BODY) -> Html:
        """Return somebody's words, cut and escaped, as a quotation."""
        shown = self.masked(text) if masked else text
        return Html(f"<blockquote>{self.say('card-solution', text=shorten(shown, limit))}</blockquote>")

    def head(self, key: str, ticket: Ticket) -> Html:
        """Return a card's first line."""
        return self.say(
            key, mark=mark(ticket), priority=ticket.priority.value, id=self.link(ticket), kind=self._kind(ticket)
        )

    def _kind(self, ticket: Ticket) -> Html:
        return self.say(f"kind-{dashed(ticket.kind)}")
