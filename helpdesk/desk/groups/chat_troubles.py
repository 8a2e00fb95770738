"""Chats that take nothing: the one place where a trouble begins, is told, and ends. What is owed there stays owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.recording.telling import tell_all
from helpdesk.desk.search.views import Views
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.desk.staff.standing_in import StandingIn
from helpdesk.notify.content import Text
from helpdesk.notify.group_texts import OF_TROUBLE, AboutChat, ChatRegained, MessagesVanish
from helpdesk.outbox import Urgency
from helpdesk.people.chats import DESK, ChatTrouble, TroubleKind

CALM = timedelta(hours=1)  # after that a trouble is told at once again
AT_ONCE = 2  # times that it is told without such a calm; then once an hour
NAMED = 10  # tickets that are named to the admins


class ChatTroubles(Uses):
    """What can be reached, and what can't."""

    def __init__(self, recorder: Recorder, *, leaving: Leaving, standing_in: StandingIn, views: Views) -> None:
        super().__init__(recorder)
        self.leaving = leaving
        self.standing_in = standing_in
        self.views = views

    async def hindered(self, chat_id: int, trouble: TroubleKind, why: str = "", *, thread_id: int = 0) -> bool:
        """A chat or topic takes nothing. Return whether what is owed there stays owed: not where nobody works."""
        if not await self._is_ours(chat_id):
            return False
        former = await self.store.chat_troubles.of(chat_id, thread_id)
        present = self._begun(former, chat_id, thread_id, trouble, why)
        tickets = await self.store.outbox.held_up(chat_id, thread_id or None) if chat_id < 0 else ()
        tells = chat_id < 0 and not present.told and self._may_tell(present)
        if tells:
            await self._tell_of(present, OF_TROUBLE[present.trouble], tickets)
            present = replace(present, told=True, told_at=self.now, times=present.times + 1)
        if present == former:
            return True
        await self.store.chat_troubles.put(present)
        if chat_id > 0 and (former is None or not former.lasts):
            await self.standing_in.pass_on(chat_id)
        elif former is None or not former.lasts or former.trouble is not present.trouble:
            await self._show_tickets(tickets)
        return True

    async def reached(self, chat_id: int, thread_id: int | None = None, *, ticket: int | None = None) -> bool:
        """Something was posted there, or may be: whatever troubled it is over. Return whether there was trouble."""
        tickets = [] if ticket is None else [ticket]
        over = False
        for thread in dict.fromkeys((0, thread_id or 0)):
            trouble = await self.store.chat_troubles.of(chat_id, thread)
            if trouble is None or not trouble.lasts:
                continue
            over = True
            await self.store.chat_troubles.put(replace(trouble, ended_at=self.now, told=False))
            if chat_id < 0:
                tickets += await self.store.outbox.held_up(chat_id, thread or None)
            if trouble.told:
                await self._tell_of(trouble, ChatRegained, tickets)
        await self._show_tickets(tickets)
        return over

    async def stuck(self, number: int, slot: str | None) -> None:
        """What shows a ticket is refused in every form: what shows the ticket elsewhere than in ``slot`` says so."""
        await self._show_tickets([number], but=slot)

    async def lost(self, chat_id: int, trouble: TroubleKind) -> None:
        """Telegram says that the bot can't work in a chat, or that a person has blocked it."""
        await self.hindered(chat_id, trouble)

    async def regained(self, chat_id: int) -> None:
        """Telegram says that the bot can work in a chat again: what is missing there is owed."""
        if await self.reached(chat_id) and chat_id < 0 and self._name_of(chat_id) is not None:
            await self.views.owe_missing_cards()

    async def vanishing(self, chat_id: int, title: str, after: timedelta, *, wanted: str | None = None) -> None:
        """Telegram deletes what is written in a chat after a while: the admins are warned, if it is ours.

        ``wanted``: what it is called here though it is not linked yet.
        """
        name = self._name_of(chat_id) or wanted
        if after and name is not None:
            await self.tell_admins(MessagesVanish(name, title, max(1, round(after / timedelta(days=1)))))

    def _begun(
        self, former: ChatTrouble | None, chat_id: int, thread_id: int, trouble: TroubleKind, why: str
    ) -> ChatTrouble:
        """Return the present trouble: the former one while it lasts, in its clearest words."""
        if former is not None and former.lasts:
            vague = (TroubleKind.REFUSED, TroubleKind.SILENCED)
            if trouble is former.trouble or former.trouble not in vague or trouble is TroubleKind.REFUSED:
                return former
            return replace(former, trouble=trouble, why=why, told=False)
        new = ChatTrouble(chat_id=chat_id, thread_id=thread_id, trouble=trouble, why=why, since=self.now)
        if former is None or former.ended_at is None or self.now - former.ended_at >= CALM:
            return new
        return replace(new, told_at=former.told_at, times=former.times)

    def _may_tell(self, trouble: ChatTrouble) -> bool:
        return trouble.times < AT_ONCE or trouble.told_at is None or self.now - trouble.told_at >= CALM

    async def _tell_of(self, trouble: ChatTrouble, text: type[AboutChat], tickets: Sequence[int]) -> None:
        known = await self.store.chats.known(trouble.chat_id)
        name = self._name_of(trouble.chat_id, trouble.thread_id) or ""
        distinct = list(dict.fromkeys(tickets))
        named = [f"{self.settings.prefix}-{number}" for number in distinct[:NAMED]]
        await self.tell_admins(
            text(
                team=name, title=known.title if known is not None else name, why=trouble.why,
                held=", ".join(named), count=len(distinct), more=max(0, len(distinct) - NAMED),
            )
        )  # fmt: skip

    async def _show_tickets(self, tickets: Sequence[int], *, but: str | None = None) -> None:
        for number in dict.fromkeys(tickets):
            await self.views.show_again(number, Urgency.PING, but=but)
            for message in await self.store.outbox.under_way(number):
                if message.slot != but:
                    await self.store.outbox.owe(replace(message, urgency=Urgency.PING, once=None))

    async def _is_ours(self, chat_id: int) -> bool:
        """Whether somebody works there: it is linked, or one of the desk's people, who may have to come yet."""
        if chat_id < 0:
            return self._name_of(chat_id) is not None
        person = await self.store.people.get(chat_id)
        return person is not None and bool(person.roles)

    # -- names of chats

    def keys_of(self, chat_id: int) -> tuple[str, ...]:
        """Return all to whom a group, or a topic of it, is linked."""
        desk = (DESK,) if chat_id == self.settings.chat_id else ()
        return (*(team.key for team in self.settings.teams_in(chat_id)), *desk)

    def named(self, key: str) -> str:
        return self.leaving.team_name(key) if key != DESK else self.settings.name

    def _name_of(self, chat_id: int, thread_id: int = 0) -> str | None:
        """Return whose chat it is, or whose topic; None if nobody's."""
        team = self.settings.team_at(chat_id, thread_id) if thread_id else None
        keys = (team.key,) if team is not None else self.keys_of(chat_id)
        if keys:
            return ", ".join(self.named(key) for key in keys)
        summary = next((s for s in self.settings.summaries if s.chat_id == chat_id), None)
        return (summary.title or str(chat_id)) if summary else None

    async def tell_admins(self, text: Text) -> None:
        await tell_all(self.store, text, urgency=Urgency.REPLY)
