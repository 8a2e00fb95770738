"""Who people are: roles and rights, how they are invited, and the chats that are known."""
