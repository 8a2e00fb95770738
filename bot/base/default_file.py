"""Which file the settings stand in, if nobody says another."""

from pathlib import Path

DEFAULT_CONFIG = Path("config.toml")
