"""getFile; the download itself is a route of the server."""

from __future__ import annotations

from sandbox.base.errors import bad_request
from sandbox.base.model import Json
from sandbox.bot_api.methods.registry import Call, method

MAX_DOWNLOAD = 20 << 20


@method("getFile", "file_id")
def get_file(call: Call) -> Json:
    wanted = call.args.text("file_id")
    file = call.world.file_by_id(wanted)
    if not wanted:
        raise bad_request("file_id not specified")
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": wanted,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
