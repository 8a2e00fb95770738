"""What runs by itself: the schedule, and each job on it."""
