"""The Bot API over HTTP: calls, arguments, limits, faults, and the webhook."""
