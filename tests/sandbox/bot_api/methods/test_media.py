"""Files: sizes, kinds, captions, albums and downloads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest

from sandbox.base.images import png, size_of
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


@pytest.mark.parametrize(
    ("photo", "refusal"),
    [
        (lambda: b"no picture", "image_process_failed"),
        (lambda: png(21, 1), "photo_invalid_dimensions"),
        (lambda: png(9000, 1001), "photo_invalid_dimensions"),
        (lambda: b"", "file must be non-empty"),
        (lambda: b"x" * (10 * 1024 * 1024 + 1), "too big for a photo; the maximum size is 10485760 bytes"),
    ],
    ids=["no picture", "too thin", "too large", "empty", "too heavy"],
)
async def test_photos_that_cannot_be_sent(bot: Bot, cast: Cast, photo: Callable[[], bytes], refusal: str) -> None:
    cast.operator.start()
    with pytest.raises(BadRequest, match=f"(?i){refusal}"):
        await bot.send_photo(cast.operator.id, photo())


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "video", "audio"])
async def test_every_kind_can_be_sent_both_ways_and_by_id(bot: Bot, cast: Cast, kind: str) -> None:
    cast.operator.send(kind, caption="from me")
    (update,) = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.caption == "from me"
    media: Any = getattr(message, kind)
    file_id = (media[-1] if kind == "photo" else media).file_id
    send: Any = getattr(bot, f"send_{kind}")
    await send(cast.operator.id, file_id, caption="by id")
    again = await cast.operator.see("by id")
    assert again.media is not None
    assert again.media.file_id == file_id
    await send(cast.operator.id, png(), caption="uploaded")
    await cast.operator.see("uploaded")


async def test_a_send_without_its_file_and_with_a_wrong_id_is_refused(api: Api, cast: Cast) -> None:
    cast.operator.start()
    send = {"chat_id": cast.operator.id}
    assert await api.refusal("sendPhoto", **send, photo="abc") == (
        "Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
    )
    refusal = await api.refusal("sendPhoto", **send, photo="https://example.org/x.png")
    assert refusal == "Bad Request: failed to get HTTP URL content"
    refusal = await api.refusal("sendPhoto", **send, photo="https://")
    assert refusal == "Bad Request: wrong HTTP URL specified"
    letter = cast.operator.send_document().media
    assert letter is not None
    refusal = await api.refusal("sendPhoto", **send, photo=letter.file_id)
    assert refusal == "Bad Request: can't use file of type Document as Photo"


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "video", "audio", "animation", "video_note"])
async def test_a_send_without_its_file_names_what_is_missing(api: Api, cast: Cast, kind: str) -> None:
    cast.operator.start()
    refusal = await api.refusal(f"send{kind.replace('_', '')}", chat_id=cast.operator.id)
    assert refusal == f"Bad Request: there is no {kind} in the request"


async def test_more_than_fifty_megabytes_are_refused_before_they_are_read(sandbox: Sandbox) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", sandbox.port)
    head = (
        f"POST /bot{sandbox.token}/sendDocument HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data\r\n"
    )
    writer.write(f"{head}Content-Length: {50 * 1024 * 1024 + 1}\r\n\r\n".encode())
    answer = await reader.readuntil(b"}")
    writer.close()
    await writer.wait_closed()
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert answer.endswith(b'{"ok":false,"error_code":413,"description":"Request Entity Too Large"}')


async def test_captions_are_limited(api: Api, cast: Cast) -> None:
    message = cast.operator.send_photo()
    assert message.media is not None
    send = {"chat_id": cast.operator.id, "photo": message.media.file_id}
    refusal = await api.refusal("sendPhoto", **send, caption="x" * 1025)
    assert refusal == "Bad Request: message caption is too long"
    sent = await api.result("sendPhoto", **send, caption="x")
    where = {"chat_id": cast.operator.id, "message_id": sent["message_id"]}
    refusal = await api.refusal("editMessageCaption", **where, caption="x" * 1025)
    assert refusal == "Bad Request: MEDIA_CAPTION_TOO_LONG"
    refusal = await api.refusal("editMessageText", **where, text="y")
    assert refusal == "Bad Request: there is no text in the message to edit"
    assert (await api.result("editMessageCaption", **where, caption="y"))["caption"] == "y"


async def test_files_over_20_mb_cannot_be_fetched(api: Api, cast: Cast) -> None:
    message = cast.operator.send_document(size=(20 << 20) + 1)
    assert message.media is not None
    assert await api.refusal("getFile", file_id=message.media.file_id) == "Bad Request: file is too big"
    assert await api.refusal("getFile", file_id="nonsense") == "Bad Request: invalid file_id"


async def test_a_download_wants_the_token(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    message = cast.operator.send_document(b"the letter")
    assert message.media is not None
    path = (await api.result("getFile", file_id=message.media.file_id))["file_path"]
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{sandbox.base_file_url}{sandbox.token}/{path}")).content == b"the letter"
        assert (await client.get(f"{sandbox.base_file_url}1:x/{path}")).status_code == 401


async def test_an_album_is_several_messages_of_one_group(bot: Bot, cast: Cast, sandbox: Sandbox) -> None:
    cast.operator.send_album(["photo", "photo"], "two screens")
    first, second = await bot.get_updates()
    assert first.message is not None
    assert second.message is not None
    assert first.message.media_group_id == second.message.media_group_id
    assert (first.message.caption, second.message.caption) == ("two screens", None)
    ids = [update.message.photo[-1].file_id for update in (first, second) if update.message]
    sent = await bot.send_media_group(
        cast.operator.id,
        [InputMediaPhoto(ids[0], caption="<b>x</b>", parse_mode="HTML"), InputMediaPhoto(png())],
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert sent[0].caption == "x"
    sandbox.assert_clean()


async def test_albums_that_cannot_be_sent(api: Api, bot: Bot, cast: Cast) -> None:
    photo, letter = cast.operator.send_photo(), cast.operator.send_document()
    assert photo.media is not None
    assert letter.media is not None
    one = {"type": "photo", "media": photo.media.file_id}
    send = {"chat_id": cast.operator.id}
    for media, refusal in (
        ([], "there are no messages to send"),
        ([one] * 11, "too many messages to send as an album"),
        ([one, {"type": "photo"}], "can't parse InputMedia: media not found"),
        ([one, {"type": "photo", "media": "attach://none"}], "can't parse InputMedia: media not found"),
        ([one, {"media": "x"}], "can't parse InputMedia: Can't find field \"type\""),
        ([one, {"type": "sticker", "media": "x"}], 'can\'t parse InputMedia: type "sticker" is unsupported'),
        ([one, "x"], "can't parse InputMedia: expected an Object"),
        (
            [one, {"type": "animation", "media": "x"}],
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
    ):
        assert await api.refusal("sendMediaGroup", **send, media=media) == f"Bad Request: {refusal}"
    with pytest.raises(BadRequest, match=r"(?i)document can't be mixed with other media types"):
        await bot.send_media_group(
            cast.operator.id, [InputMediaPhoto(photo.media.file_id), InputMediaDocument(letter.media.file_id)]
        )


async def test_an_album_fails_with_the_number_of_what_cannot_be_sent(bot: Bot, cast: Cast) -> None:
    cast.operator.start()
    for broken, code in ((b"no picture", "IMAGE_PROCESS_FAILED"), (png(21, 1), "PHOTO_INVALID_DIMENSIONS")):
        with pytest.raises(BadRequest) as refused:
            await bot.send_media_group(cast.operator.id, [InputMediaPhoto(png()), InputMediaPhoto(broken)])
        said = f'failed to send message #2 with the error message "{code}"'
        assert str(refused.value).lower() == said.lower()
    assert len(cast.operator.messages()) == 1


async def test_another_file_takes_the_place_of_what_was_there(bot: Bot, api: Api, cast: Cast) -> None:
    cast.operator.start()
    sent = await bot.send_photo(cast.operator.id, png(), caption="old")
    where: dict[str, Any] = {"chat_id": cast.operator.id, "message_id": sent.message_id}
    edited = await bot.edit_message_media(InputMediaDocument(b"a letter", caption="new"), **where)
    assert not isinstance(edited, bool)
    assert edited.document is not None
    shown = cast.operator.last()
    assert (shown.media and shown.media.data, shown.text, shown.versions) == (b"a letter", "new", ["old"])
    same = {"type": "document", "media": edited.document.file_id, "caption": "new"}
    assert (await api.refusal("editMessageMedia", **where, media=same)).startswith("Bad Request: message is not mod")
    assert await api.refusal("editMessageMedia", **where) == 'Bad Request: parameter "media" is required'


async def test_a_photo_of_an_album_may_become_a_video_and_no_document(api: Api, cast: Cast) -> None:
    files = {kind: cast.operator.send(kind).media for kind in ("photo", "video", "document")}
    media = {kind: {"type": kind, "media": file.file_id} for kind, file in files.items() if file}
    sent = await api.result("sendMediaGroup", chat_id=cast.operator.id, media=[media["photo"]] * 2)
    where = {"chat_id": cast.operator.id, "message_id": sent[0]["message_id"]}
    refusal = await api.refusal("editMessageMedia", **where, media=media["document"])
    assert refusal == "Bad Request: can't change media type in the album"
    assert "video" in await api.result("editMessageMedia", **where, media=media["video"])


async def test_an_album_knows_no_buttons(api: Api, cast: Cast, sandbox: Sandbox) -> None:
    photo = cast.operator.send_photo()
    assert photo.media is not None
    media = [{"type": "photo", "media": photo.media.file_id}] * 2
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    sent = await api.result("sendMediaGroup", chat_id=cast.operator.id, media=media, reply_markup=keyboard)
    assert all("reply_markup" not in message for message in sent)
    assert sandbox.unknown_parameters == ["sendMediaGroup.reply_markup"]


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(3, 5), (3, 5)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x20" + b"\0" * 12, (32, 16)),
        (b"GIF89a\x07\x00\x09\x00", (7, 9)),
        (b"text", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_head(data: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(data) == size
