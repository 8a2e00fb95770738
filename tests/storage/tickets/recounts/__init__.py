"""Recounting the dates of open tickets after a change."""
