"""The rules of two desks over one matter: what JIRA gets of a ticket, and what becomes of what happens there."""
