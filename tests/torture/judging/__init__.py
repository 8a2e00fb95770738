"""What came of a round: all that was said, shown and kept, and whether it is as it must be."""
