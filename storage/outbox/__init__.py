"""Messages that are owed to Telegram, and those of ours that stand in a chat."""
