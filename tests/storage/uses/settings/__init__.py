"""Uses of settings: all that each leaves."""
