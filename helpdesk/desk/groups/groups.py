"""Groups become a team's: met, asked about, bound by an admin's yes; or a team's no more by an admin's press."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from helpdesk.desk.groups.chat_troubles import ChatTroubles
from helpdesk.desk.groups.links import GroupLinks
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.search.views import Views
from helpdesk.desk.staff.people import Staff
from helpdesk.notify.group_texts import (
    CardInNewGroup,
    CardInOtherTopic,
    GroupLinked,
    TopicLinked,
)
from helpdesk.notify.kinds import GroupQuestion
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Urgency
from helpdesk.people.actors import Actor, Person, Role
from helpdesk.people.chats import DESK, KnownChat, LinkWish, Lookup, LookupKind, question_slot
from helpdesk.ticket.errors import Decided, Gone, InUse, OwnedByFile, PublicGroup

NO = "no"
NO_STANDS = timedelta(days=1)
MOST_ASKED = 3  # groups for which somebody who is no admin may ask within a day


class Groups(Uses):
    """Which chat is whose."""

    def __init__(
        self, recorder: Recorder, *, chat_troubles: ChatTroubles, links: GroupLinks, staff: Staff, views: Views
    ) -> None:
        super().__init__(recorder)
        self.chat_troubles = chat_troubles
        self.links = links
        self.staff = staff
        self.views = views

    async def met(self, chat: KnownChat) -> KnownChat:
        """Write down what an update says of a chat; what was known besides stays."""
        known = await self.store.chats.known(chat.chat_id)
        if known is not None:
            chat = replace(
                known, type=chat.type, title=chat.title, username=chat.username, status=chat.status,
                topic=chat.topic, added_by=chat.added_by or known.added_by,
            )  # fmt: skip
        return await self.store.chats.put(chat)

    async def retitled(self, chat_id: int, title: str) -> None:
        """A group is called something else now."""
        known = await self.store.chats.known(chat_id)
        if known is not None:
            await self.store.chats.put(replace(known, title=title))

    async def wants_linking(
        self, chat: KnownChat, *, by: Person, team: str | None, thread_id: int | None
    ) -> LinkWish:
        """Bring a group before the admins once Telegram has told more of it.

        Who is no admin can ask for a few groups a day, names no team for them, and a no stands for a day.
        """
        if self.links.holder_of(chat.chat_id, thread_id) is not None:
            return LinkWish.LINKED
        known = await self.met(chat)
        admin = await self.store.people.get(by.id)
        if admin is None or Role.ADMIN not in admin.roles:
            refused = self._is_declined(known) or await self._asks_too_often(known, by.id)
            if refused is not None:
                return refused
            team = None
        if known.answer is not None:
            await self._ask_below(known)
        asked = replace(
            known, wanted_for=team, thread_id=thread_id, added_by=by.id, asker=by.name,
            asked_at=self.now, answered_at=None, answered_by=None, answer=None,
        )  # fmt: skip
        await self.store.chats.put(asked)
        await self.store.lookups.send(Lookup(kind=LookupKind.LOOK, chat_id=chat.chat_id, person=0))
        return LinkWish.ASKED

    def _is_declined(self, chat: KnownChat) -> LinkWish | None:
        stands = chat.answer == NO and chat.answered_at is not None and self.now - chat.answered_at < NO_STANDS
        return LinkWish.DECLINED if stands else None

    async def _asks_too_often(self, chat: KnownChat, by: int) -> LinkWish | None:
        """Return that somebody has asked for as many other groups within a day as one may."""
        others = [one for one in await self.store.chats.all() if one.added_by == by and one.id != chat.id]
        lately = [one for one in others if one.asked_at is not None and self.now - one.asked_at < NO_STANDS]
        return LinkWish.TOO_OFTEN if len(lately) >= MOST_ASKED else None

    async def _ask_below(self, chat: KnownChat) -> None:
        """Let the next question about a chat come below, since the last one was answered."""
        for admin in await self.store.people.with_role(Role.ADMIN):
            await self.store.outbox.vacate(question_slot(chat.id, admin.id))

    async def looked_at(
        self, chat_id: int, *, members: int | None, username: str | None, title: str, owner: str | None = None
    ) -> None:
        """Ask the admins about a group, now that Telegram has told whose it is and how many are in it.

        One question stands for a chat; asked once more it is edited.
        """
        chat = await self.store.chats.known(chat_id)
        if chat is None or chat.asked_at is None or chat.answer is not None:
            return
        chat = await self.store.chats.put(replace(chat, members=members, username=username, title=title, owner=owner))
        for admin in await self._asked(chat):
            await self._show_question(chat, admin, Urgency.REPLY)

    async def unseen(self, chat_id: int, facts: Facts) -> None:
        """Tell the admins, where the question would stand, that a group could not be looked at: once for a chat."""
        chat = await self.store.chats.known(chat_id)
        if chat is None:
            return
        for admin in await self._asked(chat):
            await self.store.outbox.owe(
                OutboxMessage(
                    chat_id=admin, kind=MessageKind.TEXT, urgency=Urgency.REPLY, person=admin,
                    slot=question_slot(chat.id, admin), facts=facts,
                )
            )  # fmt: skip

    async def _asked(self, chat: KnownChat) -> list[int]:
        """Return which admins are asked about a group: whoever of them wants it linked, else all."""
        admins = [admin.id for admin in await self.store.people.with_role(Role.ADMIN)]
        return [chat.added_by] if chat.added_by in admins else admins

    async def bind(self, chat: int, key: str, actor: Actor, *, thread_id: int | None = None) -> int:
        """Make a group a team's, or the desk's own, by an admin's yes; return how many cards are owed to it."""
        self.staff.require_admin(actor)
        known = await self._open_question(chat)
        if known.is_public:
            raise PublicGroup(known.title, known.username or "")
        self._may_link(key)
        self._may_share(known, key, thread_id)
        former = self.links.place_of(key)
        await self.links.link_team(key, known.chat_id, thread_id, actor.person.id, what="linked")
        await self._answered(known, key, actor)
        linked = (GroupLinked if thread_id is None else TopicLinked)(self.chat_troubles.named(key))
        await self.store.outbox.owe(linked.message_to(known.chat_id, Urgency.REPLY, thread_id=thread_id))
        if former is not None and former != (known.chat_id, thread_id):
            last_word = CardInOtherTopic if former[0] == known.chat_id else CardInNewGroup
            await self.links.leave_cards_behind(key, former, last_word)
        return await self.views.owe_missing_cards()

    async def decline(self, chat: int, actor: Actor) -> None:
        """Leave a group unlinked."""
        self.staff.require_admin(actor)
        await self._answered(await self._open_question(chat), NO, actor)

    async def unlink(self, key: str, actor: Actor) -> None:
        """Take a team's group away; tickets go on, their cards are owed until another group is linked."""
        self.staff.require_admin(actor)
        self._may_link(key)
        former = self.links.place_of(key)
        if former is None:
            raise Gone("chat")
        await self.links.link_team(key, None, None, actor.person.id, what="unlinked")
        await self.links.leave_cards_behind(key, former)

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

    async def _show_question(self, chat: KnownChat, admin: int, urgency: Urgency) -> None:
        slot = question_slot(chat.id, admin)
        await self.store.outbox.owe(GroupQuestion(chat.id).message_to(admin, urgency, person=admin, slot=slot))

    def _may_link(self, key: str) -> None:
        """Raise ``OwnedByFile`` if the file says which group this is, ``Gone`` for a team that is no more."""
        if key != DESK and self.settings.team(key) is None:
            raise Gone("item")
        if self.links.is_owned(key):
            raise OwnedByFile("link")

    def _may_share(self, chat: KnownChat, key: str, thread_id: int | None) -> None:
        """Raise ``InUse`` if that place is somebody else's: teams may share a group by topics, the desk may not."""
        holder = self.links.holder_of(chat.chat_id, thread_id)
        if holder is None and key == DESK:
            holder = next(iter(self.chat_troubles.keys_of(chat.chat_id)), None)
        if holder not in (None, key):
            raise InUse(chat.title, holder or "")
