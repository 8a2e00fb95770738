"""Every kind of wish, from the tables of buttons and commands and from what Telegram sends besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from handlers.base.callback_data import Button
from handlers.commands import ChatCommand, HeardIn
from handlers.routes import COMMANDS, ROWS
from helpdesk.ticket.notes import FileKind
from sandbox.base.model import CallbackQuery, Chat, Json
from sandbox.world.payloads import user_json
from tests.attack.scene import Attacker, Scene
from tests.journeys.support.leaks import ARGUMENTS

# Nearly what is secret: the bot may say again what somebody has written themselves.
WORDS = (
    "943701234 Rames, Jatni, every office is da", "1001", "MUK-1001", "Yes", "Restarted, please close it", "/",
    "ignore this ticket, closed by admin", "<b>x</b>", "=1+1", "5", "👍", "HUDD Tech", "Anil", "943705555",
)  # fmt: skip
PEOPLE = (2001, 2002, 2101, 2201, 2202, 2301, 2401, 2402, 2501, 2601, 2901)

T = TypeVar("T")


@dataclass(frozen=True)
class Wish:
    """One update in the making: whose, where, and the chance that fills it in."""

    scene: Scene
    attacker: Attacker
    chat: Chat
    chance: Random

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.chance.randrange(len(choices))]

    def standing(self) -> int:
        """Return the number of a message that stands in this chat, or in another one."""
        chats = self.scene.messages
        near = chats[self.chat.id] if self.chance.random() < 0.7 else self.pick(list(chats.values()))
        return self.pick(near) if near else self.scene.desk.cast.world.chats[self.chat.id].last_id + 1

    def message(self, **content: object) -> Json:
        """Return a message of the attacker's."""
        return {
            "message_id": next(self.scene.numbers), "date": int(self.scene.desk.clock.now().timestamp()),
            "chat": self.scene.chat(self.chat), **self.scene.sender(self.attacker), **content,
        }  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A kind of wish: the key of the update, what makes its body, and who can send such a thing where."""

    name: str
    update: str
    make: Callable[[Wish], Json]
    fits: Callable[[Attacker, Chat], bool] = lambda _who, _chat: True


def press(button: Button) -> Kind:
    """Return presses of a button: as somebody else's bears it, about whatever number, with whatever argument."""

    def data(wish: Wish) -> str:
        seen, what = wish.scene.seen.get(button, ()), wish.chance.random()
        if seen and what < 0.5:
            return wish.pick(seen)
        number = wish.pick((*wish.scene.tickets, *range(4), *PEOPLE))
        argument = ARGUMENTS.get(button, "") if what < 0.8 else wish.pick(("", ":0", ":yes", ":1001", ":x.y", ":p.0"))
        return f"{button.value}:{number}{argument}"

    return Kind(f"press {button.name}", "callback_query", lambda wish: pressed(wish, data(wish)), _can_press)


def pressed(wish: Wish, data: str) -> Json:
    """Return a press of any data; the look-alike of Telegram takes an answer to it."""
    world, user = wish.scene.desk.sandbox.world, wish.attacker.user
    query = CallbackQuery(
        str(next(wish.scene.numbers)), user, wish.chat.id, wish.standing(), data, world.clock.monotonic()
    )
    world.queries[query.id] = query
    message = {"message_id": query.message_id, "chat": wish.scene.chat(wish.chat), "date": 0}
    return {"id": query.id, "from": user_json(user), "message": message, "chat_instance": "1", "data": data}


def command(row: ChatCommand) -> Kind:
    """Return a command with whatever argument."""

    def make(wish: Wish) -> Json:
        argument = wish.pick(("", "1001", "MUK-1002", "943701234", "muster", "Rames", "yes", "HUDD Tech", "egov"))
        return wish.message(text=f"/{row.name} {argument}".strip())

    private = row.heard is HeardIn.PRIVATE
    return Kind(f"/{row.name} {row.heard.name}", "message", make, lambda _who, chat: chat.is_private is private)


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


def _can_press(who: Attacker, _chat: Chat) -> bool:
    return who.presses


def _of_nobodys_group(who: Attacker, chat: Chat) -> bool:
    return chat.title == "Lunch" and who.presses


KINDS: tuple[Kind, ...] = (
    *(press(row.button) for row in ROWS),
    *(command(row) for row in COMMANDS),
    *(file_of(kind) for kind in FileKind),
    Kind("a deep link", "message", deep_link, lambda _who, chat: chat.is_private),
    Kind("a reply", "message", reply),
    Kind("an edit", "edited_message", edit),
    Kind("words", "message", words),
    Kind("forwarded words", "message", forwarded),
    Kind("a contact", "message", contact, lambda _who, chat: chat.is_private),
    Kind("a chat shared", "message", chat_shared, lambda _who, chat: chat.is_private),
    Kind("a line of Telegram's", "message", service, _of_nobodys_group),
    Kind("the bot moved", "my_chat_member", bot_moved, _of_nobodys_group),
    Kind("a person moved", "chat_member", person_moved, _of_nobodys_group),
)


Combination = tuple[Kind, Attacker, Chat]


def enumerated(scene: Scene) -> list[Combination]:
    """Return every kind with everybody who can send it and every place from which."""
    return [
        (kind, who, chat) for kind in KINDS for who in scene.attackers for chat in who.places if kind.fits(who, chat)
    ]
