"""Telegram in both directions: from an update to a use of the desk, and from a fact to a message."""
