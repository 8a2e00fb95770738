"""Forms in progress and waiting prompts: no state of a conversation lives in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.conversation import Draft, Prompt
from helpdesk.ticket.errors import Stale
from storage.outbox.shown import FORM, Thing
from storage.queries.rows import values
from storage.tables.people import drafts, prompts

DRAFT_COLUMNS = [drafts.c[name] for name in Draft.__dataclass_fields__]
PROMPT_COLUMNS = [prompts.c[name] for name in Prompt.__dataclass_fields__]
IS_OPEN = drafts.c.ended_at.is_(None)
# Built once: to build a statement costs more than to run it.
OPEN = select(*DRAFT_COLUMNS).where(IS_OPEN).order_by(drafts.c.changed_at.desc(), drafts.c.id.desc())
ONE = OPEN.where(drafts.c.id == bindparam("draft"))
OF_PERSON = OPEN.where(drafts.c.person == bindparam("person"), ~drafts.c.held)
HELD = OPEN.where(drafts.c.person == bindparam("person"), drafts.c.held)
SAME_PHONE = OPEN.where(
    drafts.c.phone == bindparam("phone"),
    drafts.c.changed_at >= bindparam("since"),
    drafts.c.id != bindparam("other_than"),
)
ADD = insert(drafts).returning(drafts.c.id)
SAVE = update(drafts).where(drafts.c.id == bindparam("of"), drafts.c.version == bindparam("read_version"), IS_OPEN)
BLUR = update(drafts).where(drafts.c.person == bindparam("of"), drafts.c.focused, IS_OPEN).values(focused=False)
END = (
    update(drafts)
    .where(drafts.c.id == bindparam("of"), IS_OPEN)
    .values(body=None, phone=None, focused=False, ended_at=func.now())
)
PROMPTS = select(prompts).order_by(prompts.c.asked_at, prompts.c.id)
PROMPT = PROMPTS.where(prompts.c.id == bindparam("prompt"))
ASK = insert(prompts).returning(prompts.c.id)
END_PROMPT = delete(prompts).where(prompts.c.id == bindparam("of"))
END_FORMER = delete(prompts).where(
    prompts.c.chat_id == bindparam("of_chat"), prompts.c.person == bindparam("of_person")
)
WAITING = PROMPTS.where(prompts.c.chat_id == bindparam("chat_id"), prompts.c.person == bindparam("person"))


class DraftTable:
    """``helpdesk.ports.talk.Drafts``."""

    def __init__(self, connection: AsyncConnection, seen: set[Thing] | None = None) -> None:
        self._connection = connection
        self._seen = seen if seen is not None else set()  # whose words were read
        self._read_before: dict[tuple[int, bool], list[Draft]] = {}  # until something is written

    def foresee(self, person: int, known: Sequence[Draft]) -> None:
        """A person's open forms and held words, latest change first, were read along with other things."""
        for held in (False, True):
            self._read_before[person, held] = [draft for draft in known if draft.held is held]

    def forget(self) -> None:
        """What was read before may hold no more."""
        self._read_before.clear()

    async def open_of(self, person: int) -> Sequence[Draft]:
        """Return a person's open forms, latest change first."""
        return await self._of(person)

    async def held_of(self, person: int) -> Draft | None:
        """Return the words of a person that are in no form yet."""
        found = await self._of(person, held=True)
        return found[0] if found else None

    async def get(self, draft: int) -> Draft | None:
        """Return an open form; ended ones are None."""
        self._seen.add((FORM, draft))
        found = await self._read(ONE, draft=draft)
        return found[0] if found else None

    async def add(self, draft: Draft) -> int:
        """Store a new form and return its id; it takes the focus, unless its words are only held."""
        if not draft.held:
            await self._blur(draft.person)
        self.forget()
        row = values(draft, without="id") | {"focused": not draft.held}
        added: int = (await self._connection.execute(ADD, row)).scalar_one()
        return added

    async def save(self, draft: Draft) -> None:
        """Write over the version that was read, or raise ``Stale``; the focus is left alone."""
        self.forget()
        written = {name: getattr(draft, name) for name in ("body", "phone", "version", "heard", "changed_at")}
        written |= {"of": draft.id, "read_version": draft.version - 1}
        if (await self._connection.execute(SAVE, written)).rowcount != 1:
            raise Stale(f"form {draft.id}")

    async def focus(self, draft: int, person: int) -> None:
        """Give one of a person's open forms the focus, taking it from the others."""
        await self._blur(person)
        mine = and_(drafts.c.id == draft, drafts.c.person == person, IS_OPEN)
        await self._connection.execute(update(drafts).where(mine).values(focused=True))

    async def end(self, draft: int) -> None:
        """End a form, or raise ``Stale`` if it has ended since it was read: its body and number are blanked."""
        self.forget()
        if (await self._connection.execute(END, {"of": draft})).rowcount != 1:
            raise Stale(f"form {draft}")

    async def with_phone(self, phone: str, since: datetime, other_than: int) -> Sequence[Draft]:
        """Return open forms (of anybody) about the same number, changed since then, latest change first."""
        return await self._read(SAME_PHONE, phone=phone, since=since, other_than=other_than)

    async def _blur(self, person: int) -> None:
        self.forget()
        await self._connection.execute(BLUR, {"of": person})

    async def _of(self, person: int, *, held: bool = False) -> list[Draft]:
        """Return a person's; every way that a line can go asks for them again."""
        if (person, held) not in self._read_before:
            self._read_before[person, held] = await self._read(HELD if held else OF_PERSON, person=person)
        return list(self._read_before[person, held])

    async def _read(self, query: Select[Any], **facts: object) -> list[Draft]:
        return [Draft(**row._mapping) for row in await self._connection.execute(query, facts)]


class PromptTable:
    """``helpdesk.ports.talk.Prompts``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._read_before: dict[tuple[int, int], list[Prompt]] = {}  # until something is written

    def foresee(self, chat_id: int, person: int, known: Sequence[Prompt]) -> None:
        """What waits for a person's words in a chat was read along with other things."""
        self._read_before[chat_id, person] = list(known)

    def forget(self) -> None:
        """What was read before may hold no more."""
        self._read_before.clear()

    async def ask(self, prompt: Prompt) -> int:
        """Store a prompt under an id of its own; a former one of that person in that chat is gone."""
        self.forget()
        await self._connection.execute(END_FORMER, {"of_chat": prompt.chat_id, "of_person": prompt.person})
        row = values(prompt, without="id") | {"facts": dict(prompt.facts)}
        asked: int = (await self._connection.execute(ASK, row)).scalar_one()
        return asked

    async def keep(self, prompt: Prompt) -> None:
        """Write a waiting prompt's action and facts anew."""
        self.forget()
        newer = {"action": prompt.action, "facts": dict(prompt.facts)}
        await self._connection.execute(update(prompts).where(prompts.c.id == prompt.id).values(**newer))

    async def get(self, prompt: int) -> Prompt | None:
        """Return a waiting prompt."""
        found = await self._read(PROMPT, prompt=prompt)
        return found[0] if found else None

    async def waiting(self, chat_id: int, person: int) -> Prompt | None:
        """Return what waits for this person's words in this chat."""
        if (chat_id, person) not in self._read_before:
            self._read_before[chat_id, person] = await self._read(WAITING, chat_id=chat_id, person=person)
        found = self._read_before[chat_id, person]
        return found[0] if found else None

    async def end(self, prompt: int) -> None:
        """It is answered, cancelled or too old."""
        self.forget()
        await self._connection.execute(END_PROMPT, {"of": prompt})

    async def about(self, ticket: int) -> Sequence[Prompt]:
        """Return what waits for anybody's words about a ticket, in every chat."""
        return await self._read(PROMPTS.where(prompts.c.ticket == ticket))

    async def of(self, person: int) -> Sequence[Prompt]:
        """Return what waits for a person's words, in every chat."""
        return await self._read(PROMPTS.where(prompts.c.person == person))

    async def in_chat(self, chat_id: int) -> Sequence[Prompt]:
        """Return what waits for anybody's words in a chat."""
        return await self._read(PROMPTS.where(prompts.c.chat_id == chat_id))

    async def older_than(self, asked_before: datetime) -> Sequence[Prompt]:
        """Return prompts that have waited too long, oldest first."""
        return await self._read(PROMPTS.where(prompts.c.asked_at < asked_before))

    async def _read(self, query: Select[Any], **facts: object) -> list[Prompt]:
        return [Prompt(**row._mapping) for row in await self._connection.execute(query, facts)]
