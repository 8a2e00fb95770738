"""The look-alike's chats, members, messages and updates, and how they change."""
