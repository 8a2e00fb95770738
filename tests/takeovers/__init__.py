"""Takeovers by the fifty: how soon another leads, and whether anything was lost on the way."""
