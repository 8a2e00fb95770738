"""From Telegram to the desk: updates are fetched or taken, stored, and acted on."""
