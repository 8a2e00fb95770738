"""One module per family of Bot API methods; importing this package enters them all in the registry."""

from sandbox.methods import callbacks, chats, commands, edits, files, marks, media, polling, texts, webhooks
from sandbox.methods.registry import METHODS, Call, Method
from sandbox.methods.unbuilt import UNBUILT

FAMILIES = (callbacks, chats, commands, edits, files, marks, media, polling, texts, webhooks)

__all__ = ["FAMILIES", "METHODS", "UNBUILT", "Call", "Method"]
