"""Telegram refuses, breaks off, moves a group, or is another server."""
