"""Setting JIRA up, and seeing how it stands; not loaded where it is not in the configuration."""
