"""Handing one's claims to a colleague: to whom, until when, and taking them back on the day of return."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.prompts.prompts import take_away
from helpdesk.conversation import Prompt
from helpdesk.outbox import Facts
from helpdesk.people.actors import Actor
from helpdesk.settings.absences import OFF, return_day
from helpdesk.text.dates import read_days
from helpdesk.ticket.errors import WrongChoice
from helpdesk.ticket.ticket import Ticket

PROMPT = "hand-over"  # the day of return is waited for
NBSP = "\u00a0"  # rows of buttons are cut at spaces, names must not be
FOR_GOOD, TYPED = "n", "t"
DAYS = "day:{0}.d1 day:{0}.d3 day:{0}.d7\nday:{0}.t day:{0}.n"


async def hand_over(turn: Turn, actor: Actor, _press: Press) -> None:
    """Offer the colleagues to whom one's claims can be given."""
    teams = {ticket.team for ticket in await turn.desk.handover.claims_of(actor)}
    if not teams:
        turn.toast(actor, "hand-over-nothing", alert=True)
        return
    rows = []
    for team in sorted(key for key in teams if key is not None):
        for colleague in await turn.desk.handover.colleagues(actor, team):
            off = await turn.desk.handover.off_until(colleague.id)
            label = f"{'🌴 ' if off else ''}{colleague.name}".replace(" ", NBSP).replace("\n", NBSP)
            rows.append(f"hand:0:{team}.{colleague.id}|{label}")
    if rows:
        await turn.offer(actor, PROMPT, {"key": "hand-over-to", "buttons": "\n".join(rows)})
    else:
        await turn.say(actor, "hand-over-nobody")


async def hand_to(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask until when (``egov.7``), take the day (``egov.7.d3``), or ask for it in words (``egov.7.t``)."""
    team, to, code = _read(press.arg)
    colleague = await turn.desk.handover.colleague(actor, team, to)
    if not await turn.desk.handover.claims_of(actor, team):
        turn.toast(actor, "hand-over-nothing", alert=True)
    elif code == "":
        days = DAYS.format(f"0:{team}.{to}")
        off = await turn.desk.handover.off_until(to)
        key = "hand-over-until" if off is None else "hand-over-until-off"
        until = "" if off is None else turn.when(actor, off)
        facts: Facts = {"key": key, "who": colleague.name, "off": until, "buttons": days}
        await turn.offer(actor, PROMPT, facts)
    elif code == TYPED:
        await _ask_day(turn, actor, team, to)
    else:
        day = return_day(code, turn.today)
        if day is None and code != FOR_GOOD:
            raise WrongChoice(None, press.arg)
        await turn.desk.handover.hand_over(actor, team, to, day)
        await turn.take_offer_away(actor, PROMPT)
        turn.toast(actor, "handed", who=colleague.name)


async def answer(turn: Turn, actor: Actor, message: Incoming, prompt: Prompt) -> None:
    """Take the day of return that was typed."""
    team, to = str(prompt.facts["team"]), int(prompt.facts["to"] or 0)
    day = read_days(message.text, turn.today).first
    colleague = await turn.desk.handover.colleague(actor, team, to)
    given = await turn.desk.handover.hand_over(actor, team, to, day)
    await take_away(turn, prompt)
    await turn.say(actor, "handed" if given else "hand-over-nothing", who=colleague.name)


async def take_back(turn: Turn, actor: Actor, press: Press) -> None:
    """Take back what the colleague still has."""
    taken: Sequence[Ticket] = await turn.desk.handover.take_back(press.number, actor)
    if not taken:
        turn.toast(actor, "take-back-nothing", alert=True)
        return
    turn.toast(actor, "took-back", others=", ".join(turn.id(ticket.number) for ticket in taken))


async def _ask_day(turn: Turn, actor: Actor, team: str, to: int) -> None:
    await turn.take_offer_away(actor, PROMPT)
    chat, person = actor.place.chat_id, actor.person.id
    await take_away(turn, await turn.store.prompts.waiting(chat, person))
    await turn.store.prompts.ask(
        Prompt(
            chat_id=chat, person=person, action=PROMPT, ticket=0, facts={"team": team, "to": to}, asked_at=turn.now
        )
    )  # fmt: skip
    await turn.say(actor, "hand-over-day")


def _read(arg: str) -> tuple[str, int, str]:
    team, _, rest = arg.partition(".")
    to, _, code = rest.partition(".")
    if not to.isdecimal() or code not in ("", FOR_GOOD, TYPED, *OFF):
        raise WrongChoice(None, arg)
    return team, int(to), code
