"""What the bot can learn about chats and their members, bans, leaving, and "typing ..."."""

from __future__ import annotations

from sandbox.base.errors import bad_request
from sandbox.base.model import Chat, Json, Member
from sandbox.bot_api.methods.access import chat_of, topic_of, user_of
from sandbox.bot_api.methods.registry import Call, method
from sandbox.world import membership
from sandbox.world.events import Event
from sandbox.world.payloads import chat_json, member_json, message_json

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "record_audio",
        "upload_audio",
        "cancel",
    ]
)


@method("getChat", "chat_id")
def get_chat(call: Call) -> Json:
    chat = chat_of(call, "read")
    found = chat_json(call.world, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.pinned:
        found["pinned_message"] = message_json(call.world, chat.messages[chat.pinned[-1]], with_reply=False)
    if chat.auto_delete:
        found["message_auto_delete_time"] = chat.auto_delete
    if chat.username:
        found["active_usernames"] = [chat.username]
    if chat.is_group:
        found["permissions"] = _permissions(chat.members_may)
        if chat.type == "supergroup":
            found["join_to_send_messages"] = True
    return found


def _permissions(may: frozenset[str]) -> Json:
    return {
        "can_send_messages": "text" in may,
        "can_send_audios": "audio" in may,
        "can_send_documents": "document" in may,
        "can_send_photos": "photo" in may,
        "can_send_videos": "video" in may,
        "can_send_video_notes": "video" in may,
        "can_send_voice_notes": "voice" in may,
        "can_send_polls": False,
        "can_send_other_messages": "text" in may,
        "can_add_web_page_previews": "text" in may,
        "can_change_info": False,
        "can_invite_users": True,
        "can_pin_messages": False,
        "can_manage_topics": False,
        "can_react_to_messages": True,
        "can_edit_tag": False,
    }


@method("getChatMember", "chat_id user_id")
def get_chat_member(call: Call) -> Json:
    chat = chat_of(call, "members")
    user = user_of(call)
    if chat.is_private:
        if user.id not in (chat.id, call.world.bot.id):
            raise bad_request("member not found")
        return member_json(call.world, chat, Member(user.id))
    if chat.type == "channel" and not call.world.bot_member(chat).is_admin:
        raise bad_request("member list is inaccessible")
    if user.id not in chat.members and not call.world.knows(user.id):
        raise bad_request("PARTICIPANT_ID_INVALID")
    call.world.met.add(user.id)
    return member_json(call.world, chat, chat.member(user.id))


@method("getChatMemberCount", "chat_id")
def get_chat_member_count(call: Call) -> int:
    chat = chat_of(call, "members")
    if chat.is_private:
        return 2
    return sum(member.is_inside for member in chat.members.values())


@method("getChatAdministrators", "chat_id return_bots")
def get_chat_administrators(call: Call) -> list[Json]:
    """Other bots are left out, as the Bot API does by default; this one is named if it is an admin."""
    chat = chat_of(call, "members")
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    if chat.type == "channel" and not call.world.bot_member(chat).is_admin:
        raise bad_request("member list is inaccessible")
    return [member_json(call.world, chat, member) for member in chat.members.values() if member.is_admin]


@method("banChatMember", "chat_id user_id until_date revoke_messages")
def ban_chat_member(call: Call) -> bool:
    chat = chat_of(call, "write")
    user = user_of(call)
    if chat.is_private:
        raise bad_request("Can't ban members in private chats")
    if user is call.world.bot:
        raise bad_request("Can't restrict self")
    _check_may_restrict(call, chat)
    member = chat.member(user.id)
    if member.status == "creator":
        raise bad_request("Can't remove chat owner")
    if member.is_admin:
        raise bad_request("user is an administrator of the chat")
    if member.is_inside:
        membership.leave(call.world, chat, user, by=call.world.bot)
    else:
        membership.set_member(call.world, chat, user, Member(user.id, "kicked"), by=call.world.bot)
    return True


@method("unbanChatMember", "chat_id user_id only_if_banned")
def unban_chat_member(call: Call) -> bool:
    """A member who was never banned is put out, as in Telegram, unless `only_if_banned` says otherwise."""
    user = user_of(call)
    chat = chat_of(call, "write")
    if chat.type not in ("supergroup", "channel"):
        raise bad_request("method is available for supergroup and channel chats only")
    _check_may_restrict(call, chat)
    member = chat.member(user.id)
    if member.status == "kicked":
        membership.set_member(call.world, chat, user, Member(user.id, "left"), by=call.world.bot)
    elif member.is_inside and not call.args.flag("only_if_banned"):
        membership.leave(call.world, chat, user, by=call.world.bot, status="left")
    return True


def _check_may_restrict(call: Call, chat: Chat) -> None:
    if not call.world.bot_member(chat).may("can_restrict_members"):
        raise bad_request("Not enough rights to restrict/unrestrict chat member")


@method("leaveChat", "chat_id")
def leave_chat(call: Call) -> bool:
    chat = chat_of(call, "write")
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    membership.leave(call.world, chat, call.world.bot)
    return True


@method("sendChatAction", "business_connection_id chat_id message_thread_id action")
def send_chat_action(call: Call) -> bool:
    action = call.args.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(call, "write")
    topic_of(call, chat)
    call.world.hub.publish(Event("action", chat.id, note=action))
    return True
