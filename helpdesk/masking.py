"""Numbers of people, masked as MUKTASoft masks them; its own ids are left alone."""

from __future__ import annotations


def mask_phone(phone: str) -> str:
    """Return an E.164 number with its middle hidden: ``+91 94••• ••345``."""
    raise NotImplementedError


def mask_text(text: str, region: str) -> str:
    """Return ``text`` with phone numbers, bank accounts, IFSC and PAN masked, and nothing else changed."""
    raise NotImplementedError
