"""The way to JIRA and back: what is owed there is sent, what happens there is read. Not loaded unless set up."""
