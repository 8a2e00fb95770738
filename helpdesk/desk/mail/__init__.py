"""What the desk does with mails: they come, wait, are taken by one; and what callers answer reaches tickets."""
