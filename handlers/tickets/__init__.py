"""What can be pressed and said about a ticket: on cards, in the private view, and to the clock."""
