"""The bot as a process that is started, killed and started again, and the story that it may die in."""
