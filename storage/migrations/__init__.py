"""How the tables came to be what they are: one verb-named revision for each change, up and down."""
