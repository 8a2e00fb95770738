"""The demo's desk: the real bot in a process of its own, whose clock is moved by a door that no other desk has."""
