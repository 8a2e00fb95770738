"""Updates by chance: forged, out of shape, or no updates at all; each follows from a seed and its number alone."""

from __future__ import annotations

import json
from random import Random

from sandbox.base.model import Json
from tests.attack.kinds import Combination
from tests.attack.scene import Scene
from tests.attack.wishes import Wish

BROKEN, GARBAGE = 0.3, 0.02  # how many of all are out of shape, and how many are no update
NESTED: object = 0
for _ in range(80):
    NESTED = [NESTED]
ODD: tuple[object, ...] = (
    None, True, False, -1, 0, 2**31, 2**63, -(2**63), 10**30, 1.5, 1e308, "", "\0", "x\0y", "\ud800", "\u202eevil",
    "\u200b", "\ue0000\ue001", "1\ufe0f\u20e3open", "MUK-1001 " * 500, "9" * 4090, "<a href='tg://user?id=1'>x",
    "/start", "c:1001", [], {}, [[]], [None], {"": ""}, NESTED, "\u0a67\u0a66\u0a66\u0a67", "Mob9437012345x",
)  # fmt: skip
NOT_ODD: dict[str, tuple[type, ...]] = {"id": (int,), "is_bot": (bool,)}  # it would be somebody else's update
WHO = frozenset({"from", "chat", "sender_chat", "user", "left_chat_member", "new_chat_members"})


def forged(seed: int, number: int, scene: Scene, every: list[Combination]) -> tuple[str, object]:
    """Return what is sent as the update of this number: the key of its kind, and its body."""
    chance = Random(f"{seed}:{number}")
    kind, who, chat = every[chance.randrange(len(every))]
    body = kind.make(Wish(scene, who, chat, chance))
    what = chance.random()
    if what < GARBAGE:
        return chance.choice(("message", "poll", "", "channel_post", "callback_query")), chance.choice(ODD)
    if what < BROKEN:
        for _ in range(chance.randrange(1, 4)):
            body = broken(body, chance)
    return kind.update, body


def broken(body: Json, chance: Random) -> Json:
    """Return a body of which one part is another: gone, odd, in the place of another part, or added."""
    body = json.loads(json.dumps(body))
    places = list(_places(body))
    holder, key = chance.choice(places)
    what = chance.randrange(4)
    if what == 0:
        del holder[key]
    elif what == 1:
        other, wanted = chance.choice(places)
        strange = key in NOT_ODD or _tells_who(wanted, other.get(wanted))
        holder[key] = None if strange else json.loads(json.dumps(other.get(wanted)))
    elif what == 2:
        holder[f"{key}_"] = chance.choice(ODD)
    else:
        holder[key] = chance.choice([odd for odd in ODD if type(odd) not in NOT_ODD.get(key, ())])
    return body


def _places(value: Json) -> list[tuple[Json, str]]:
    """Return every field, however deep."""
    found = [(value, key) for key in value]
    for inner in value.values():
        if isinstance(inner, dict):
            found += _places(inner)
    return found


def _tells_who(key: str, value: object) -> bool:
    """Whether a part says who somebody is, or where: put elsewhere it would be somebody else's update."""
    return key == "id" or (isinstance(value, dict) and (key in WHO or "id" in value))
