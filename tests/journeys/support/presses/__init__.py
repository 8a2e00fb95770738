"""A desk on which every button is shown once, and pressed by everybody, in every place."""
