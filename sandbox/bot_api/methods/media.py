"""sendPhoto, sendDocument, sendVoice, sendVideo, sendAudio, sendAnimation, sendVideoNote; albums, and other media."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sandbox.base.errors import ApiError, bad_request
from sandbox.base.images import size_of
from sandbox.base.model import Json, TelegramFile
from sandbox.bot_api.methods.access import check_may_send
from sandbox.bot_api.methods.edits import WHICH, apply, to_edit
from sandbox.bot_api.methods.registry import Call, Run, method
from sandbox.bot_api.methods.sending import COMMON, MAX_CAPTION, caption_to_send, pay, place_of, put
from sandbox.text.entities import read_text
from sandbox.text.keyboards import Markup
from sandbox.text.links import checked_url
from sandbox.world.payloads import message_json

CAPTION = "caption parse_mode caption_entities show_caption_above_media"
MAX_PHOTO = 10 * 1024 * 1024
ALBUM_KINDS = ("photo", "video", "document", "audio")
ITEM_KINDS = (*ALBUM_KINDS, "animation")
KINDS = {
    "photo": f"photo {CAPTION} has_spoiler",
    "document": f"document thumbnail {CAPTION} disable_content_type_detection",
    "voice": f"voice {CAPTION} duration",
    "video": f"video thumbnail {CAPTION} duration width height cover start_timestamp has_spoiler supports_streaming",
    "audio": f"audio thumbnail {CAPTION} duration performer title",
    "animation": f"animation thumbnail {CAPTION} duration width height has_spoiler",
    "video_note": "video_note thumbnail duration length",
}


def _sender(kind: str) -> Run:
    def send(call: Call) -> Json:
        place = place_of(call, kind)
        file = _file(call, kind, call.args.text(kind), kind)
        text, entities = caption_to_send(call)
        pay(call, place.chat)
        return message_json(call.world, put(call, place, text=text, entities=entities, media=file))

    return send


for _kind, _parameters in KINDS.items():
    method(f"send{''.join(word.capitalize() for word in _kind.split('_'))}", f"{COMMON} {_parameters}")(
        _sender(_kind)
    )


def _file(call: Call, kind: str, named: str, field: str) -> TelegramFile:
    """The file that the call brings along or names: an upload, attach://, a file_id or an address."""
    upload = call.args.files.get(named.removeprefix("attach://") if named.startswith("attach://") else field)
    if upload is not None:
        if not upload.data:
            raise bad_request("file must be non-empty")
        width, height = _checked_photo(upload.data) if kind == "photo" else (0, 0)
        return call.world.add_file(
            kind,
            upload.data,
            name=upload.name,
            mime_type=upload.mime_type,
            width=width,
            height=height,
            duration=call.args.integer("duration"),
        )
    if not named or named.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    if "://" in named:
        if checked_url(named) is None:
            raise bad_request("Wrong HTTP URL specified")
        # The sandbox has no way out into the network, so every address fails as an unreachable one does.
        raise bad_request("failed to get HTTP URL content")
    return _known_file(call, kind, named)


def _known_file(call: Call, kind: str, file_id: str) -> TelegramFile:
    file = call.world.file_by_id(file_id)
    if file is None:
        raise bad_request("Wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    if file.kind != kind:
        raise bad_request(f"Can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return file


def _checked_photo(data: bytes) -> tuple[int, int]:
    if len(data) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(data)} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )
    size = size_of(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if not width or not height or width + height > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


@method("sendMediaGroup", f"{COMMON.replace('reply_markup ', '')} media")
def send_media_group(call: Call) -> list[Json]:
    """An album: every item is a message of its own and counts as one."""
    items = call.args.parsed("media", "Can't parse media JSON object")
    if not isinstance(items, list) or not items:
        raise bad_request("There are no messages to send")
    if len(items) > 10:
        raise bad_request("Too many messages to send as an album")
    first = items[0].get("type") if isinstance(items[0], dict) else None
    place = replace(place_of(call, first if first in ALBUM_KINDS else "photo"), markup=Markup())
    parts = [_numbered(call, number, item) for number, item in enumerate(items, 1)]
    kinds = {file.kind for file, _, _ in parts}
    _check_mixture(kinds)
    for kind in sorted(kinds):
        check_may_send(call.world, place.chat, kind)
    pay(call, place.chat, len(parts))
    group_id = str(14_000_000_000_000_000 + call.world.touched())
    sent = []
    for file, text, entities in parts:
        message = put(call, place, text=text, entities=entities, media=file, media_group_id=group_id)
        sent.append(message_json(call.world, message))
    return sent


@method("editMessageMedia", f"{WHICH} media")
def edit_message_media(call: Call) -> Json:
    """Put another file, with its caption, in the place of what the message has; a text may get one."""
    item = call.args.parsed("media", "Can't parse input media JSON object")
    if item is None:
        raise bad_request('Parameter "media" is required')
    file, text, entities = _part(call, item, in_album=False)
    chat, message, buttons = to_edit(call)
    if message.media_group_id and message.media is not None:
        kinds = {message.media.kind, file.kind}
        if len(kinds) > 1 and kinds != {"photo", "video"}:
            raise bad_request("Can't change media type in the album")
    return apply(call, chat, message, buttons, (text, entities), file)


def _numbered(call: Call, number: int, item: Any) -> tuple[TelegramFile, str, list[Json]]:
    """What only the data centre refuses, by a code, fails an album with the number of its item."""
    try:
        return _part(call, item, in_album=True)
    except ApiError as error:
        code = error.description.removeprefix("Bad Request: ")
        if not code.isupper():
            raise
        raise bad_request(f'Failed to send message #{number} with the error message "{code}"') from None


def _part(call: Call, item: Any, *, in_album: bool) -> tuple[TelegramFile, str, list[Json]]:
    if not isinstance(item, dict):
        raise _unreadable("expected an Object")
    if not isinstance(item.get("type"), str):
        raise _unreadable('Can\'t find field "type"')
    kind, named = item["type"], str(item.get("media") or "")
    if not named or (named.startswith("attach://") and named.removeprefix("attach://") not in call.args.files):
        raise _unreadable("media not found")
    if kind not in ITEM_KINDS:
        raise _unreadable(f'type "{kind}" is unsupported')
    if in_album and kind == "animation":
        raise _unreadable(f'type "{kind}" can\'t be used in sendMediaGroup')
    file = _file(call, kind, named, "")
    text, entities = read_text(
        str(item.get("caption") or ""),
        str(item.get("parse_mode") or ""),
        call.args.nested(item.get("caption_entities")),
        call.world.knows,
    )
    if len(text) > MAX_CAPTION:
        raise bad_request("Message caption is too long")
    return file, text, entities


def _check_mixture(kinds: set[str]) -> None:
    for lonely, name in (("document", "Document"), ("audio", "Audio")):
        if lonely in kinds and len(kinds) > 1:
            raise bad_request(f"{name} can't be mixed with other media types")


def _unreadable(why: str) -> ApiError:
    return bad_request(f"Can't parse InputMedia: {why}")
