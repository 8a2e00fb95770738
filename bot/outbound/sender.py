"""Telegram's own sender: urgent first, one message at a time in each chat, chats side by side, as fast as allowed."""

from __future__ import annotations

from bot.base.monotonic import Machine
from bot.outbound.destination import DestinationSender
from bot.outbound.hooks import Hooks, Render
from bot.outbound.refusals import Refusals
from bot.outbound.send_one import RowSender
from bot.outbound.troubled_places import TroubledPlaces
from bot.telegram.raw_bot import IN_FLIGHT_SENDS, RawBot
from bot.telegram.token_watch import TokenWatch
from bot.telegram.unknown_methods import UnknownMethods
from helpdesk.destinations import Destination
from storage.database import Database


class Sender(DestinationSender):
    """Sends to Telegram what is owed there."""

    def __init__(
        self,
        bot: RawBot,
        database: Database,
        render: Render,
        *,
        machine: Machine | None = None,
        hooks: Hooks | None = None,
        token: TokenWatch | None = None,
        unknown: UnknownMethods | None = None,
        alone: bool = True,
    ) -> None:
        machine, hooks, places = machine or Machine(), hooks or Hooks(), TroubledPlaces()
        token = token or TokenWatch(bot, machine=machine)
        unknown = unknown or UnknownMethods(machine=machine, on_alarm=hooks.alarm)
        refusals = Refusals(token, unknown, machine, places, hooks)
        super().__init__(
            Destination.TELEGRAM, RowSender(bot, database, render, unknown, refusals, hooks), database,
            in_flight=IN_FLIGHT_SENDS, machine=machine, hooks=hooks, places=places, alone=alone, name="delivery",
        )  # fmt: skip

    def quicken(self, times: int) -> None:
        """Send so many times as fast as Telegram lets a bot: for a look-alike that takes it."""
        self._queue.pacer.allow(times)

    def alive_in(self, chat_id: int) -> None:
        """Somebody has spoken in a chat: if nothing could be sent there, it is tried soon."""
        if self._queue.alive(chat_id, self._machine.now()):
            self._wake.set()
