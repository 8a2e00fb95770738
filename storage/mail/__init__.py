"""Mails that came, and letters that are owed or sent: `helpdesk/ports/mail.py` fulfilled."""
