"""Which chat is linked to whom: a team, the desk, or nobody; and the cards that stay behind where a link ends."""

from __future__ import annotations

from helpdesk.desk.recording.clearing import leave_behind
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.notify.group_texts import CardInNewGroup, LeftCard
from helpdesk.outbox import Urgency, card_slot
from helpdesk.people.actors import Scope
from helpdesk.people.chats import DESK
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import LINKS, Item
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import UNRESOLVED

BOT = 0  # in the admins' journal: nobody pressed, Telegram said so


class GroupLinks(Uses):
    """The links of teams and the desk to groups and topics."""

    def __init__(self, recorder: Recorder, *, leaving: Leaving) -> None:
        super().__init__(recorder)
        self.leaving = leaving

    def holder_of(self, chat_id: int, thread_id: int | None) -> str | None:
        """Return to whom exactly this group, or this topic of it, is linked: a team's key, ``DESK``, or None."""
        if chat_id == self.settings.chat_id:
            return DESK  # whole: who works for the desk sees all tickets, a team its own
        team = self.settings.team_at(chat_id, thread_id)
        return team.key if team else None

    def place_of(self, key: str) -> tuple[int, int | None] | None:
        """Return the chat and topic of a team, or of the desk."""
        if key == DESK:
            return (self.settings.chat_id, None) if self.settings.chat_id is not None else None
        team = self.settings.team(key)
        return (team.chat_id, team.thread_id) if team is not None and team.chat_id is not None else None

    def is_owned(self, key: str) -> bool:
        """Whether the file says which group this is."""
        return "desk.chat_id" in self.settings.owned if key == DESK else key in self.settings.linked_by_file

    async def link_team(
        self, key: str, chat_id: int | None, thread_id: int | None, by: int, *, what: str, over_file: bool = False
    ) -> None:
        """Link a group to a team or the desk, or to nobody, and follow whoever is what they are by it."""
        await self.store.setup.note(Change(self.now, by, what, {"key": key, "chat": chat_id}))
        body = {"chat_id": chat_id, "thread_id": thread_id} if chat_id is not None else None
        if body is not None and over_file:
            body["instead_of"] = self.settings.linked_by_file.get(key)
        await self.store.items.put(LINKS, [Item(key=key, body=body, over_file=over_file)])
        await self.settle_settings()
        await self.leaving.follow_link(key)

    async def settle_settings(self) -> Settings:
        """Read the settings anew within this transaction, after a change of them."""
        self.recorder.go_by((await self.store.setup.overlay()).over(self.settings))
        return self.settings

    async def leave_cards_behind(
        self, key: str, place: tuple[int, int | None], last_word: type[LeftCard] = CardInNewGroup
    ) -> None:
        """Let the cards in a former group or topic say that the ticket goes on elsewhere, and lose their buttons."""
        if key == DESK:
            return
        chat_id, thread_id = place
        scope = Scope(teams=frozenset({key}))
        for ticket in await self.store.tickets.find(scope, statuses=UNRESOLVED):
            left = await leave_behind(self.store.outbox, card_slot(ticket.number, chat_id), ticket.number)
            if left is None:
                continue
            await self.store.outbox.owe(
                last_word(chat_id).message_to(
                    chat_id, Urgency.PRESSED, thread_id=thread_id, ticket=ticket.number, slot=left.slot,
                    perishable=True,
                )
            )  # fmt: skip
