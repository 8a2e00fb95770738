"""Pieces that many queries share: rows as dataclasses, scopes as conditions, names of facts."""
