"""Finding tickets and callers."""
