"""Groups become a team's: met, asked about, bound by an admin's yes; and what is done when one moves or is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helpdesk.desk.groups.chat_troubles import ChatTroubles
from helpdesk.desk.recording.clearing import leave_behind
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.search.views import Views
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.desk.staff.people import Staff
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Urgency, card_slot
from helpdesk.people.chats import DESK, KnownChat, Lookup, LookupKind, question_slot
from helpdesk.people.rights import Actor, Role, Scope
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import LINKS, PARTS, Item
from helpdesk.settings.settings import Settings, Team
from helpdesk.ticket.errors import Decided, Gone, InUse, OwnedByFile, PublicGroup
from helpdesk.ticket.ticket import UNRESOLVED

BOT = 0  # in the admins' journal: nobody pressed, Telegram said so
NO = "no"
MOVED_ON = "card-moved-on"


class Groups(Uses):
    """Which chat is whose."""

    def __init__(
        self, recorder: Recorder, *, chat_troubles: ChatTroubles, leaving: Leaving, staff: Staff, views: Views
    ) -> None:
        super().__init__(recorder)
        self.chat_troubles = chat_troubles
        self.leaving = leaving
        self.staff = staff
        self.views = views

    # -- from meeting a group to the admin's yes

    async def met(self, chat: KnownChat) -> KnownChat:
        """Write down what an update says of a chat; what was known besides stays."""
        known = await self.store.chats.known(chat.chat_id)
        if known is not None:
            chat = replace(
                known, type=chat.type, title=chat.title, username=chat.username, status=chat.status,
                topic=chat.topic, added_by=chat.added_by or known.added_by,
            )  # fmt: skip
        return await self.store.chats.put(chat)

    async def wants_linking(self, chat: KnownChat, *, by: int, team: str | None, thread_id: int | None) -> bool:
        """Bring a group before the admins once Telegram has told more of it; False if it is linked already."""
        if self.holder_of(chat.chat_id, thread_id) is not None:
            return False
        asked = replace(
            await self.met(chat), wanted_for=team, thread_id=thread_id, added_by=by,
            asked_at=self.now, answered_at=None, answered_by=None, answer=None,
        )  # fmt: skip
        await self.store.chats.put(asked)
        await self.store.errands.send(Lookup(kind=LookupKind.LOOK, chat_id=chat.chat_id, person=0))
        return True

    async def looked_at(self, chat_id: int, *, members: int | None, username: str | None, title: str) -> None:
        """Ask the admins about a group, now that Telegram has told how many are in it."""
        chat = await self.store.chats.known(chat_id)
        if chat is None or chat.asked_at is None or chat.answer is not None:
            return
        chat = await self.store.chats.put(replace(chat, members=members, username=username, title=title))
        admins = [admin.id for admin in await self.store.people.with_role(Role.ADMIN)]
        asked = [chat.added_by] if chat.added_by in admins else admins
        for admin in asked:
            await self._show_question(chat, admin or 0, Urgency.REPLY, anew=True)

    async def bind(self, chat: int, key: str, actor: Actor, *, thread_id: int | None = None) -> int:
        """Make a group a team's, or the desk's own, by an admin's yes; return how many cards are owed to it."""
        self.staff.require_admin(actor)
        known = await self._open_question(chat)
        if known.is_public:
            raise PublicGroup(known.title, known.username or "")
        self._may_link(key)
        self._may_share(known, key, thread_id)
        former = self._place_of(key)
        await self.link_team(key, known.chat_id, thread_id, actor.person.id, what="linked")
        await self._answered(known, key, actor)
        await self._owe_text(
            known.chat_id,
            "topic-linked" if thread_id is not None else "group-linked",
            thread_id=thread_id,
            key_of=key,
        )
        if former is not None and former != (known.chat_id, thread_id):
            await self.leave_cards_behind(key, former, "card-moved-topic" if former[0] == known.chat_id else MOVED_ON)
        return await self.views.owe_missing_cards()

    async def decline(self, chat: int, actor: Actor) -> None:
        """Leave a group unlinked."""
        self.staff.require_admin(actor)
        await self._answered(await self._open_question(chat), NO, actor)

    async def unlink(self, key: str, actor: Actor) -> None:
        """Take a team's group away; tickets go on, their cards are owed until another group is linked."""
        self.staff.require_admin(actor)
        self._may_link(key)
        former = self._place_of(key)
        if former is None:
            raise Gone("chat")
        await self.link_team(key, None, None, actor.person.id, what="unlinked")
        await self.leave_cards_behind(key, former, MOVED_ON)

    async def _open_question(self, chat: int) -> KnownChat:
        known = await self.store.chats.get(chat)
        if known is None or not known.is_inside:
            raise Gone("chat")
        if known.answer is not None:
            raise Decided(known.answered_by)
        return known

    async def _answered(self, chat: KnownChat, answer: str, actor: Actor) -> None:
        answered = replace(chat, answer=answer, answered_at=self.now, answered_by=actor.person.id)
        await self.store.chats.put(answered)
        for admin in await self.store.people.with_role(Role.ADMIN):
            if await self.store.outbox.in_slot(question_slot(chat.id, admin.id)) is not None:
                await self._show_question(chat, admin.id, Urgency.PRESSED)

    async def _show_question(self, chat: KnownChat, admin: int, lane: Urgency, *, anew: bool = False) -> None:
        slot = question_slot(chat.id, admin)
        if anew:
            await self.store.outbox.vacate(slot)
        await self.store.outbox.owe(
            OutboxMessage(
                chat_id=admin, say=MessageKind.QUESTION, lane=lane, person=admin, slot=slot, facts={"chat": chat.id}
            )
        )

    def _may_link(self, key: str) -> None:
        """Raise ``OwnedByFile`` if the file says which group this is, ``Gone`` for a team that is no more."""
        if key != DESK and self.settings.team(key) is None:
            raise Gone("item")
        if self.is_owned(key):
            raise OwnedByFile("link")

    def is_owned(self, key: str) -> bool:
        """Whether the file says which group this is."""
        return "desk.chat_id" in self.settings.owned if key == DESK else key in self.settings.linked_by_file

    async def link_team(
        self, key: str, chat_id: int | None, thread_id: int | None, by: int, *, what: str, over_file: bool = False
    ) -> None:
        await self.store.setup.note(Change(self.now, by, what, {"key": key, "chat": chat_id}))
        body = {"chat_id": chat_id, "thread_id": thread_id} if chat_id is not None else None
        if body is not None and over_file:
            body["instead_of"] = await self._group_by_file(key)
        await self.store.items.put(LINKS, [Item(key=key, body=body, over_file=over_file)])
        await self.settle_settings()
        await self.leaving.follow_link(key)

    async def _group_by_file(self, key: str) -> int | None:
        """Return the group that the file names: the present one, or that in whose place it stands already."""
        links = (await self.store.setup.overlay()).items.get(LINKS, ())
        held = next((link.body for link in links if link.key == key and link.over_file and link.body), None)
        place = self._place_of(key)
        return held["instead_of"] if held and "instead_of" in held else place[0] if place else None

    async def settle_settings(self) -> Settings:
        """Read the settings anew within this transaction, after a change of them."""
        self.settings = (await self.store.setup.overlay()).over(self.settings)
        return self.settings

    def holder_of(self, chat_id: int, thread_id: int | None) -> str | None:
        """Return to whom exactly this group, or this topic of it, is linked: a team's key, ``DESK``, or None."""
        if chat_id == self.settings.chat_id:
            return DESK  # whole: who works for the desk sees all tickets, a team its own
        team = self.settings.team_at(chat_id, thread_id)
        return team.key if team else None

    def _may_share(self, chat: KnownChat, key: str, thread_id: int | None) -> None:
        """Raise ``InUse`` if that place is somebody else's: teams may share a group by topics, the desk may not."""
        holder = self.holder_of(chat.chat_id, thread_id)
        if holder is None and key == DESK:
            holder = next(iter(self.chat_troubles.keys_of(chat.chat_id)), None)
        if holder not in (None, key):
            raise InUse(chat.title, holder or "")

    def _place_of(self, key: str) -> tuple[int, int | None] | None:
        """Return the chat and topic of a team, or of the desk."""
        if key == DESK:
            return (self.settings.chat_id, None) if self.settings.chat_id is not None else None
        team = self.settings.team(key)
        return (team.chat_id, team.thread_id) if team is not None and team.chat_id is not None else None

    # -- what Telegram does to a group

    async def moved(self, old: int, new: int) -> bool:
        """A group has a new id: its team, what is owed and its open cards move, all at once. False: known already."""
        keys = self.chat_troubles.keys_of(old)
        await self.chat_troubles.reached(old)
        await self._move_summaries(old, new)
        await self.store.people.move_group(old, new)
        known = await self.store.chats.known(old)
        if known is not None and known.status != "moved":
            await self.store.chats.put(replace(known, status="moved"))
            await self.store.chats.put(replace(known, id=0, chat_id=new, type="supergroup"))
        for key in keys:
            await self._move_link(key, new)
        if not keys:
            return False
        await self.store.outbox.move(old, new)
        for key in keys:
            await self.leave_cards_behind(key, (old, None), MOVED_ON)
        await self.views.owe_missing_cards()
        return True

    async def _move_link(self, key: str, new: int) -> None:
        """Link a team, or the desk, to the new id of its group; teams stay told apart by their topics."""
        owned = self.is_owned(key)
        team: Team | None = self.settings.team(key)
        await self.link_team(key, new, team.thread_id if team else None, BOT, what="moved", over_file=owned)
        facts: dict[str, str | int] = {"team": team.name if team else self.settings.name, "chat": new}
        await self.chat_troubles.tell_admins("group-moved-file" if owned else "group-moved", **facts)

    async def _move_summaries(self, old: int, new: int) -> None:
        part = PARTS["summaries"]
        for summary in self.settings.summaries if part.name not in self.settings.owned else ():
            if summary.chat_id == old:
                there = replace(summary, chat_id=new)
                key = part.key(there)
                items = [Item(key=part.key(summary), body=None), Item(key=key, body=part.write(there))]
                await self.store.setup.note(Change(self.now, BOT, "summaries-put", {"key": key[:64]}))
                await self.store.items.put(part.name, items)
        await self.settle_settings()

    async def leave_cards_behind(self, key: str, place: tuple[int, int | None], said: str) -> None:
        """Let the cards in a former group or topic say that the ticket goes on elsewhere, and lose their buttons."""
        if key == DESK:
            return
        chat_id, thread_id = place
        scope = Scope(teams=frozenset({key}))
        facts: Facts = {"key": said, "only_in": chat_id}
        for ticket in await self.store.tickets.find(scope, statuses=UNRESOLVED):
            left = await leave_behind(self.store.outbox, card_slot(ticket.number, chat_id), ticket.number)
            if left is None:
                continue
            await self.store.outbox.owe(
                OutboxMessage(
                    chat_id=chat_id, thread_id=thread_id, say=MessageKind.TEXT, lane=Urgency.PRESSED,
                    ticket=ticket.number, slot=left.slot, perishable=True, facts=facts,
                )
            )  # fmt: skip

    async def topic_gone(self, chat_id: int, thread_id: int) -> bool:
        """A topic is deleted: its team works in the group itself, or in no group if that is another's.

        Return whether what was for the topic may go to the group itself.
        """
        team, holder = self.settings.team_at(chat_id, thread_id), self.holder_of(chat_id, None)
        if team is None:
            return holder is None or len(self.chat_troubles.keys_of(chat_id)) == 1
        owned = team.key in self.settings.linked_by_file
        there = chat_id if holder is None else None
        await self.link_team(team.key, there, None, BOT, what="topic-gone", over_file=owned)
        if holder is not None:
            await self.leave_cards_behind(team.key, (chat_id, thread_id), MOVED_ON)
            await self.chat_troubles.tell_admins(
                "topic-gone-shared", team=team.name, other=self.chat_troubles.named(holder)
            )
        else:
            await self.chat_troubles.tell_admins("topic-gone-file" if owned else "topic-gone", team=team.name)
        return holder is None

    async def _owe_text(self, chat_id: int, key: str, *, thread_id: int | None, key_of: str) -> None:
        facts: Mapping[str, str] = {"key": key, "team": self.chat_troubles.named(key_of)}
        await self.store.outbox.owe(
            OutboxMessage(chat_id=chat_id, thread_id=thread_id, say=MessageKind.TEXT, lane=Urgency.REPLY, facts=facts)
        )
