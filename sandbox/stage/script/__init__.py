"""What plays by itself on the stage, and what ticks itself off: the guide, a day, lessons, and the hands that do it."""
