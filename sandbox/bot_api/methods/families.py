"""One module per family of Bot API methods; importing this package enters them all in the registry."""

from sandbox.bot_api.methods import callbacks, chats, commands, edits, files, marks, media, texts, topics, updates
from sandbox.bot_api.methods.registry import METHODS, Call, Method
from sandbox.bot_api.methods.unbuilt import UNBUILT

FAMILIES = (callbacks, chats, commands, edits, files, marks, media, texts, topics, updates)

__all__ = ["FAMILIES", "METHODS", "UNBUILT", "Call", "Method"]
