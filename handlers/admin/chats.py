"""What Telegram tells of chats: the bot put in or out, people gone, groups moved, a chat picked for a summary."""

from __future__ import annotations

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted, ChatMemberUpdated, Message

from handlers.admin import summaries
from handlers.admin.linking import known_chat
from handlers.base.context import Turn
from handlers.base.identity import person_of
from handlers.base.incoming import as_span
from helpdesk.people.chats import INSIDE, TroubleKind

OUT = frozenset({ChatMember.LEFT, ChatMember.BANNED})


async def bot_moved(turn: Turn, change: ChatMemberUpdated) -> None:
    """The bot was put into a chat, out of it, or may do more or less there than before; or a person blocked it."""
    chat, new, troubles = change.chat, change.new_chat_member, turn.desk.chat_troubles
    if chat.type == chat.PRIVATE:
        await (troubles.lost(chat.id, TroubleKind.BLOCKED) if new.status in OUT else troubles.regained(chat.id))
        return
    was_in = change.old_chat_member.status in INSIDE
    seen = await turn.desk.groups.met(known_chat(chat, status=str(new.status), added_by=change.from_user.id))
    if new.status in OUT:
        await troubles.lost(chat.id, TroubleKind.REMOVED)
    elif _is_mute(new, in_channel=chat.type == chat.CHANNEL):
        await troubles.lost(chat.id, TroubleKind.SILENCED)
    else:
        await troubles.regained(chat.id)
        await turn.desk.boards.rights_changed(chat.id)
        if not was_in and chat.type != chat.CHANNEL and not turn.settings.teams_in(chat.id):
            wanted = seen.wanted_for if seen.answer is None else None
            by = person_of(change.from_user)
            await turn.desk.groups.wants_linking(seen, by=by, team=wanted, thread_id=None)


def _is_mute(member: ChatMember, *, in_channel: bool) -> bool:
    if in_channel:
        return not (isinstance(member, ChatMemberAdministrator) and member.can_post_messages)
    return isinstance(member, ChatMemberRestricted) and not (member.is_member and member.can_send_messages)


async def member_moved(turn: Turn, change: ChatMemberUpdated) -> None:
    """Somebody came into a group or left it; told only where the bot is an administrator."""
    new = change.new_chat_member
    if new.status in OUT or (isinstance(new, ChatMemberRestricted) and not new.is_member):
        await _left(turn, change.chat.id, new.user.id)


async def service(turn: Turn, message: Message) -> None:
    """Take a line that Telegram itself writes into a group."""
    if message.migrate_to_chat_id is not None:
        await turn.desk.moved_groups.moved(message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await turn.desk.moved_groups.moved(message.migrate_from_chat_id, message.chat_id)
    elif message.new_chat_title is not None:
        await turn.desk.groups.retitled(message.chat_id, message.new_chat_title)
    elif message.message_auto_delete_timer_changed is not None:
        after = as_span(message.message_auto_delete_timer_changed.message_auto_delete_time)
        await turn.desk.chat_troubles.vanishing(message.chat_id, message.chat.title or "", after)
    elif message.left_chat_member is not None:
        await _left(turn, message.chat_id, message.left_chat_member.id)
    elif message.chat_shared is not None:
        await summaries.shared(turn, message)


async def _left(turn: Turn, chat_id: int, person: int) -> None:
    for team in turn.settings.teams_in(chat_id) if person != turn.office.bot_id else ():
        await turn.desk.leaving.left_group(person, team.key)
