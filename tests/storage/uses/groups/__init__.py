"""Uses of groups: all that each leaves."""
