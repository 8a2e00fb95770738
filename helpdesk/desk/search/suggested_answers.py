"""Ready answers: what may be said again with one tap, and keeping a resolution as one."""

from __future__ import annotations

from helpdesk.desk.recording.recorder import Uses
from helpdesk.matching.modules import module_words
from helpdesk.matching.ready_answers import MOST, KeptAnswer, best_first, one_list
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.settings.named import in_language
from helpdesk.text.known_issues import like
from helpdesk.text.masking import strike_out
from helpdesk.ticket.notes import Caller, NoteKind

LONGEST = 1000  # letters of an answer worth saying again


class SuggestedAnswers(Uses):
    """What teams say again and again."""

    async def answers_to(
        self, about: str, *, team: str | None, module: str | None, language: str = "en", most: int = MOST
    ) -> tuple[str, ...]:
        """Return the ready answers to a trouble, best first; ``team`` None: of every team, as L1 may use them all.

        Those of the configuration come in the ``language`` of who says them.
        How a known trouble is solved is advice for operators, and never offered as what a team has done.
        """
        kept = await self.store.answers.fitting(team, module)
        untelling = module_words(self.settings.modules)
        alike = like(about, self.settings.known_issues, module=module, untelling=untelling) if team is None else ()
        known = (in_language(trouble, language, "solution") for trouble in alike[:2])
        ready = one_list(kept, self.settings.answers_for(team, module), locked=False, language=language)
        return best_first(about, known=known, ready=ready, most=most)

    async def answers_for(self, number: int, language: str = "en") -> tuple[str, ...]:
        """Return the ready answers to a ticket's trouble; none for one that is not there."""
        for ticket in await self.store.search.tickets({number}):
            said = await self.store.texts.notes(number, frozenset({NoteKind.DESCRIPTION}))
            about = "\n".join(note.text for note in said)
            return await self.answers_to(about, team=ticket.team, module=ticket.module, language=language)
        return ()

    async def keep_answer(self, number: int, actor: Actor) -> bool | None:
        """Keep how a ticket was solved as a ready answer of its team; False: kept already, None: nobody said how.

        Others will read it, and say it to other callers: the caller's name and all numbers are left out.
        """
        ticket = await self.recorder.see(number, actor, Action.KEEP_ANSWER)
        said = await self.store.texts.notes(number, frozenset({NoteKind.RESOLUTION}))
        if not said or not said[-1].text.strip():
            return None
        last = said[-1]
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        text = strike_out(last.text.strip(), caller or Caller(), self.settings.phone_region)
        return await self.store.answers.keep(
            KeptAnswer(
                team=ticket.team, module=ticket.module, text=text[:LONGEST], note=last.id,
                kept_by=actor.person.id, kept_at=self.now,
            )
        )  # fmt: skip
