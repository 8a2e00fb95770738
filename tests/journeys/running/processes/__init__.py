"""The processes of a desk: one that dies or hangs, several that serve one desk."""
