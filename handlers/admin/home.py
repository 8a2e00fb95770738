"""Setting the desk up: /admin, the panel's presses and words, and the list of its pages and acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from handlers.admin import answers, closures, journal, linking, panel, rules, summaries
from handlers.admin.access import inviting, people
from handlers.admin.lists import lists, teams, towns
from handlers.admin.panel import PanelView, pairs, shown
from handlers.base.callback_data import Press
from handlers.base.context import Office, Turn
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from handlers.cards.words import Cards
from handlers.search import callers
from helpdesk.conversation import Prompt
from helpdesk.notify.kinds import PanelPage
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor
from helpdesk.people.chats import Lookup, LookupKind
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store

Thing = TypeVar("Thing", bound=Callable[..., object])
ROOMS = (
    people,
    inviting,
    linking,
    teams,
    lists,
    rules,
    summaries,
    towns,
    closures,
    answers,
    journal,
)


async def home(view: PanelView) -> Outgoing:
    """Show what can be set up."""
    buttons = [
        view.go("people", "button-people"), view.go("teams", "button-teams"),
        view.go("list.ulbs", "button-towns"), view.go("list.modules", "button-modules"),
        view.go("ans", "button-answers"), view.go("list.reasons", "button-reasons"),
        view.go("routes", "button-routes"), view.go("times", "button-times"),
        view.go("closures", "button-closures"), view.go("summaries", "button-summaries"),
        view.do("doctor", "button-doctor"), view.do("caller-data", "button-caller-data"),
    ]  # fmt: skip
    buttons += [view.go(room.page, room.label) for room in view.cards.office.rooms]
    unlinked = [view.name(team) for team in view.settings.teams if team.chat_id is None]
    lines = [view.say("home-title", desk=view.cards.desk_name)]
    if unlinked:
        lines.append(view.say("home-unlinked", teams=", ".join(unlinked)))
    return shown(lines, [*pairs(buttons), [view.go("changes", "button-changes")]])


async def examine(turn: Turn, actor: Actor, _n: int = 0, _arg: str = "") -> None:
    """Look at everything; what was found comes as a message of its own."""
    await turn.store.lookups.send(Lookup(kind=LookupKind.DOCTOR, person=actor.person.id))
    turn.toast(actor, "doctor-looks")


async def caller_data(turn: Turn, actor: Actor, _n: int = 0, _arg: str = "") -> None:
    """Ask whose data is wanted."""
    await callers.ask(turn, actor)


def _merged(name: str, own: Mapping[str, Thing]) -> dict[str, Thing]:
    merged = dict(own)
    for room in ROOMS:
        merged |= getattr(room, name)
    return merged


PAGES: dict[str, panel.Page] = _merged("PAGES", {"home": home})
ACTS: dict[str, panel.Act] = _merged("ACTS", {"doctor": examine, "caller-data": caller_data})
HEARS: dict[str, panel.Hear] = _merged("HEARS", {})


def _pages(office: Office) -> dict[str, panel.Page]:
    pages = dict(PAGES)
    for room in office.rooms:
        pages |= room.pages
    return pages


async def admin(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Open the panel below."""
    await panel.forget(turn, actor)
    await panel.show(turn, actor, "home", below=True)


async def doctor(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Examine the desk."""
    await examine(turn, actor)
    await turn.say(actor, "doctor-looks")


async def page(turn: Turn, actor: Actor, press: Press) -> None:
    """Turn to a page of the panel; words are waited for no longer."""
    name, _, arg = press.arg.partition(".")
    if name not in _pages(turn.office):
        turn.toast(actor, "unknown-button")
        return
    await panel.forget(turn, actor)
    await panel.show(turn, actor, name, press.number, arg)


async def act(turn: Turn, actor: Actor, press: Press) -> None:
    """Do what a button of the panel says."""
    name, _, arg = press.arg.partition(".")
    acts = dict(ACTS)
    for room in turn.office.rooms:
        acts |= room.acts
    if name not in acts:
        turn.toast(actor, "unknown-button")
        return
    await acts[name](turn, actor, press.number, arg)


async def heard(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Take words that the panel waits for; return whether it does. Of who is no admin any more it waits for none."""
    prompt = await waiting(turn, actor)
    if prompt is None:
        return False
    if not may(actor, Action.SETUP):
        await panel.forget(turn, actor)
        return False
    await HEARS[prompt.action.removeprefix(panel.WORDS)](turn, actor, prompt, message)
    return True


async def waiting(turn: Turn, actor: Actor) -> Prompt | None:
    """Return the panel's prompt that waits for this person's words."""
    prompt = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    return prompt if prompt is not None and prompt.action.startswith(panel.WORDS) else None


async def render(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return the panel as it is to look now."""
    shown = PanelPage.read(message.facts)
    view = PanelView(store, cards, actor, shown.n, shown.arg)
    return await panel.render(message, view, _pages(cards.office))
