"""From the outbox to Telegram: what is owed is rendered, paced, sent, and its outcome written down."""
