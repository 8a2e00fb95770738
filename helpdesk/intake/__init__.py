"""The intake form: its questions in order, and what a text, a file or a press does to it."""
