"""The REST API: one function a call, and how each thing is written in an answer."""
