"""The one list of ready answers as admins see it: what is made in the chat is changed here, the file's is shut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.settings.lists import Checks, SettingLists
from helpdesk.desk.staff.people import Staff
from helpdesk.matching.ready_answers import KeptAnswer, Ready, one_list
from helpdesk.people.actors import Actor
from helpdesk.settings.overlay import Change
from helpdesk.ticket.errors import Gone, KeptAlready, NotFitting, OwnedByFile

PART = "answers"


class ReadyAnswers(Uses):
    """What admins do with ready answers; members keep theirs by ``keep_answer``."""

    def __init__(self, recorder: Recorder, *, lists: SettingLists, staff: Staff) -> None:
        super().__init__(recorder)
        self.lists = lists
        self.staff = staff

    async def ready_answers(self, language: str = "en") -> Sequence[Ready]:
        """Return every ready answer, as a language has it."""
        kept = await self.store.answers.every()
        return one_list(kept, self.settings.answers, locked=PART in self.settings.owned, language=language)

    async def ready_answer(self, ref: str, language: str = "en") -> Ready:
        """Return the answer that a button names; raise ``Gone`` if it is no more."""
        found = next((answer for answer in await self.ready_answers(language) if answer.ref == ref), None)
        if found is None:
            raise Gone("item")
        return found

    async def add_answer(self, text: str, actor: Actor, checks: Checks) -> Ready:
        """Put an answer into the list, for every team and module until it is said otherwise."""
        self.staff.require_admin(actor)
        return await self._keep_ready(Ready(text=text), actor, checks)

    async def change_answer(self, ref: str, actor: Actor, checks: Checks, changes: Mapping[str, str | None]) -> Ready:
        """Change an answer's words, team or module; raise ``OwnedByFile`` for one of the file's."""
        self.staff.require_admin(actor)
        former = await self.ready_answer(ref)
        said = {"text": former.text, "team": former.team, "module": former.module} | dict(changes)
        changed = replace(former, text=said["text"] or "", team=said["team"], module=said["module"])
        if changed == former:
            return former
        if former.locked:
            raise OwnedByFile(PART)
        if not former.kept:  # a default answer makes room for the chat's own, which is in the desk's language alone
            if "text" not in changes:
                changed = replace(changed, text=(await self.ready_answer(ref, self.settings.language)).text)
            made = await self._keep_ready(changed, actor, checks)
            await self.lists.take_out(PART, former.text, actor, checks)
            return made
        self._fitting(changed, checks, former)
        if not await self.store.answers.change(former.kept, changed.text, changed.team, changed.module):
            raise KeptAlready
        await self._note_answer(actor, "answers-put", former.kept)
        return changed

    async def drop_answer(self, ref: str, actor: Actor, checks: Checks) -> None:
        """Offer an answer no longer."""
        self.staff.require_admin(actor)
        answer = await self.ready_answer(ref)
        if answer.kept:
            await self.store.answers.drop(answer.kept)
            await self._note_answer(actor, "answers-taken-out", answer.kept)
        else:
            await self.lists.take_out(PART, answer.text, actor, checks)

    async def _keep_ready(self, answer: Ready, actor: Actor, checks: Checks) -> Ready:
        self._fitting(answer, checks)
        row = KeptAnswer(
            team=answer.team, module=answer.module, text=answer.text, note=None, kept_by=actor.person.id,
            kept_at=self.now,
        )  # fmt: skip
        if not await self.store.answers.keep(row):
            raise KeptAlready
        made = next(a for a in await self.ready_answers() if a.kept and _same(a, answer))
        await self._note_answer(actor, "answers-put", made.kept)
        return made

    def _fitting(self, answer: Ready, checks: Checks, former: Ready | None = None) -> None:
        """Raise ``NotFitting`` or ``Gone`` by what is new in an answer: what members keep may be longer."""
        body = {"text": answer.text, "team": answer.team, "module": answer.module}
        problems = checks.item(PART, body) if former is None or answer.text != former.text else ()
        if problems:
            raise NotFitting(tuple(problems))
        team, module = (former.team, former.module) if former is not None else (None, None)
        if answer.team not in (None, team) and self.settings.team(answer.team) is None:
            raise Gone("item")
        if answer.module not in (None, module) and self.settings.module(answer.module) is None:
            raise Gone("item")

    async def _note_answer(self, actor: Actor, what: str, number: int) -> None:
        await self.store.setup.note(Change(self.now, actor.person.id, what, {"answer": number}))


def _same(one: Ready, other: Ready) -> bool:
    return (one.text, one.team, one.module) == (other.text, other.team, other.module)
