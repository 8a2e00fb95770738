"""Uses of search and of reports: all that each leaves, or answers."""
