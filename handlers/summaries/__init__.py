"""The summary as people see it: its page, its pictures, its table, and the buttons under it."""
