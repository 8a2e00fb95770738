"""The process that is tortured: it names the points at which it might die, and dies at the one that it is told."""
