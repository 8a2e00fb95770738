"""The one table of what Telegram's refusals and the network's faults mean; nothing else looks at error texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.http_request import NOT_SENT
from helpdesk.people.chats import TroubleKind


class Verdict(StrEnum):
    """What is to be done with a request that failed."""

    AGAIN = "again"  # it certainly did not arrive: try again, it costs no try
    UNKNOWN = "unknown"  # it may have arrived
    WAIT = "wait"  # this chat has to wait, no other
    MOVED = "moved"  # the chat has a new id
    DELETED = "deleted"  # the group is no more, for good
    UNREACHABLE = "unreachable"  # nothing can be posted to this chat now
    CLOSED = "closed"  # nothing can be posted to this topic now
    PLAIN = "plain"  # the formatting or the length was refused: once more as plain text
    NO_THREAD = "no_thread"  # the topic is gone: once more to the chat itself
    NO_BUTTONS = "no_buttons"  # a button was refused: once more without
    NO_REPLY = "no_reply"  # what it replies to was refused: once more without
    NO_FILES = "no_files"  # the chat or the person takes no such file, or the file is none: a line instead
    GONE = "gone"  # the message to edit is gone or can't be edited: send anew
    DONE = "done"  # what was wanted is so already
    STAYS = "stays"  # the message to delete is too old, or not ours to delete: its buttons can go at least
    METHOD_OFF = "method_off"  # this server does not know the method, and the desk can do without it
    CONFLICT = "conflict"  # somebody else fetches this bot's updates
    DOUBTED = "doubted"  # a 401, or a 404 that may mean anything: ask whether the token works, try again slowly
    UNLISTED = "unlisted"  # nobody has listed this refusal: the row's own, until a second row meets it too


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its one detail; ``why`` is for the log."""

    verdict: Verdict
    wait: float = 0.0
    chat_id: int | None = None
    why: str = ""
    trouble: TroubleKind = TroubleKind.REFUSED  # of the chat or topic, if it is one


# All that the desk can do without. To send, edit, answer or fetch is never off, whatever a server says of it.
DISPENSABLE = frozenset(
    {
        "setMessageReaction",
        "pinChatMessage",
        "deleteMessage",  # its buttons can be taken away instead
        "getChatMemberCount",
        "setMyCommands",
        "deleteMyCommands",
        "deleteWebhook",
    }
)
FLOODED = 5.0  # seconds after a 429 that does not say how many
UNKNOWN_METHOD = "not found: method not found"  # Telegram's whole text; a plain "Not Found" is none

# Compared in lower case: PTB capitalises what follows "Bad Request: ". The first part that occurs decides.
_REFUSALS: tuple[tuple[str, Verdict], ...] = (
    ("group chat was deleted", Verdict.DELETED),
    ("message is not modified", Verdict.DONE),
    ("query is too old", Verdict.DONE),
    ("query_id_invalid", Verdict.DONE),
    ("message to delete not found", Verdict.DONE),
    ("message can't be deleted", Verdict.STAYS),
    ("message_delete_forbidden", Verdict.STAYS),
    ("message to edit not found", Verdict.GONE),
    ("message can't be edited", Verdict.GONE),
    ("message_id_invalid", Verdict.GONE),
    ("there is no text in the message to edit", Verdict.GONE),
    ("there is no caption in the message to edit", Verdict.GONE),
    ("can't parse entities", Verdict.PLAIN),
    ("message is too long", Verdict.PLAIN),
    ("message_too_long", Verdict.PLAIN),
    ("text is too long", Verdict.PLAIN),
    ("caption is too long", Verdict.PLAIN),
    ("media_caption_too_long", Verdict.PLAIN),
    ("message thread not found", Verdict.NO_THREAD),
    ("topic_deleted", Verdict.NO_THREAD),
    ("topic_closed", Verdict.CLOSED),
    ("message to be replied not found", Verdict.NO_REPLY),
    ("message to reply not found", Verdict.NO_REPLY),
    ("replied message not found", Verdict.NO_REPLY),
    ("reply message not found", Verdict.NO_REPLY),
    ("reply_message_id_invalid", Verdict.NO_REPLY),
    ("button_", Verdict.NO_BUTTONS),
    ("inline keyboard button", Verdict.NO_BUTTONS),
    ("reply keyboard markup", Verdict.NO_BUTTONS),
    ("reply markup is too long", Verdict.NO_BUTTONS),
    ("reply_markup_too_long", Verdict.NO_BUTTONS),
    ("not enough rights to send text messages", Verdict.UNREACHABLE),
    ("not enough rights to send ", Verdict.NO_FILES),
    ("chat_send_plain_forbidden", Verdict.UNREACHABLE),
    ("chat_send_", Verdict.NO_FILES),
    ("wrong remote file identifier", Verdict.NO_FILES),
    ("wrong file identifier", Verdict.NO_FILES),
    ("wrong file_id", Verdict.NO_FILES),
    ("file_reference_", Verdict.NO_FILES),
    ("restricted receiving of", Verdict.NO_FILES),  # voice and video messages: a person's own choice
    ("messages_forbidden", Verdict.NO_FILES),
    ("can't use file of type", Verdict.NO_FILES),
    ("image_process_failed", Verdict.NO_FILES),
    ("photo_invalid", Verdict.NO_FILES),
    ("too big for a photo", Verdict.NO_FILES),
    ("media_invalid", Verdict.NO_FILES),
)

# What keeps everything from a chat for as long as it lasts; compared like the others, and after them.
_TROUBLES: tuple[tuple[str, TroubleKind], ...] = (
    ("bot was kicked", TroubleKind.REMOVED),
    ("bot is not a member", TroubleKind.REMOVED),
    ("chat was deleted", TroubleKind.REMOVED),
    ("group chat was upgraded", TroubleKind.REMOVED),
    ("chat not found", TroubleKind.REMOVED),
    ("peer_id_invalid", TroubleKind.REMOVED),
    ("channel_private", TroubleKind.REMOVED),
    ("channel_invalid", TroubleKind.REMOVED),
    ("chat_id_invalid", TroubleKind.REMOVED),
    ("chat_forbidden", TroubleKind.REMOVED),
    ("blocked by the user", TroubleKind.BLOCKED),
    ("user_is_blocked", TroubleKind.BLOCKED),
    ("user is deactivated", TroubleKind.BLOCKED),
    ("user not found", TroubleKind.BLOCKED),
    ("user_id_invalid", TroubleKind.BLOCKED),
    ("user_deactivated", TroubleKind.BLOCKED),
    ("input_user_deactivated", TroubleKind.BLOCKED),
    ("can't initiate conversation", TroubleKind.BLOCKED),
    ("can't send messages to", TroubleKind.BLOCKED),
    ("need administrator rights in the channel", TroubleKind.SILENCED),
    ("not enough rights to send text messages", TroubleKind.SILENCED),
    ("have no rights to send a message", TroubleKind.SILENCED),
    ("chat_write_forbidden", TroubleKind.SILENCED),
    ("chat_send_plain_forbidden", TroubleKind.SILENCED),
    ("chat_restricted", TroubleKind.SILENCED),
    ("chat_admin_required", TroubleKind.SILENCED),
    ("user_banned_in_channel", TroubleKind.SILENCED),
    ("user_restricted", TroubleKind.SILENCED),
)


def decide(error: TelegramError, *, method: str = "") -> Decision:
    """Return what ``error`` means. Narrow classes come first: BadRequest is a NetworkError to PTB."""
    why = f"{type(error).__name__}: {error}"
    if isinstance(error, RetryAfter):
        return Decision(Verdict.WAIT, wait=_seconds(error), why=why)
    if isinstance(error, ChatMigrated):
        return Decision(Verdict.MOVED, chat_id=error.new_chat_id, why=why)
    if isinstance(error, (BadRequest, Forbidden)):
        return _refused(str(error).lower(), why)
    if isinstance(error, Conflict):
        return Decision(Verdict.CONFLICT, why=why)
    if isinstance(error, InvalidToken):
        return _invalid_token(str(error).lower(), method, why)
    if isinstance(error, (TimedOut, NetworkError)):
        return _network(error, why)
    return Decision(Verdict.UNKNOWN, why=why)  # a 200 that is no JSON is a bare TelegramError


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _refused(text: str, why: str) -> Decision:
    trouble = next((trouble for part, trouble in _TROUBLES if part in text), None)
    for part, verdict in _REFUSALS:
        if part in text:
            if verdict is Verdict.CLOSED:
                trouble = TroubleKind.CLOSED
            return Decision(verdict, why=why, trouble=trouble or TroubleKind.REFUSED)
    if trouble is not None:
        return Decision(Verdict.UNREACHABLE, why=why, trouble=trouble)
    return Decision(Verdict.UNLISTED, why=why)


def _invalid_token(text: str, method: str, why: str) -> Decision:
    # PTB makes an InvalidToken of every 401 and 404, also of a proxy's page; one alone proves nothing.
    if text == UNKNOWN_METHOD and method in DISPENSABLE:
        return Decision(Verdict.METHOD_OFF, why=why)
    return Decision(Verdict.DOUBTED, why=why)


def _network(error: TelegramError, why: str) -> Decision:
    cause = error.__cause__
    if isinstance(cause, NOT_SENT):
        return Decision(Verdict.AGAIN, why=why)
    if "too many requests" in str(error).lower():  # without a word of how long
        return Decision(Verdict.WAIT, wait=FLOODED, why=why)
    return Decision(Verdict.UNKNOWN, why=why)
