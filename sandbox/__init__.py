"""A Telegram look-alike on this machine: the Bot API over HTTP, and a web chat for people."""
