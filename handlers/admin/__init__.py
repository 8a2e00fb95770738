"""Setting the desk up from the chat: the panel, its pages, and how people and chats come in."""
