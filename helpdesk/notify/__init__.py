"""Who is told what, and when: of an action, and of the clock."""
