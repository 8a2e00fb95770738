"""What there is to press: buttons under a message, and the keys under the input field."""

from __future__ import annotations

from sandbox.base.model import Chat, Json, Message


def find_button(message: Message, wanted: str) -> Json | None:
    """The button with exactly this label or data, else the first whose label contains the words."""
    buttons = [button for row in message.buttons for button in row]
    for button in buttons:
        if wanted in (button["text"], button.get("callback_data")):
            return button
    for button in buttons:
        if wanted.lower() in str(button["text"]).lower():
            return button
    return None


def keyboard_message(chat: Chat) -> Message | None:
    """The message that brought the keyboard under the input field: the last one, unless it was taken away since."""
    for message in reversed(chat.messages.values()):
        if message.reply_keyboard is not None:
            return message if "keyboard" in message.reply_keyboard else None
    return None


def reply_keyboard_of(chat: Chat) -> Json | None:
    """The keyboard under the input field."""
    message = keyboard_message(chat)
    return message.reply_keyboard if message is not None else None


def find_reply_button(chat: Chat, wanted: str) -> Json | None:
    keyboard = reply_keyboard_of(chat) or {"keyboard": []}
    for row in keyboard["keyboard"]:
        for button in row:
            if wanted.lower() in str(button["text"]).lower():
                found: Json = button
                return found
    return None
