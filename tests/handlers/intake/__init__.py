"""The form as it is shown."""
