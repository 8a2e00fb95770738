"""What the desk needs of its memory: Protocols that ``storage/`` fulfils."""
