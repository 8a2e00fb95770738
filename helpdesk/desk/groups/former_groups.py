"""Groups that are a team's no more without anybody's press: the file names them no longer, or they are deleted."""

from __future__ import annotations

from helpdesk.desk.groups.groups import BOT, MOVED_ON, Grouping
from helpdesk.people.chats import Trouble


class FormerGroups(Grouping):
    """What ends with a link that nobody ended in the chat."""

    async def follow_links(self) -> int:
        """Let go whoever is of a group that the file has taken away, and its cards; return how many lost a team."""
        ended = 0
        groups = {(key, chat_id) for _, key, chat_id in await self.store.people.of_group()}
        for key, chat_id in sorted(groups, key=str):
            team = self.settings.team(key)
            ended += await self.follow_link(key)
            if chat_id is not None and team is not None and team.chat_id != chat_id:
                await self._leave_cards_behind(key, (chat_id, None), MOVED_ON)
        return ended

    async def deleted(self, chat_id: int) -> None:
        """A group is no more, for good: its links end, with what people were by it; the file's words stay."""
        for key in self._keys_of(chat_id):
            if self._is_owned(key):
                await self.lost(chat_id, Trouble.REMOVED)
                await self.follow_link(key, deleted=chat_id)
            else:
                await self._link(key, None, None, BOT, what="unlinked")
                await self._tell_admins("group-deleted", team=self._named(key))
