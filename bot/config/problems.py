"""What pydantic refuses, by its path and without its value: as a line for the command line, as facts for the chat."""

import difflib
from collections.abc import Mapping
from typing import Any, get_args

from bot.config.written import keys_of
from helpdesk.limits import Wrong
from helpdesk.ticket.problems import SettingProblem

# Pydantic's refusals that the chat can say better than "can't be read": the key, and the limit that they name.
KINDS = {
    "string_too_long": ("too-long", "max_length"),
    "string_too_short": ("too-short", "min_length"),
    "greater_than_equal": ("too-small", "ge"),
    "less_than_equal": ("too-large", "le"),
}
UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})


class ConfigError(ValueError):
    """The config can't be used; `problems` has a line for everything that is wrong with it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def problem_of(error: Mapping[str, Any]) -> SettingProblem:
    """Return one of pydantic's errors as a problem of a field; never with its input."""
    context = error.get("ctx", {})
    field = next((part for part in error["loc"] if isinstance(part, str)), "")
    wrong = context.get("error")
    if isinstance(wrong, Wrong):
        return SettingProblem(wrong.key, {**wrong.facts, "field": field})
    if error["type"] == "missing" or (error["type"] == "string_too_short" and context.get("min_length") == 1):
        return SettingProblem("missing", {"field": field})
    if error["type"] in KINDS:
        key, limit = KINDS[error["type"]]
        return SettingProblem(key, {"field": field, "limit": int(context[limit])})
    return SettingProblem("bad", {"field": field})


def line_of(problem: Mapping[str, Any], root: type[Any]) -> str:
    """Say one of pydantic's errors in a line; never its input, which may be a secret."""
    path = ""
    for part in problem["loc"]:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    if problem["type"] in UNKNOWN:
        return f"{path}: there is no such key{_meant(problem['loc'], root)}"
    wrong = problem.get("ctx", {}).get("error")
    said = wrong.said if isinstance(wrong, Wrong) else str(problem["msg"]).removeprefix("Value error, ")
    return f"{path}: {said[:1].lower()}{said[1:]}"


def _meant(loc: tuple[str | int, ...], root: Any) -> str:
    """Guess which key was meant, from those that stand beside it."""
    shape = root
    for part in loc[:-1]:
        keys = keys_of(shape)
        shape = _shape_in(keys[str(part)]) if part in keys else shape
    near = difflib.get_close_matches(str(loc[-1]), list(keys_of(shape)), n=1)
    return f" (is {near[0]} meant?)" if near else ""


def _shape_in(kind: Any) -> Any:
    """Return the section or item that is somewhere inside of a kind; None if there is none."""
    return kind if keys_of(kind) else next(filter(None, map(_shape_in, get_args(kind))), None)
