"""The connection to the database: SQLite and PostgreSQL, their errors, and what a commit changed."""
