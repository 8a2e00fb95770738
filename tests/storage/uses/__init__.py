"""What each use of the desk leaves behind, as whole values: tickets, journal, clocks, and every message owed."""
