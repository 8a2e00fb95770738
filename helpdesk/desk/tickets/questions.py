"""Asking back: the team asks the desk, the desk answers, or no answer is needed any more."""

from __future__ import annotations

from helpdesk.desk.recording.recorder import Uses, Words
from helpdesk.lifecycle import questions
from helpdesk.lifecycle.workflow import require
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Ticket


class Questions(Uses):
    """Questions about a ticket, and their answers."""

    async def ask(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Ask the desk something; the ticket waits, and whoever asks has it."""
        ticket = await self.recorder.see(number, actor, Action.ASK)
        require(Action.ASK, ticket)
        note = await self.recorder.add_words(ticket, NoteKind.QUESTION, words, actor)
        files = await self.recorder.add_files(ticket, words.files, actor, note)
        facts = questions.ask(ticket, actor, self.recorder.counted_at(ticket, words), note=note)
        return await self.recorder.change(ticket, facts, actor, files=files)

    async def answer(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Answer what was asked; the ticket is with whoever asked again."""
        ticket = await self.recorder.see(number, actor, Action.ANSWER)
        require(Action.ANSWER, ticket)
        note = await self.recorder.add_words(ticket, NoteKind.ANSWER, words, actor)
        files = await self.recorder.add_files(ticket, words.files, actor, note)
        at = max(min(words.said_at, self.now), ticket.asked_at or words.said_at)
        facts: tuple[Fact, ...] = (questions.answered(ticket, actor, at, note),)
        return await self.recorder.change(ticket, facts, actor, files=files)

    async def drop_question(self, number: int, actor: Actor) -> Ticket:
        """End the waiting without an answer."""
        ticket = await self.recorder.see(number, actor, Action.NO_ANSWER)
        require(Action.NO_ANSWER, ticket)
        return await self.recorder.change(ticket, (questions.answered(ticket, actor, self.now, None),), actor)
