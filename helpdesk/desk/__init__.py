"""The use cases: what people and the clock start, each in the caller's transaction."""
