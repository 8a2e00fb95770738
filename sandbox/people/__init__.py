"""The people's side: what a person can see and do, from Python and from the chat page."""
