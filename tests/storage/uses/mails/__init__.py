"""Uses of mails: all that each leaves."""
