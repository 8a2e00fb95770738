"""The floor below the use cases: how what happened is written down, and who is told."""
