"""What is remembered: tables, queries and the unit of work that commits them together."""
