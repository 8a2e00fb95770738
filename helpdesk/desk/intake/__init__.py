"""Uses of the form: a ticket is opened, further messages gathered, words corrected."""
