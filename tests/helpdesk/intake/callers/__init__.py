"""Two callers at once: whose line is whose."""
