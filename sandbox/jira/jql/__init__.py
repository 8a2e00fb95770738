"""JQL: its words, what they mean, and the index, which is late."""
