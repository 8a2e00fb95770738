"""What Telegram does to groups: one gets a new id, a topic is deleted; links, cards and what is owed follow."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.groups.chat_troubles import ChatTroubles
from helpdesk.desk.groups.links import BOT, GroupLinks
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.search.views import Views
from helpdesk.notify.group_texts import (
    GroupMoved,
    GroupMovedInFile,
    TopicGone,
    TopicGoneCardsWait,
    TopicGoneInFile,
)
from helpdesk.notify.kinds import DueReminders, PromptCard
from helpdesk.outbox import Urgency, ask_slot, card_slot, prompt_slot
from helpdesk.people.actors import EVERYTHING
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import PARTS, Item
from helpdesk.settings.settings import Team
from helpdesk.ticket.ticket import WITH_TEAM


class MovedGroups(Uses):
    """Groups and topics that are somewhere else, or no more."""

    def __init__(self, recorder: Recorder, *, chat_troubles: ChatTroubles, links: GroupLinks, views: Views) -> None:
        super().__init__(recorder)
        self.chat_troubles = chat_troubles
        self.links = links
        self.views = views

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
            await self.links.leave_cards_behind(key, (old, None))
        asked = [(key, ticket) for key in keys for ticket in await self._still_asked(key, old)]
        await self.views.owe_missing_cards()
        await self._ask_anew(old, new)
        for key, ticket in asked:
            await self._question_anew(ticket, key, new)
        return True

    async def _still_asked(self, key: str, old: int) -> list[int]:
        """Return the tickets of a team about which the clock's question stands in the former group."""
        theirs = await self.store.tickets.find(EVERYTHING, team=key, statuses=WITH_TEAM)
        return [t.number for t in theirs if await self.store.outbox.in_slot(ask_slot(t.number, old)) is not None]

    async def _question_anew(self, ticket: int, key: str, new: int) -> None:
        """Let the clock's question about a ticket stand in the new group: "Still on it?", "By when now?"."""
        reminder = await self.store.reminders.last_question(ticket, key)
        if reminder is not None:
            await self.store.outbox.owe(
                DueReminders((reminder.id,)).message_to(
                    new, Urgency.PING, ticket=ticket, slot=ask_slot(ticket, new), perishable=True,
                    under=card_slot(ticket, new),
                )
            )  # fmt: skip

    async def _ask_anew(self, old: int, new: int) -> None:
        """Let the questions that wait for somebody's words in the group wait in the new one, below the card there."""
        for prompt in await self.store.prompts.in_chat(old):
            asked = prompt_slot(prompt.id)
            was_asked = await self.store.outbox.in_slot(asked) or await self.store.outbox.is_owed(asked)
            await self.store.prompts.end(prompt.id)
            if not was_asked or await self.store.prompts.waiting(new, prompt.person) is not None:
                continue
            again = await self.store.prompts.ask(replace(prompt, id=0, chat_id=new))
            await self.store.outbox.owe(
                PromptCard(again).message_to(
                    new, Urgency.REPLY, ticket=prompt.ticket, person=prompt.person,
                    slot=prompt_slot(again), perishable=True, under=card_slot(prompt.ticket, new),
                )
            )  # fmt: skip

    async def _move_link(self, key: str, new: int) -> None:
        """Link a team, or the desk, to the new id of its group; teams stay told apart by their topics."""
        owned = self.links.is_owned(key)
        team: Team | None = self.settings.team(key)
        await self.links.link_team(key, new, team.thread_id if team else None, BOT, what="moved", over_file=owned)
        moved = GroupMovedInFile if owned else GroupMoved
        await self.chat_troubles.tell_admins(moved(team.name if team else self.settings.name, new))

    async def _move_summaries(self, old: int, new: int) -> None:
        part = PARTS["summaries"]
        for summary in self.settings.summaries if part.name not in self.settings.owned else ():
            if summary.chat_id == old:
                there = replace(summary, chat_id=new)
                key = part.key(there)
                items = [Item(key=part.key(summary), body=None), Item(key=key, body=part.write(there))]
                await self.store.setup.note(Change(self.now, BOT, "summaries-put", {"key": key[:64]}))
                await self.store.items.put(part.name, items)
        await self.links.settle_settings()

    async def topic_gone(self, chat_id: int, thread_id: int) -> bool:
        """A topic is deleted: its team works in the group itself, or in no group if that is another's.

        Return whether what was for the topic may go to the group itself.
        """
        team, holder = self.settings.team_at(chat_id, thread_id), self.links.holder_of(chat_id, None)
        if team is None:
            return holder is None or len(self.chat_troubles.keys_of(chat_id)) == 1
        owned = team.key in self.settings.linked_by_file
        there = chat_id if holder is None else None
        await self.links.link_team(team.key, there, None, BOT, what="topic-gone", over_file=owned)
        if holder is not None:
            await self.links.leave_cards_behind(team.key, (chat_id, thread_id))
            await self.chat_troubles.tell_admins(TopicGoneCardsWait(team.name, self.chat_troubles.named(holder)))
        else:
            await self.chat_troubles.tell_admins((TopicGoneInFile if owned else TopicGone)(team.name))
        return holder is None
