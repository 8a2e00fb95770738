"""Refusals of the stage turned into their answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.base.model import Json
from sandbox.people.acts import NotPossible
from sandbox.people.wants import NotThere, Unreadable

Answering = Callable[[Request], Awaitable[Json]]


def guarded(run: Answering) -> Callable[[Request], Awaitable[Response]]:
    """Answer with what is returned, or with why it cannot be."""

    async def answer(request: Request) -> Response:
        try:
            return JSONResponse(await run(request))
        except NotThere as error:
            return JSONResponse({"error": str(error)}, 404)
        except NotPossible as error:
            return JSONResponse({"error": str(error)}, 409)
        except Unreadable as error:
            return JSONResponse({"error": str(error)}, 422)

    return answer
