"""The Bot API as this program talks to it, and what its errors mean."""
