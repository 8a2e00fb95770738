"""People and callers: who is known, what they have in progress, and forgetting them."""
