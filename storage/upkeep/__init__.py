"""Care of the database as a whole: migrating, copying, restoring, moving, auditing."""
