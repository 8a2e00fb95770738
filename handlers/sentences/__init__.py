"""Messages that are one sentence: which key of the catalogue a text has, what it is filled in with, its buttons."""
