"""When the office is open, and by when a business day is over: every deadline is counted here."""
