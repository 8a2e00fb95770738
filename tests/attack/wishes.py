"""One update in the making: whose, from where, and the chance that fills it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from sandbox.base.model import Chat, Json
from tests.attack.scene import Attacker, Scene

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
