"""One module per family of Bot API methods; importing this package enters them all in the registry."""

from sandbox.methods import callbacks, edits, files, media, polling, texts
from sandbox.methods.registry import METHODS, Call, Method
from sandbox.methods.unbuilt import UNBUILT

__all__ = ["METHODS", "UNBUILT", "Call", "Method", "callbacks", "edits", "files", "media", "polling", "texts"]
