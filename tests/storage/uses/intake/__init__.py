"""Uses of intake: all that each leaves."""
