"""A person with Telegram in the hand: what they can do, and what they would see."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partialmethod

from sandbox.base.model import Answer, CallbackQuery, Chat, Json, Message, TelegramFile
from sandbox.people import acts
from sandbox.people.acts import NotPossible
from sandbox.people.buttons import find_button, find_reply_button, reply_keyboard_of
from sandbox.people.eyes import DEFAULT_TIMEOUT, Eyes
from sandbox.world import membership
from sandbox.world.transcript import transcript

__all__ = ["NotPossible", "Person", "Tap"]


class Tap:
    """A press that is on its way. `await tap.answer()` is what the presser saw."""

    def __init__(self, query: CallbackQuery | None, *, url: str = "", copied: str = "") -> None:
        self.query = query
        self.url = url
        """Where a link button led; no update comes of it."""
        self.copied = copied
        """What a copy button put on the clipboard."""

    async def answer(self, timeout: float = DEFAULT_TIMEOUT) -> Answer:  # noqa: ASYNC109 - a person's patience
        """Wait for the bot's answer; an empty `Answer` means that the button only stopped spinning."""
        assert self.query is not None, "a link or copy button is answered by nobody"
        try:
            async with asyncio.timeout(timeout):
                await self.query.answered.wait()
        except TimeoutError:
            raise AssertionError(
                f"the press of {self.query.data!r} by {self.query.user.name} was never answered"
            ) from None
        assert self.query.answer is not None
        return self.query.answer

    @property
    def is_spinning(self) -> bool:
        return self.query is not None and self.query.answer is None


class Person(Eyes):
    """Acts on the world in the test's own process. Without `chat` everything is in private with the bot."""

    # -- what a person does

    def say(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
        topic: int | None = None,
        anonymous: bool | None = None,
    ) -> Message:
        """Write. Anonymous admins write as their group, unless `anonymous` says otherwise."""
        place = self._act(chat)
        return acts.say(self.world, self.user, place, text, reply_to=reply_to, anonymous=anonymous, topic=topic)

    def start(self, payload: str = "") -> Message:
        """Press Start, or open a deep link `t.me/bot?start=payload`."""
        if self.user.id in self.world.blocked:
            self.unblock()
        return self.say(f"/start {payload}".strip())

    def reply(self, message: Message, text: str, *, anonymous: bool | None = None) -> Message:
        return self.say(text, self.world.chats[message.chat_id], reply_to=message, anonymous=anonymous)

    def edit(self, message: Message, text: str) -> None:
        self._act(self.world.chats[message.chat_id])
        acts.edit(self.world, self.user, message, text)

    def tap(self, message: Message, button: str) -> Tap:
        """Press the button whose label contains this text, or whose data is exactly this."""
        chat = self._act(self.world.chats[message.chat_id])
        found = find_button(message, button)
        assert found is not None, (
            f"no button {button!r} among {message.labels}\n{transcript(self.world, chat, self.user)}"
        )
        if "callback_data" in found:
            return Tap(acts.press(self.world, self.user, chat, message.id, found["callback_data"]))
        copied = found.get("copy_text", {}).get("text", "")
        return Tap(None, url=found.get("url", ""), copied=copied)

    def forge(self, chat: Chat, message_id: int, data: str) -> Tap:
        """Press a button that is not, or no longer, there: any data, any message id."""
        return Tap(acts.press(self.world, self.user, self._act(chat), message_id, data))

    def choose(self, label: str, chat: Chat | None = None) -> Message:
        """Press a plain text button of the reply keyboard under the input field."""
        button = find_reply_button(self._place(chat), label)
        assert button is not None, f"no such key {label!r}\n{self.transcript(chat)}"
        return self.say(button["text"], chat)

    def send(
        self,
        kind: str,
        data: bytes | None = None,
        caption: str = "",
        chat: Chat | None = None,
        *,
        name: str = "",
        size: int | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Send a file; without data a small made one. `size` may claim more bytes than there are."""
        file = acts.make_file(self.world, kind, data, name=name, size=size)
        return acts.send(self.world, self.user, self._act(chat), file, caption, reply_to=reply_to, topic=topic)

    send_photo = partialmethod(send, "photo")
    send_document = partialmethod(send, "document")
    send_voice = partialmethod(send, "voice")
    send_video = partialmethod(send, "video")
    send_audio = partialmethod(send, "audio")

    def send_album(
        self,
        items: Sequence[str | bytes] = ("photo", "photo"),
        caption: str = "",
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
    ) -> list[Message]:
        """Send an album: each item is a kind, for a small made file, or the bytes of a photo."""
        files: list[TelegramFile] = [
            acts.make_file(self.world, item, None)
            if isinstance(item, str)
            else acts.make_file(self.world, "photo", item)
            for item in items
        ]
        return acts.send_album(self.world, self.user, self._act(chat), files, caption, reply_to=reply_to)

    def send_extra(self, content: Json, chat: Chat | None = None) -> Message:
        """Send what else there is, in the Bot API's words: `{"location": {"latitude": 20.1, ...}}`."""
        return acts.send_extra(self.world, self.user, self._act(chat), content)

    def share_contact(
        self, phone: str = "", first_name: str = "", user_id: int | None = None, chat: Chat | None = None
    ) -> Message:
        """Share one's own contact, or somebody else's from the phone's book."""
        mine = not phone
        return acts.share_contact(
            self.world,
            self.user,
            self._act(chat),
            phone or self.user.phone or "+919437000001",
            first_name or self.user.first_name,
            self.user.id if mine else user_id,
        )

    def share_chat(self, shared: Chat) -> Message:
        """Pick a group or channel with the `request_chat` key that the bot offers in private."""
        keyboard = reply_keyboard_of(self.private) or {"keyboard": []}
        for row in keyboard["keyboard"]:
            for button in row:
                if "request_chat" in button:
                    request_id = int(button["request_chat"]["request_id"])
                    return acts.share_chat(self.world, self.user, self._act(None), request_id, shared)
        raise AssertionError(f"the bot asks for no chat\n{self.transcript()}")

    def forward(self, message: Message, chat: Chat | None = None) -> Message:
        return acts.forward(self.world, self.user, self._act(chat), message)

    def react(self, message: Message, emoji: str = "👍") -> None:
        acts.react(self.world, self.user, message, emoji)

    def delete(self, message: Message) -> None:
        acts.delete(self.world, message)

    # -- coming and going

    def join(self, group: Chat, *, by: Person | None = None) -> None:
        membership.join(self.world, group, self.user, by=by.user if by else None)

    def leave(self, group: Chat, *, by: Person | None = None) -> None:
        membership.leave(self.world, group, self.user, by=by.user if by else None)

    def add_bot(self, group: Chat, *, payload: str | None = None, admin: bool = False) -> None:
        """Add the bot to a group or channel; with a payload as a `startgroup` link does."""
        self._act(group)
        membership.add_bot(self.world, group, self.user, payload=payload, admin=admin)

    def remove_bot(self, group: Chat, *, status: str = "kicked") -> None:
        membership.leave(self.world, group, self.world.bot, by=self.user, status=status)

    def make_admin(self, group: Chat, who: Person | None = None, *, anonymous: bool = False) -> None:
        """Promote somebody, or the bot if nobody is named."""
        user = who.user if who else self.world.bot
        membership.promote(self.world, group, user, by=self.user, anonymous=anonymous)

    def unmake_admin(self, group: Chat, who: Person | None = None) -> None:
        membership.demote(self.world, group, who.user if who else self.world.bot, by=self.user)

    def migrate(self, group: Chat) -> Chat:
        """Turn a basic group into a supergroup and return the new one."""
        return membership.migrate(self.world, group, by=self.user)

    def rename(self, group: Chat, title: str) -> None:
        membership.rename(self.world, group, title, by=self.user)

    def set_timer(self, group: Chat, seconds: int) -> None:
        membership.set_timer(self.world, group, seconds, by=self.user)

    def block(self) -> None:
        membership.block(self.world, self.user)

    def unblock(self) -> None:
        membership.unblock(self.world, self.user)
