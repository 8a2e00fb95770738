"""What Jira keeps: accounts, projects with their workflows, issues; and the one place that holds all of it."""
