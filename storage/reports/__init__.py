"""Sums for summaries, charts, exports and metrics."""
