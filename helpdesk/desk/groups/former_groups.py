"""Groups that are a team's no more without anybody's press: the file names them no longer, or they are deleted."""

from __future__ import annotations

from helpdesk.desk.groups.chat_troubles import ChatTroubles
from helpdesk.desk.groups.links import BOT, GroupLinks
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.notify.group_texts import GroupDeleted
from helpdesk.people.chats import TroubleKind


class FormerGroups(Uses):
    """What ends with a link that nobody ended in the chat."""

    def __init__(
        self, recorder: Recorder, *, chat_troubles: ChatTroubles, links: GroupLinks, leaving: Leaving
    ) -> None:
        super().__init__(recorder)
        self.chat_troubles = chat_troubles
        self.links = links
        self.leaving = leaving

    async def follow_links(self) -> int:
        """Let go whoever is of a group that the file has taken away, and its cards; return how many lost a team."""
        ended = 0
        groups = {(key, chat_id) for _, key, chat_id in await self.store.people.of_group()}
        for key, chat_id in sorted(groups, key=str):
            team = self.settings.team(key)
            ended += await self.leaving.follow_link(key)
            if chat_id is not None and team is not None and team.chat_id != chat_id:
                await self.links.leave_cards_behind(key, (chat_id, None))
        return ended

    async def deleted(self, chat_id: int) -> None:
        """A group is no more, for good: its links end, with what people were by it; the file's words stay."""
        for key in self.chat_troubles.keys_of(chat_id):
            if self.links.is_owned(key):
                await self.chat_troubles.lost(chat_id, TroubleKind.REMOVED)
                await self.leaving.follow_link(key, deleted=chat_id)
            else:
                await self.links.link_team(key, None, None, BOT, what="unlinked")
                await self.chat_troubles.tell_admins(GroupDeleted(self.chat_troubles.named(key)))
