"""The month that has happened before the demo begins: planned from a seed, then lived through by a real desk."""
