"""From a stored update to a turn of the handlers: PTB runs them inside the present unit of work."""

from __future__ import annotations

from typing import Any

from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot.base.current_settings import CurrentSettings
from bot.inbound.callback_answers import CallbackAnswer
from bot.inbound.readable import read_of
from bot.telegram.raw_bot import RawBot
from handlers.base.context import Context, current_turn
from handlers.routes import add_routes
from storage.unit_of_work import UnitOfWork

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class LoudApplication(AnyApplication):
    """PTB's application, but a handler's exception comes out: the transaction around it must roll back."""

    async def process_error(self, update: object | None, error: Exception, *_args: Any, **_named: Any) -> bool:  # noqa: ARG002 - PTB passes it by name
        raise error


def build_application(bot: RawBot) -> AnyApplication:
    """Return PTB's application with our routes; it neither polls nor schedules."""
    builder = ApplicationBuilder().application_class(LoudApplication).bot(bot).updater(None).job_queue(None)
    application: AnyApplication = builder.context_types(ContextTypes(context=Context)).build()
    add_routes(application)
    return application


class Dispatcher:
    """Acts on one update in one unit of work."""

    def __init__(self, application: AnyApplication, current: CurrentSettings) -> None:
        self._application = application
        self._current = current

    async def __call__(self, raw: dict[str, Any], unit: UnitOfWork) -> CallbackAnswer | None:
        """Run the handlers; return the answer to the press, if it was one."""
        update = read_of(raw, self._application.bot)
        if update.effective_user is not None and update.effective_chat is not None:
            await unit.foresee(update.effective_user.id, update.effective_chat.id)
        turn = await self._current.turn_in(unit)
        token = current_turn.set(turn)
        try:
            await self._application.process_update(update)
        finally:
            current_turn.reset(token)
        if update.callback_query is None:
            return None
        said = turn.answer
        return CallbackAnswer(update.callback_query.id, said.text, alert=said.alert, url=said.url)
