"""Opening a ticket: the form, its card, and forms side by side."""
