"""What stands round the chats in the demo: the desk's clock, its bot's process, trouble, guide and worlds."""
