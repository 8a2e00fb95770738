"""All tables, a module for each group of them, and what the database itself refuses."""
