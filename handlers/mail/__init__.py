"""Mails in the chat: the card of one that waits, what can be pressed on it, and the words of what is written back."""
