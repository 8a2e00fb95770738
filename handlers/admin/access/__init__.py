"""Who works here: people and what they are to the desk, invitations, and requests of strangers."""
