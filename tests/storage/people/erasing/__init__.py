"""Erasing a caller: nothing of them stays anywhere."""
