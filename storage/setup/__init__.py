"""What admins set up in the chat, and small things to remember by name."""
