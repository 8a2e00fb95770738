"""What can be done to an issue, by whom, and how it is refused: the rules below the REST API and the page."""
