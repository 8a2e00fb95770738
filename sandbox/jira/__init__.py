"""A look-alike of Jira here: its REST API for any client, and a page on which a person is the developer."""
