"""What is configured: teams, routes, towns, priorities; and what admins set up in the chat laid over it."""
