"""What plays by itself on the stage, and what ticks itself off: guide, day and lessons, and hands that do it."""
