"""Uses about people of the desk: they come, go, and hand over."""
