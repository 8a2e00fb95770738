"""What a text is about: which town, which module, which ready answer fits."""
