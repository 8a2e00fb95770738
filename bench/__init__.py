"""Measures what must stay fast, beside the rooms; it is not shipped. `python -m bench --help`."""
