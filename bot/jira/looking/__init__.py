"""What happened in JIRA: found, stored, and done here."""
