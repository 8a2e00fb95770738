"""Serving over HTTP beside the rest of the process, which a server must never end."""

from __future__ import annotations

import socket

import uvicorn


async def serve_until_told(server: uvicorn.Server, *socks: socket.socket) -> None:
    """Serve until ``should_exit`` is set; raise if it can't be begun, where uvicorn would end the process."""
    try:
        await server.serve(sockets=list(socks) or None)
    except SystemExit:
        raise OSError(f"nothing can be served at {server.config.host}:{server.config.port}") from None
    if not server.should_exit:
        raise RuntimeError("the server has stopped by itself")
