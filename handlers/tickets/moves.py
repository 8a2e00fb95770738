"""What can be pressed on a ticket beyond claiming and solving it: asking back, moving it, ending it, reviving it."""

from __future__ import annotations

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.prompts import prompts
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import NeedsConfirming, WrongChoice
from helpdesk.ticket.ticket import Confirmation


async def ask(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask for the question to the desk."""
    ticket = await prompts.begin(turn, actor, press.number, Action.ASK)
    await prompts.ask(turn, actor, ticket, prompts.ASK)
    prompts.say_where(turn, actor, "write-question", press.number)


async def answer(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask for the answer to a team's question."""
    ticket = await turn.desk.tickets.may_begin(press.number, actor, Action.ANSWER, confirmed=True)
    await prompts.ask(turn, actor, ticket, prompts.ANSWER)
    prompts.say_where(turn, actor, "write-answer", press.number)


async def ask_caller(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask for the question to the caller, which goes by mail."""
    ticket = await turn.desk.recorder.see(press.number, actor, Action.ASK_CALLER)
    await prompts.ask(turn, actor, ticket, prompts.ASK_CALLER)
    prompts.say_where(turn, actor, "write-to-caller", press.number)


async def add(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask for what is to be added to a ticket."""
    ticket = await turn.desk.tickets.may_begin(press.number, actor, Action.COMMENT, confirmed=True)
    await prompts.ask(turn, actor, ticket, prompts.ADD)
    turn.toast(actor, "write-more", id=turn.id(press.number))


async def no_answer(turn: Turn, actor: Actor, press: Press) -> None:
    """End the waiting for an answer."""
    await turn.desk.questions.drop_question(press.number, actor)
    turn.toast(actor, "question-dropped", id=turn.id(press.number))


async def forward(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask for the team that it goes to, then why."""
    ticket = await prompts.begin(turn, actor, press.number, Action.FORWARD)
    back = {"back": "yes"} if may(actor, Action.RETURN, ticket) else {}
    await prompts.ask(turn, actor, ticket, prompts.FORWARD, **back)
    turn.toast(actor, "choose-team", id=turn.id(press.number))


async def escalate(turn: Turn, actor: Actor, press: Press) -> None:
    """Offer the teams to which a ticket of the desk's can go: the one that the route names comes first."""
    ticket = await turn.desk.tickets.may_begin(press.number, actor, Action.ESCALATE, confirmed=True)
    routed = turn.desk.intake.route(ticket.nature, ticket.component)
    teams = sorted(turn.settings.teams, key=lambda team: team.key != routed)
    buttons = "\n".join(f"team:{ticket.number}:{team.key}" for team in teams)
    await turn.offer(
        actor, f"teams-{ticket.number}", {"key": "escalate-where", "buttons": buttons}, ticket=ticket.number
    )


async def escalate_to(turn: Turn, actor: Actor, press: Press) -> None:
    """Hand a ticket of the desk's to a team."""
    ticket = await turn.desk.moves.escalate(press.number, actor, press.arg)
    await turn.take_offer_away(actor, f"teams-{ticket.number}")
    team = turn.settings.team(ticket.team)
    turn.toast(actor, "escalated-to", id=turn.id(press.number), team=turn.name(actor, team) if team else "")


async def reopen(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask why a solved ticket is to be opened again."""
    ticket = await turn.desk.endings.may_reopen(press.number, actor)
    await prompts.ask(turn, actor, ticket, prompts.REOPEN)
    prompts.say_where(turn, actor, "write-why", press.number)


async def confirm(turn: Turn, actor: Actor, press: Press) -> None:
    """Write down what the caller says: yes, no, or nobody picked up."""
    if press.arg not in set(Confirmation):
        raise WrongChoice(press.number, press.arg)
    ticket = await turn.desk.endings.confirm(press.number, actor, Confirmation(press.arg))
    turn.toast(actor, f"confirmed-{press.arg}", id=turn.id(press.number))
    if ticket.is_unresolved:
        await prompts.ask(turn, actor, ticket, prompts.STILL_WRONG)


async def rate(turn: Turn, actor: Actor, press: Press) -> None:
    """Write down how content the caller is."""
    if press.arg not in ("1", "2", "3", "4", "5"):
        raise WrongChoice(press.number, press.arg)
    await turn.desk.endings.rate(press.number, actor, int(press.arg))
    turn.toast(actor, "rated", id=turn.id(press.number))


async def withdraw(turn: Turn, actor: Actor, press: Press) -> None:
    """Take a ticket back unsolved, at the second press."""
    confirmed = await prompts.was_warned(turn, actor, press.number, Action.WITHDRAW)
    try:
        await turn.desk.endings.withdraw(press.number, actor, confirmed=confirmed)
    except NeedsConfirming:
        ticket = await turn.desk.recorder.see(press.number, actor, Action.WITHDRAW)
        await prompts.warn(turn, actor, ticket, Action.WITHDRAW)
        raise
    turn.toast(actor, "withdrawn-by-you", id=turn.id(press.number))
