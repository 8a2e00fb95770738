"""What the look-alike stands on: its model, its clock, its refusals."""
