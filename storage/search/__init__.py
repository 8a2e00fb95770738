"""The search over the words of every ticket, and searches in progress."""
