"""A stranger's name and address as they can be shown: nothing hidden, nothing that only looks like another."""

from __future__ import annotations

import unicodedata

from helpdesk.text.words import clean

LONGEST = 120  # letters
DOTS = "•••"
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})  # scripts whose letters look like each other's


def shown_address(address: str) -> str:
    """Return an address as it is: its server in the letters by which it is known to machines (``xn--…``)."""
    name, _, server = clean(address).rpartition("@")
    try:
        ascii_server = server.encode("idna").decode("ascii") if not server.isascii() else server
    except UnicodeError:
        ascii_server = server.encode("ascii", "backslashreplace").decode("ascii")
    return f"{name}@{ascii_server}"[:LONGEST] if name else ascii_server[:LONGEST]


def masked_address(address: str) -> str:
    """Return an address as a group reads it: only from which server it is."""
    return f"{DOTS}@{shown_address(address).rpartition('@')[2]}"


def is_odd(text: str) -> bool:
    """Whether a name or address mixes scripts whose letters look alike, or has letters that are not seen."""
    found = {unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()}
    return len(found & _ALIKE) > 1 or clean(text) != unicodedata.normalize("NFC", text.strip())
