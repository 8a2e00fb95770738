"""What the tests of taking in share: something that polls, something that works."""
