"""What is owed to JIRA, done there: one row, one part of an issue."""
