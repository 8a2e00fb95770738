"""How the desk is doing: health, checks, and what /doctor looks at."""
