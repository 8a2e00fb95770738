"""The panel: one message in which an admin sets the desk up. Pages by name, each shown as things stand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from telegram import InlineKeyboardButton

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.context import Turn, ticket_link
from handlers.base.incoming import Incoming
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.base.pager import Paged
from handlers.cards.lists import and_more
from handlers.cards.words import Cards
from helpdesk.conversation import Prompt
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.notify.kinds import PanelPage
from helpdesk.outbox import OutboxMessage, Urgency
from helpdesk.people.actors import Actor
from helpdesk.people.chats import panel_slot
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.sla.recount import Effect
from helpdesk.ticket.errors import Gone

T = TypeVar("T")

WORDS = "setup-"  # what prompts of the panel are for begins so
PER_PAGE = 8
MOVED = 12  # tickets that a preview names


@dataclass(frozen=True, slots=True)
class PanelView:
    """What a page is rendered from; ``n`` and ``arg`` say which of its kind."""

    store: Store
    cards: Cards
    actor: Actor
    n: int = 0
    arg: str = ""

    @property
    def settings(self) -> Settings:
        """The desk as it is set up now."""
        return self.cards.office.settings

    @property
    def desk(self) -> Desk:
        """The use cases, for what a page reads."""
        return self.cards.desk_in(self.store)

    def name(self, item: Any) -> str:
        """Return what an item is called in the admin's language."""
        return self.cards.name(item)

    def say(self, key: str, **facts: object) -> Html:
        """Return a sentence."""
        return self.cards.say(key, **facts)

    def go(self, to: str, key: str, *, n: int = 0, **facts: object) -> InlineKeyboardButton:
        """Return a button that leads to a page: ``to`` is its name, or its name and argument parted by a dot."""
        return self.cards.keyboards.button(Press(Button.PAGE, n, to), key, **facts)

    def go_named(self, to: str, label: str, *, n: int = 0) -> InlineKeyboardButton:
        """Return a button that leads to a page and bears a name."""
        return self.cards.keyboards.named(Press(Button.PAGE, n, to), label[:60])

    def do(
        self, act: str, key: str, *, n: int = 0, style: str | None = None, **facts: object
    ) -> InlineKeyboardButton:
        """Return a button that does something: ``act`` is its name, or its name and argument parted by a dot."""
        label = self.cards.keyboards.label(key, **facts)
        return self.cards.keyboards.named(Press(Button.ACT, n, act), label, style)

    def do_named(self, act: str, label: str, *, n: int = 0) -> InlineKeyboardButton:
        """Return a button that does something and bears a name."""
        return self.cards.keyboards.named(Press(Button.ACT, n, act), label[:60])

    def back(self, to: str, *, n: int = 0) -> list[InlineKeyboardButton]:
        """Return the row that leads back."""
        return [self.go(to, "button-back", n=n)]

    def paged(self, everything: Sequence[T], size: int = PER_PAGE) -> Paged[T]:
        """Return the page of a list that is to be shown."""
        return Paged.of(everything, self.n, size)

    def turns(self, to: str, page: Paged[T]) -> list[InlineKeyboardButton]:
        """Return the row that turns the pages of a list, shown at ``to``."""
        return page.turns(lambda n, key: self.go(to, key, n=n))

    async def waiting(self, what: str) -> Prompt | None:
        """Return the prompt of the panel that waits for this admin's words, if it is for ``what``."""
        prompt = await self.store.prompts.waiting(self.actor.person.id, self.actor.person.id)
        return prompt if prompt is not None and prompt.action == WORDS + what else None


Page = Callable[[PanelView], Awaitable[Outgoing]]
Act = Callable[[Turn, Actor, int, str], Awaitable[None]]
Hear = Callable[[Turn, Actor, Prompt, Incoming], Awaitable[None]]


def shown(lines: Iterable[str], rows: Iterable[Sequence[InlineKeyboardButton]]) -> Outgoing:
    """Return a page of these lines and buttons."""
    return Outgoing("\n".join(line for line in lines if line)[:4000], markup(rows))


def effect_line(view: PanelView, effect: Effect) -> Html:
    """Return what a change would do to open tickets, and which of them move from when to when."""
    said = view.say(
        "proposal-effect", moves=effect.moves, earlier=effect.earlier, forgiven=effect.no_longer_late,
        promises=effect.promises,
    )  # fmt: skip
    cards = view.cards
    moves = [
        view.say(
            "proposal-move", id=ticket_link(cards.office, each.ticket), before=cards.when(each.before),
            after=cards.when(each.after), solution="yes" if each.of_solution else "no",
        )
        for each in effect.dates[:MOVED]
    ]  # fmt: skip
    return Html("\n".join([said, *moves, *and_more(cards, effect.dates, MOVED)]))


def pairs(buttons: Sequence[InlineKeyboardButton], across: int = 2) -> list[list[InlineKeyboardButton]]:
    """Return buttons in rows."""
    return [list(buttons[i : i + across]) for i in range(0, len(buttons), across)]


async def show(turn: Turn, actor: Actor, page: str, n: int = 0, arg: str = "", *, below: bool = False) -> None:
    """Owe the panel with this page: where it is, or (after words) anew below them."""
    chat, slot = actor.person.id, panel_slot(actor.person.id)
    if below:
        await delete_message(turn.store.outbox, slot)
    await turn.store.outbox.owe(
        PanelPage(page, n, arg).message_to(chat, Urgency.REPLY if below else Urgency.PRESSED, person=chat, slot=slot)
    )


async def ask(turn: Turn, actor: Actor, what: str, **facts: str | int | bool | None) -> None:
    """Wait for this admin's words; a former question of the panel is forgotten."""
    if await turn.store.people.get(actor.person.id) is None:
        await turn.store.people.put(actor.person)
    await turn.store.prompts.ask(
        Prompt(
            chat_id=actor.place.chat_id, person=actor.person.id, action=WORDS + what, ticket=0, facts=facts,
            asked_at=turn.now,
        )
    )  # fmt: skip


async def own(turn: Turn, actor: Actor, number: int, what: str) -> Prompt:
    """Return the prompt of the panel that a button names, if it is this admin's and for ``what``; raise ``Gone``."""
    prompt = await turn.store.prompts.get(number)
    if prompt is None or prompt.person != actor.person.id or prompt.action != WORDS + what:
        raise Gone("step")
    return prompt


async def forget(turn: Turn, actor: Actor) -> None:
    """Wait for words no longer."""
    waiting = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    if waiting is not None and waiting.action.startswith(WORDS):
        await turn.store.prompts.end(waiting.id)


async def render(message: OutboxMessage, view: PanelView, pages: dict[str, Page]) -> Outgoing | None:
    """Return the panel as it is to look now; whoever is no admin any more sees that."""
    if not may(view.actor, Action.SETUP):
        return Outgoing(view.say("not-allowed-setup"))
    page = pages.get(PanelPage.read(message.facts).page)
    return await page(view) if page is not None else None
