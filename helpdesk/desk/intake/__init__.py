"""Uses of the form: a ticket is opened, its album gathered, its words corrected."""
