"""A ticket as people see it: the card in a team's group, the operator's own message, the private view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers import cards_work
from handlers.catalogue import Html
from handlers.context import Office, ticket_link
from handlers.dossier import Dossier, shorten
from handlers.keyboards import COPY_LIMIT, Keyboards
from handlers.outgoing import Outgoing
from handlers.times import live, when
from helpdesk.masking import mask_phone, mask_text
from helpdesk.notes import Caller, NoteKind
from helpdesk.people import Actor, Role, Where
from helpdesk.phones import spaced
from helpdesk.policy import Ulb
from helpdesk.tickets import WITH_TEAM, Nature, Status, Ticket

BODY = 700  # letters of the description on a card
VIEW_BODY = 900  # letters of it in the private view, where comments stand too; Telegram takes 4,096 in all
VIEW_SOLUTION = 500
DIAGNOSIS = 300
COMMENTS = 3  # the latest ones, in the private view
COMMENT_WORDS = 200  # letters of each
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


def _masked_number(caller: Caller | None) -> str:
    """Return as much of a number as the whole group may see: ``+91 94••• ••345``."""
    return mask_phone(caller.phone) if caller is not None and caller.phone else ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Tickets in one language, as they stand at ``now``."""

    office: Office
    language: str
    now: datetime

    def say(self, key: str, **facts: object) -> Html:
        """Return a sentence as HTML."""
        return self.office.catalogue.say(self.language, key, **facts)

    def plain(self, key: str, **facts: object) -> str:
        """Return a sentence as plain text, for a button."""
        return self.office.catalogue.plain(self.language, key, **facts)

    def when(self, at: datetime) -> str:
        """Return an instant in words."""
        return when(at, self.office.settings.timezone, self.language)

    @property
    def keyboards(self) -> Keyboards:
        """Buttons in the same language."""
        return Keyboards(self.office.catalogue, self.language)

    # -- the card in a team's group --------------------------------------------------------------------------

    def team_card(self, dossier: Dossier, reader: str | None) -> Outgoing:
        """Return a ticket's card as its team reads it, any other where it went; nobody's number is on it."""
        if dossier.ticket.team is None or dossier.ticket.team != reader:
            return Outgoing("\n".join(cards_work.moved(self, dossier)))
        lines = [
            self.head("card-head", dossier.ticket),
            self.say("card-title", title=self.title(dossier, masked=True)),
            self._place(dossier),
            *self._body(dossier, BODY, masked=True),
            self._caller(dossier),
            *self._clock(dossier.ticket),
            *self._target(dossier),
            *self._holder(dossier, masked=True),
            *cards_work.lines(self, dossier, masked=True),
        ]
        if dossier.files:
            lines.append(self.say("card-files", count=len(dossier.files)))
        return Outgoing("\n".join(lines), self.keyboards.card(dossier.ticket))

    # -- the operator's own message --------------------------------------------------------------------------

    def own(self, dossier: Dossier) -> Outgoing:
        """Return the message that gives the operator the ID to read out."""
        ticket = dossier.ticket
        facts = {
            "id": self.id(ticket),
            "title": self.title(dossier),
            "team": self.team(ticket),
            "who": dossier.name(ticket.claimed_by or ticket.resolved_by) or "",
        }
        state, at = self._own_state(ticket)
        if state == "own-claimed":
            facts |= {"since": self.when(ticket.claimed_at or self.now), "clock": self._clock_brief(ticket)}
        if at is not None:
            facts["when"] = self.when(at)
        text = self.say(state, **facts)
        if ticket.status is Status.RESOLVED and dossier.solution:
            text = Html(text + "\n" + self.quote(dossier.solution))
        more = cards_work.own_lines(self, dossier)
        text = Html("\n".join((text, *more)))
        if ticket.status is Status.CLOSED:
            return Outgoing(text)
        ready = self.caller_text(ticket)
        return Outgoing(text, self.keyboards.for_caller(ready, dossier.caller, self.id(ticket)))

    def caller_text(self, ticket: Ticket) -> str:
        """Return the ready text for the caller, at most 200 characters."""
        plain = self.office.catalogue.plain
        due = ticket.promised_at or ticket.due_at
        facts = {"id": self.id(ticket), "team": self.team(ticket), "when": self.when(due) if due else ""}
        if not ticket.is_unresolved or due is None:
            key = "caller-text-open" if ticket.is_unresolved else "caller-text-solved"
            return plain(self.language, key, id=self.id(ticket))[:COPY_LIMIT]
        key = "caller-text" if ticket.team else "caller-text-kept"
        text = plain(self.language, key, **facts)
        if len(text) > COPY_LIMIT:  # the ID and the date matter more than the team's whole name
            short = shorten(facts["team"], max(len(facts["team"]) - (len(text) - COPY_LIMIT), 12))
            text = plain(self.language, key, **facts | {"team": short})
        return text[:COPY_LIMIT]

    def _own_state(self, ticket: Ticket) -> tuple[str, datetime | None]:
        if ticket.is_withdrawn:
            return "own-withdrawn", ticket.closed_at
        if ticket.status is Status.OPEN and ticket.promised_at is None:
            return "own-open", None
        if ticket.status in (Status.RESOLVED, Status.CLOSED):
            logged_solved = ticket.resolved_at == ticket.opened_at and ticket.team is None
            return ("own-solved", None) if logged_solved else ("own-resolved", ticket.resolved_at)
        if ticket.claimed_by is not None:
            return "own-claimed", None
        if ticket.team:
            return "own-escalated", ticket.due_at
        return "own-kept", ticket.promised_at

    # -- a ticket in a private chat --------------------------------------------------------------------------

    def view(self, dossier: Dossier, actor: Actor, *, cut: bool, watching: bool = False) -> Outgoing:
        """Return a ticket with all that ``actor`` may see and do; ``cut``: not all words fit."""
        ticket = dossier.ticket
        full = bool(actor.person.roles & {Role.OPERATOR, Role.ADMIN}) and actor.place.where is Where.PRIVATE
        lines = [
            self.head("view-head", ticket),
            self.say("card-title", title=self.title(dossier, masked=not full)),
            self._place(dossier),
            self.say("view-status", status=self.status(dossier)),
            *self._body(dossier, VIEW_BODY, masked=not full, link=False),
            *self._view_caller(dossier, actor, full=full),
            *self._clock(ticket),
            *self._target(dossier),
            *self._holder(dossier, masked=not full, limit=VIEW_SOLUTION, says_nobody=False),
            *cards_work.lines(self, dossier, masked=not full),
            *self._comments(dossier, masked=not full),
            self._opened(dossier),
        ]
        files = len(dossier.files)
        if actor.place.where is not Where.PRIVATE:
            return Outgoing("\n".join(lines))
        keyboard = self.keyboards.view(ticket, actor, files=files, cut=cut, watching=watching)
        return Outgoing("\n".join(lines), keyboard)

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

    # -- parts -----------------------------------------------------------------------------------------------

    def id(self, ticket: Ticket) -> str:
        """Return the ID in words."""
        return f"{self.office.settings.prefix}-{ticket.number}"

    def link(self, ticket: Ticket) -> Html:
        """Return the ID as a link into the private chat."""
        return ticket_link(self.office, ticket.number)

    def team(self, ticket: Ticket) -> str:
        """Return the name of the team that the ticket is with."""
        team = self.office.settings.team(ticket.team)
        return team.name if team else (ticket.team or self.say("desk-team"))

    def ulb(self, dossier: Dossier) -> str:
        """Return the town's name, as the reader writes it."""
        ulb = self.office.settings.ulb(dossier.ticket.ulb)
        if ulb is None:
            return dossier.text(NoteKind.PLACE) or dossier.ticket.ulb or ""
        return self.town(ulb)

    def town(self, ulb: Ulb) -> str:
        """Return a town's name, as the reader writes it."""
        return ulb.name_or if self.language == "or" and ulb.name_or else ulb.name

    def title(self, dossier: Dossier, *, masked: bool = False) -> str:
        """Return what is wrong, in one line."""
        title = dossier.title or self.office.catalogue.plain(self.language, "no-words")
        return self._masked(title) if masked else title

    def _masked(self, text: str) -> str:
        return mask_text(text, self.office.settings.phone_region)

    def quote(self, text: str, *, masked: bool = False, limit: int = BODY) -> Html:
        """Return somebody's words, cut and escaped, as a quotation."""
        shown = self._masked(text) if masked else text
        return Html(f"<blockquote>{self.say('card-solution', text=shorten(shown, limit))}</blockquote>")

    def head(self, key: str, ticket: Ticket) -> Html:
        """Return a card's first line."""
        return self.say(
            key, mark=mark(ticket), priority=ticket.priority.value, id=self.link(ticket), kind=self._kind(ticket)
        )

    def _kind(self, ticket: Ticket) -> Html:
        return self.say(f"kind-{dashed(ticket.kind)}")

    def _place(self, dossier: Dossier) -> Html:
        ticket = dossier.ticket
        module = self.office.settings.module(ticket.module)
        nature = f"nature-{ticket.nature.value}"
        if ticket.nature is Nature.TECHNICAL and ticket.component is not None:
            nature += f"-{ticket.component.value}"
        place = self.ulb(dossier) if ticket.ulb else self._masked(self.ulb(dossier))
        parts = (shorten(place, NAME), module.name if module else "", self.say(nature))
        return self.say("card-place", what=" · ".join(part for part in parts if part))

    def _body(self, dossier: Dossier, limit: int, *, masked: bool, link: bool = True) -> list[Html]:
        region = self.office.settings.phone_region
        whole = dossier.text(NoteKind.DESCRIPTION).strip()
        shown = mask_text(whole, region) if masked else whole
        lines: list[Html] = []
        if len(shown) > limit and not link:
            lines.append(self.say("card-solution", text=shorten(shown, limit)))
        elif len(shown) > limit:
            url = f"https://t.me/{self.office.bot_name}?start=t{dossier.ticket.number}"
            lines.append(self.say("card-read-all", text=shorten(shown, limit), url=url))
        elif shown != self.title(dossier, masked=masked):
            lines.append(self.say("card-solution", text=shown))
        refs = cards_work.refs(dossier)
        if refs:
            lines.append(self.say("card-refs", refs=", ".join(refs[:8])))
        diagnosis = dossier.text(NoteKind.DIAGNOSIS)
        if diagnosis:
            text = mask_text(diagnosis, region) if masked else diagnosis
            lines.append(self.say("card-diagnosis", text=shorten(text, DIAGNOSIS)))
        return [line for line in lines if line]

    def _caller(self, dossier: Dossier) -> Html:
        return self.say(
            "card-caller",
            name=" ".join(filter(None, (self._name(dossier.caller, masked=True), _masked_number(dossier.caller)))),
            who=self.say(f"who-{dashed(dossier.ticket.caller_kind)}"),
            operator=dossier.name(dossier.ticket.logged_by) or "",
        )

    def _name(self, caller: Caller | None, *, masked: bool) -> str:
        if caller is None or not caller.name:
            return self.say("no-name")
        # A contact of the phone's book may bear a number as its name.
        name = self._masked(caller.name) if masked else caller.name
        return shorten(name, NAME)

    def _view_caller(self, dossier: Dossier, actor: Actor, *, full: bool) -> list[Html]:
        of_team = dossier.ticket.team in actor.person.teams
        if not (full or of_team):
            return []  # a SPOC asks about the ticket, not about who called
        caller = dossier.caller
        name = self._name(caller, masked=not full)
        who = self.say(f"who-{dashed(dossier.ticket.caller_kind)}")
        if not full:
            return [self.say("view-caller-masked", name=name, who=who)]
        contact = (contact_of(caller) if caller else None) or self.say("view-no-contact")
        return [self.say("view-caller", name=name, who=who, contact=contact)]

    def _target(self, dossier: Dossier) -> list[Html]:
        """Return by when it is to be solved; while it waits for an answer that rests."""
        at = dossier.solve_by
        if at is None:
            return []
        waits = dossier.ticket.status is Status.WAITING
        key = "card-solve-rests" if waits else "card-solve-by" if self.now <= at else "card-solve-late"
        return [self.say(key, when=self.when(at))]

    def _clock(self, ticket: Ticket) -> list[Html]:
        if ticket.due_at is None or (ticket.status not in WITH_TEAM and ticket.responded_at is None):
            return []
        if ticket.responded_at is not None:
            on_time = ticket.responded_at <= ticket.due_at
            key = "card-in-time" if on_time else "card-answered-late"
            facts: dict[str, object] = {"when": self.when(ticket.responded_at)}
            if not on_time:
                facts |= {"due": self.when(ticket.due_at), "late": self.late_by(ticket.responded_at - ticket.due_at)}
            return [self.say(key, **facts)]
        said = self.when(ticket.due_at)
        relative = live(ticket.due_at, self.office.settings.timezone, self.language)
        if self.now >= ticket.due_at:
            return [self.say("card-late", when=said, live=relative)]
        return [self.say("card-due-provisional" if ticket.provisional else "card-due", when=said, live=relative)]

    def _clock_brief(self, ticket: Ticket) -> Html:
        return Html("\n".join(self._clock(ticket)))

    def _holder(self, dossier: Dossier, *, masked: bool, limit: int = BODY, says_nobody: bool = True) -> list[Html]:
        ticket = dossier.ticket
        lines: list[Html] = []
        if ticket.is_withdrawn:
            lines.append(self.say("card-withdrawn", when=self.when(ticket.closed_at or self.now)))
        elif ticket.status in (Status.RESOLVED, Status.CLOSED):
            who = dossier.name(ticket.resolved_by) or ""
            lines.append(self.say("card-solved", who=who, when=self.when(ticket.resolved_at or self.now)))
            if dossier.solution:
                lines.append(self.quote(dossier.solution, masked=masked, limit=limit))
        elif ticket.claimed_by is not None:
            who = dossier.name(ticket.claimed_by) or ""
            lines.append(self.say("card-holder", who=who, when=self.when(ticket.claimed_at or self.now)))
        elif ticket.team is not None and ticket.responded_at is not None:
            who = dossier.name(ticket.responded_by) or self.team(ticket)
            lines.append(self.say("card-answered-nobody", who=who))
        elif ticket.team is not None and says_nobody:  # the view's status has said it
            lines.append(self.say("card-nobody"))
        if ticket.promised_at is not None:
            lines.append(self.say("card-promised", when=self.when(ticket.promised_at)))
        return lines

    def _comments(self, dossier: Dossier, *, masked: bool) -> list[Html]:
        region = self.office.settings.phone_region
        said = [n for n in dossier.notes if n.kind in (NoteKind.COMMENT, NoteKind.QUESTION, NoteKind.ANSWER)]
        return [
            self.say(
                "view-comment",
                who=dossier.name(note.author) or self.team(dossier.ticket),
                when=self.when(note.said_at),
                text=shorten(mask_text(note.text, region) if masked else note.text, COMMENT_WORDS),
            )
            for note in said[-COMMENTS:]
        ]  # fmt: skip

    def _opened(self, dossier: Dossier) -> Html:
        ticket = dossier.ticket
        return self.say(
            "view-opened", when=self.when(ticket.opened_at), operator=dossier.name(ticket.logged_by) or "",
            channel=self.say(f"channel-{ticket.channel.value}"),
        )  # fmt: skip
