"""Machine time in a hurry, for journeys that are not about the pace at which Telegram lets a bot speak."""

from bot.demo.hurried import Hurried

__all__ = ["Hurried"]
