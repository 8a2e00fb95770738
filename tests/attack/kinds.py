"""Every kind of wish: from the tables of buttons and commands, and what Telegram sends besides."""

from __future__ import annotations

from handlers.base.callback_data import Button
from handlers.commands import ChatCommand, HeardIn
from handlers.routes import COMMANDS, ROWS
from sandbox.base.model import CallbackQuery, Chat, Json
from sandbox.world.payloads import user_json
from tests.attack.besides import BESIDES, UNASKED
from tests.attack.scene import Attacker, Scene
from tests.attack.wishes import PEOPLE, Kind, Wish
from tests.journeys.support.leaks import ARGUMENTS


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


def _can_press(who: Attacker, _chat: Chat) -> bool:
    return who.presses


KINDS: tuple[Kind, ...] = (
    *(press(row.button) for row in ROWS), *(command(row) for row in COMMANDS), *BESIDES, *UNASKED
)  # fmt: skip


Combination = tuple[Kind, Attacker, Chat]


def enumerated(scene: Scene) -> list[Combination]:
    """Return every kind with everybody who can send it and every place from which."""
    return [
        (kind, who, chat) for kind in KINDS for who in scene.attackers for chat in who.places if kind.fits(who, chat)
    ]
