"""What is remembered of JIRA: issues, what came from there, its people, what of ours it has."""
