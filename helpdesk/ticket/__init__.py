"""What a ticket is: its fields, the facts that happen to it, what was written about it, and the refusals."""
