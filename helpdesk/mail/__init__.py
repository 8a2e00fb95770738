"""Mails as plain values: what one says, who wrote it, which ticket it is about, how a waiting one moves."""
