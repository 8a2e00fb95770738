"""What is no button and no command: words, edits, files, forged fields, Telegram's lines, what nobody asked for."""

from __future__ import annotations

from helpdesk.ticket.notes import FileKind
from sandbox.base.model import Chat, Json
from sandbox.world.payloads import user_json
from tests.attack.scene import Attacker
from tests.attack.wishes import PEOPLE, WORDS, Kind, Wish


def deep_link(wish: Wish) -> Json:
    """A link that was given to somebody else; the invitation itself opens to whoever has it."""
    secret = wish.scene.secrets[-1]
    return wish.message(text=f"/start {wish.pick([one for one in wish.scene.payloads if one != secret])}")


def reply(wish: Wish) -> Json:
    """An answer to one of the bot's messages, as if it stood here."""
    bot = user_json(wish.scene.desk.sandbox.world.bot)
    number = wish.standing()
    over = {"message_id": number, "date": 1, "chat": wish.scene.chat(wish.chat), "from": bot, "text": "MUK-1001"}
    return wish.message(text=wish.pick(WORDS), reply_to_message=over)


def edit(wish: Wish) -> Json:
    return wish.message(text=wish.pick(WORDS)) | {"message_id": wish.standing(), "edit_date": 2}


def words(wish: Wish) -> Json:
    return wish.message(text=wish.pick(WORDS))


def forwarded(wish: Wish) -> Json:
    origin = {"type": "user", "date": 1, "sender_user": user_json(wish.scene.desk.sandbox.world.bot)}
    return wish.message(text=wish.pick(WORDS), forward_origin=origin)


def contact(wish: Wish) -> Json:
    return wish.message(
        contact={"phone_number": "+919437012346", "first_name": "Rames", "user_id": wish.pick(PEOPLE)}
    )


def file_of(kind: FileKind) -> Kind:
    """Return a file with a caption."""

    def make(wish: Wish) -> Json:
        one = {"file_id": "forged", "file_unique_id": f"u{next(wish.scene.numbers)}", "file_size": 9, "duration": 1}
        sized = one | {"width": 1, "height": 1, "length": 1, "file_name": "towns.csv"}
        return wish.message(caption=wish.pick(WORDS), **{kind.value: [sized] if kind is FileKind.PHOTO else sized})

    return Kind(f"a {kind.value}", "message", make)


def chat_shared(wish: Wish) -> Json:
    shared = {"request_id": wish.chance.randrange(4), "chat_id": wish.pick(wish.scene.groups).id, "title": "News"}
    return wish.message(chat_shared=shared)


def service(wish: Wish) -> Json:
    someone = {"id": wish.pick(PEOPLE), "is_bot": False, "first_name": "Somebody"}
    lines: tuple[Json, ...] = (
        {"new_chat_title": "HUDD Tech"}, {"new_chat_members": [someone]}, {"left_chat_member": someone},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"pinned_message": {"message_id": 1, "date": 0, "chat": wish.scene.chat(wish.chat)}},
    )  # fmt: skip
    return wish.message(**wish.pick(lines))


def bot_moved(wish: Wish) -> Json:
    return _moved(wish, user_json(wish.scene.desk.sandbox.world.bot))


def person_moved(wish: Wish) -> Json:
    return _moved(wish, {"id": wish.pick(PEOPLE), "is_bot": False, "first_name": "Somebody"})


def _moved(wish: Wish, user: Json) -> Json:
    was, now = (
        {"user": user, "status": wish.pick(("member", "administrator", "left", "kicked")), "until_date": 0}
        for _ in range(2)
    )
    return {
        "chat": wish.scene.chat(wish.chat), "from": user_json(wish.attacker.user), "date": 1,
        "old_chat_member": was, "new_chat_member": now,
    }  # fmt: skip


def invitation(wish: Wish) -> Json:
    """An invitation that nobody took, opened by somebody who was let go after it was made."""
    return wish.message(text=f"/start {wish.scene.secrets[-1]}")


def caption(wish: Wish) -> Json:
    """Another caption to a file that may be another one now."""
    return edit(wish) | {"text": None, "caption": wish.pick(WORDS), "photo": [_file(wish)]}


def album(wish: Wish) -> Json:
    return wish.message(caption=wish.pick(WORDS), photo=[_file(wish)], media_group_id=wish.pick(("1", "2")))


def elsewhere(wish: Wish) -> Json:
    """An answer to a message of another chat, as Telegram shows it."""
    other = wish.pick(list(wish.scene.desk.sandbox.world.chats.values()))
    over = {"origin": _origin(wish), "chat": wish.scene.chat(other), "message_id": wish.standing()}
    return wish.message(text=wish.pick(WORDS), external_reply=over, quote={"text": "MUK-1001", "position": 0})


def via_bot(wish: Wish) -> Json:
    """Words that our own bot seems to have offered."""
    return wish.message(text=wish.pick(WORDS), via_bot=user_json(wish.scene.desk.sandbox.world.bot))


def as_a_chat(wish: Wish) -> Json:
    """Words in the name of a chat that is not this one."""
    others = [chat for chat in wish.scene.groups if chat.id != wish.chat.id]
    return wish.message(text=wish.pick(WORDS)) | {"sender_chat": wish.scene.chat(wish.pick(others))}


def passed_on_by_itself(wish: Wish) -> Json:
    """A channel's post, as it comes by itself to the group that discusses it."""
    channel = {"id": -1009, "type": "channel", "title": "HUDD Tech"}
    said = {"sender_chat": channel, "is_automatic_forward": True, "forward_origin": _origin(wish)}
    return wish.message(text=wish.pick(WORDS)) | said


def of_other_sorts(wish: Wish) -> Json:
    somewhere, poll = {"latitude": 20.2, "longitude": 85.8}, {"id": "1", "question": "MUK-1001?", "options": []}
    sorts: tuple[Json, ...] = ({"location": somewhere}, {"poll": poll}, {"dice": {"emoji": "🎲", "value": 1}})
    return wish.message(**wish.pick(sorts))


def inline_query(wish: Wish) -> Json:
    asked = wish.pick((*WORDS, "", "muster", "9437012345", "MUK-1001"))
    return {"id": str(next(wish.scene.numbers)), "from": user_json(wish.attacker.user), "query": asked, "offset": ""}


def inline_result(wish: Wish) -> Json:
    return {"result_id": wish.pick(("1001", "c:1001")), "from": user_json(wish.attacker.user), "query": "MUK-1001"}


def reaction(wish: Wish) -> Json:
    thumb = [{"type": "emoji", "emoji": "👍"}]
    return {
        "chat": wish.scene.chat(wish.chat), "message_id": wish.standing(), "date": 1,
        "user": user_json(wish.attacker.user), "old_reaction": [], "new_reaction": thumb,
    }  # fmt: skip


def join_request(wish: Wish) -> Json:
    user = user_json(wish.attacker.user)
    return {"chat": wish.scene.chat(wish.chat), "from": user, "user_chat_id": wish.attacker.user.id, "date": 1}


def _origin(wish: Wish) -> Json:
    return {"type": "user", "date": 1, "sender_user": user_json(wish.scene.desk.sandbox.world.bot)}


def _file(wish: Wish) -> Json:
    return {"file_id": "forged", "file_unique_id": f"u{next(wish.scene.numbers)}", "width": 1, "height": 1}


def _let_go(who: Attacker, chat: Chat) -> bool:
    return who.name.endswith("let go") and chat.is_private


def _writes(who: Attacker, _chat: Chat) -> bool:
    return who.as_chat is None  # a channel and an anonymous admin write in their own name already


def _in_groups(_who: Attacker, chat: Chat) -> bool:
    return not chat.is_private


def _alone(_who: Attacker, chat: Chat) -> bool:
    return chat.is_private


def _of_nobodys_group(who: Attacker, chat: Chat) -> bool:
    return chat.title == "Lunch" and who.presses


BESIDES: tuple[Kind, ...] = (
    *(file_of(kind) for kind in FileKind),
    Kind("a deep link", "message", deep_link, _alone),
    Kind("an old invitation", "message", invitation, _let_go),
    Kind("a reply", "message", reply),
    Kind("a reply to elsewhere", "message", elsewhere),
    Kind("an edit", "edited_message", edit),
    Kind("an edited caption", "edited_message", caption),
    Kind("a part of an album", "message", album),
    Kind("words", "message", words),
    Kind("forwarded words", "message", forwarded),
    Kind("words by way of a bot", "message", via_bot),
    Kind("words in a chat's name", "message", as_a_chat, _writes),
    Kind("a post of a channel", "message", passed_on_by_itself, _in_groups),
    Kind("a place, a poll or dice", "message", of_other_sorts),
    Kind("a contact", "message", contact, _alone),
    Kind("a chat shared", "message", chat_shared, _alone),
    Kind("a line of Telegram's", "message", service, _of_nobodys_group),
    Kind("the bot moved", "my_chat_member", bot_moved, _of_nobodys_group),
    Kind("a person moved", "chat_member", person_moved, _of_nobodys_group),
)
# What Telegram would send if it were asked for it: the bot reads none of it, nor answers.
UNASKED: tuple[Kind, ...] = (
    Kind("an inline query", "inline_query", inline_query, _alone),
    Kind("an inline result", "chosen_inline_result", inline_result, _alone),
    Kind("a post", "channel_post", words),
    Kind("an edited post", "edited_channel_post", edit),
    Kind("words by way of a business", "business_message", words, _alone),
    Kind("a reaction", "message_reaction", reaction, lambda who, _chat: who.presses),
    Kind("a wish to join", "chat_join_request", join_request, _in_groups),
)
