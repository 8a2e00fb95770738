"""A ticket's name elsewhere, the ticket or problem that it belongs to, and problems behind several."""

from __future__ import annotations

import re

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.prompts import prompts
from helpdesk.conversation import Prompt
from helpdesk.desk.recording.recorder import Words
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import WrongChoice
from helpdesk.ticket.ticket import read_ticket_id

REF = re.compile(r"ref(?:erence)?[\s:]+(\S.*)", re.IGNORECASE | re.DOTALL)


async def reference(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask what a ticket is called elsewhere."""
    ticket = await turn.desk.tickets.may_begin(press.number, actor, Action.REFERENCE, confirmed=True)
    await prompts.ask(turn, actor, ticket, prompts.REFERENCE)
    prompts.say_where(turn, actor, "write-reference", press.number)


async def link(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask to which ticket this one belongs."""
    ticket = await turn.desk.tickets.may_begin(press.number, actor, Action.LINK, confirmed=True)
    await prompts.ask(turn, actor, ticket, prompts.LINK)
    prompts.say_where(turn, actor, "write-link", press.number)


async def unlink(turn: Turn, actor: Actor, press: Press) -> None:
    """Take a link back; the views of both tickets show it."""
    former = int(press.arg) if press.arg.isdecimal() else 0
    await turn.desk.links.untie(press.number, actor, former)
    await turn.desk.views.show_views_again(former)
    turn.toast(actor, "unlinked-ticket", id=turn.id(press.number), other=turn.id(former))


async def make_problem(turn: Turn, actor: Actor, press: Press) -> None:
    """Open a problem for several tickets that are alike."""
    alike = await turn.desk.links.alike(await turn.desk.recorder.see(press.number, actor, Action.LINK))
    others = ", ".join(turn.id(ticket.number) for ticket in alike)
    text = turn.office.catalogue.plain(turn.settings.language, "problem-words", others=others)
    place = turn.office.catalogue.plain(turn.settings.language, "problem-place")
    try:
        problem, tied = await turn.desk.intake.open_problem(press.number, actor, text=text, place=place)
    except WrongChoice:
        turn.toast(actor, "problem-gone", alert=True)
        return
    tied_ids = ", ".join(turn.id(ticket.number) for ticket in tied)
    turn.toast(actor, "linked-problem", id=turn.id(problem.number), others=tied_ids)


async def on_reference(turn: Turn, actor: Actor, prompt: Prompt, words: Words) -> bool:
    """Take the words of a prompt as a ticket's name elsewhere; ``ref`` before it may stay or go."""
    said = REF.fullmatch(words.text)
    await turn.desk.links.refer(prompt.ticket, actor, Words(said.group(1) if said else words.text, words.said_at))
    return True


async def on_link(turn: Turn, actor: Actor, prompt: Prompt, words: Words) -> bool:
    """Take the words of a prompt as the number of another ticket."""
    number = read_ticket_id(words.text, turn.settings.prefix)
    if number is None:
        await turn.hint(actor, "not-an-id", prompt.ticket, example=turn.id(turn.settings.first_number))
        return False
    former = (await turn.desk.recorder.see(prompt.ticket, actor, Action.VIEW)).linked_to
    await turn.desk.links.link(prompt.ticket, actor, number)
    for other in {former, number} - {None}:
        await turn.desk.views.show_views_again(other or 0)
    return True
