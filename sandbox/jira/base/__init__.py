"""What all of the look-alike stands on: refusals, times, and the published shapes of requests and answers."""
