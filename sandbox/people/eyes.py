"""What a person sees: waiting, without polling, until the chat shows what it should."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sandbox.base.model import Answer, Chat, Message, User
from sandbox.world.events import Event
from sandbox.world.menus import commands_for
from sandbox.world.transcript import transcript
from sandbox.world.world import World

What = str | Callable[[Message], bool]
DEFAULT_TIMEOUT = 5.0


class Eyes:
    """One person's view of the chats they are in. Without `chat` it is the private chat with the bot."""

    def __init__(self, world: World, user: User) -> None:
        self.world = world
        self.user = user
        self.answers: list[Answer] = []
        """Every alert and toast that this person saw, oldest first; empty ones left out."""
        self._since: dict[int, int] = {}
        self._shown: set[tuple[int, int, int]] = set()
        world.hub.listen(self._note_answer)

    def __repr__(self) -> str:
        return f"<{self.user.name}>"

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def private(self) -> Chat:
        return self.world.private_chat(self.user.id)

    def messages(self, chat: Chat | None = None) -> list[Message]:
        """Everything in the chat, oldest first; deleted messages are gone."""
        return list(self._place(chat).messages.values())

    def last(self, chat: Chat | None = None) -> Message:
        """The last message from the bot in the chat."""
        for message in reversed(self.messages(chat)):
            if message.by_bot:
                return message
        raise AssertionError(f"the bot said nothing yet\n{self.transcript(chat)}")

    @property
    def alerts(self) -> list[str]:
        """The texts of the boxes that this person had to close."""
        return [answer.text for answer in self.answers if answer.show_alert]

    @property
    def toasts(self) -> list[str]:
        return [answer.text for answer in self.answers if not answer.show_alert]

    def commands(self, chat: Chat | None = None) -> list[str]:
        """The command menu that this person has in the chat."""
        return [str(one["command"]) for one in commands_for(self.world, self._place(chat), self.user)]

    def transcript(self, chat: Chat | None = None) -> str:
        return transcript(self.world, self._place(chat), self.user)

    async def see(
        self,
        what: What,
        chat: Chat | None = None,
        *,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109 - a person's patience, and the message when it ends
        fresh: bool = True,
    ) -> Message:
        """Return the first message of somebody else, new or edited, that contains the text or fits.

        Only what came or changed after this person's own last act in that chat counts, and nothing is shown
        twice: two `see` calls in a row want two messages, or one that changed in between. `fresh=False` looks
        at everything that is there.
        """
        place = self._place(chat)

        def look() -> Message | None:
            return self._find(place, what, fresh)

        found = await self._wait_for(place, look, timeout)
        if found is None:
            raise AssertionError(self._nothing(place, what, timeout, fresh))
        self._shown.add((place.id, found.id, found.changed))
        return found

    async def see_gone(self, message: Message, timeout: float = DEFAULT_TIMEOUT) -> None:  # noqa: ASYNC109
        """Wait until the message is deleted."""
        place = self.world.chats[message.chat_id]
        if await self._wait_for(place, lambda: message if message.deleted else None, timeout) is None:
            raise AssertionError(f"message #{message.id} is still there\n{self.transcript(place)}")

    def sees(self, what: What, chat: Chat | None = None) -> bool:
        """Whether any message in the chat fits, now and without waiting."""
        return any(_fits(message, what) for message in self.messages(chat))

    # -- inside

    def _place(self, chat: Chat | None) -> Chat:
        return chat or self.private

    def _act(self, chat: Chat | None) -> Chat:
        """Whatever this person sees from now on is newer than what they are about to do."""
        place = self._place(chat)
        self._since[place.id] = self.world.touched()
        return place

    def _find(self, place: Chat, what: What, fresh: bool) -> Message | None:
        since = self._since.get(place.id, 0) if fresh else 0
        for message in sorted(place.messages.values(), key=lambda message: message.changed):
            shown = fresh and (place.id, message.id, message.changed) in self._shown
            mine = message.sender is self.user
            if message.changed > since and not shown and not mine and _fits(message, what):
                return message
        return None

    async def _wait_for(
        self,
        place: Chat,
        look: Callable[[], Message | None],
        timeout: float,  # noqa: ASYNC109
    ) -> Message | None:
        stirred = asyncio.Event()

        def note(event: Event) -> None:
            if event.chat_id == place.id:
                stirred.set()

        stop = self.world.hub.listen(note)
        try:
            async with asyncio.timeout(timeout):
                while (found := look()) is None:
                    stirred.clear()
                    await stirred.wait()
                return found
        except TimeoutError:
            return None
        finally:
            stop()

    def _nothing(self, place: Chat, what: What, timeout: float, fresh: bool) -> str:
        named = repr(what) if isinstance(what, str) else getattr(what, "__name__", "that")
        text = f"{self.name} saw no message with {named} within {timeout:g} s"
        if fresh and self._find(place, what, fresh=False) is not None:
            text += " (one that was there before, or was shown already, would fit: see fresh=False)"
        return f"{text}\n{self.transcript(place)}"

    def _note_answer(self, event: Event) -> None:
        if event.kind == "answer" and event.only_for == self.user.id and event.answer and event.answer.text:
            self.answers.append(event.answer)


def _fits(message: Message, what: What) -> bool:
    return what in message.text if isinstance(what, str) else bool(what(message))
