"""The configuration: read, checked, and made into the desk's settings."""
