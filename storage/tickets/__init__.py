"""Tickets, their journal, their dates and what was written about them."""
