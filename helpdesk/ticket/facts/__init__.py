"""Every kind of fact that may happen to a ticket, and what each means to others."""
