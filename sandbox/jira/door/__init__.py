"""The front door of the REST API: who asks, what is in the way today, the log of every byte, and webhooks."""
