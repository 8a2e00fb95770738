"""Whole days of one person at the desk, and of one who only knows the chat."""
