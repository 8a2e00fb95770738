"""How a config that can't be used is reported: a line per error, named by its path, without its value."""

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from helpdesk.ticket.problems import SettingProblem

if TYPE_CHECKING:
    from pydantic import BaseModel


class ConfigError(ValueError):
    """The config can't be used; `problems` has a line for everything that is wrong with it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Wrong(ValueError):
    """A value that one of our own rules refuses: in words for the command line, by key and facts for the chat."""

    def __init__(self, said: str, key: str, **facts: str | int) -> None:
        super().__init__(said)
        self.problem = SettingProblem(key, facts)


# Pydantic's refusals that the chat can say better than "can't be read": the key, and the limit that they name.
KINDS = {
    "string_too_long": ("too-long", "max_length"),
    "string_too_short": ("too-short", "min_length"),
    "greater_than_equal": ("too-small", "ge"),
    "less_than_equal": ("too-large", "le"),
}


def problem_of(error: Mapping[str, Any]) -> SettingProblem:
    """Return one of pydantic's errors as a problem of a field; never with its input."""
    context = error.get("ctx", {})
    field = next((part for part in error["loc"] if isinstance(part, str)), "")
    wrong = context.get("error")
    if isinstance(wrong, Wrong):
        return SettingProblem(wrong.problem.key, {**wrong.problem.facts, "field": field})
    if error["type"] == "missing" or (error["type"] == "string_too_short" and context.get("min_length") == 1):
        return SettingProblem("missing", {"field": field})
    if error["type"] == "string_pattern_mismatch" and field == "code":
        return SettingProblem("bad-code", {"field": field})
    if error["type"] in KINDS:
        key, limit = KINDS[error["type"]]
        return SettingProblem(key, {"field": field, "limit": int(context[limit])})
    return SettingProblem("bad", {"field": field})


def line_of(problem: dict[str, Any], root: "type[BaseModel]") -> str:
    """Say one of pydantic's errors in a line; never its input, which may be a secret."""
    path = ""
    for part in problem["loc"]:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    if problem["type"] == "extra_forbidden":
        return f"{path}: there is no such key{_meant(problem['loc'], root)}"
    said = str(problem["msg"]).removeprefix("Value error, ")
    return f"{path}: {said[:1].lower()}{said[1:]}"


def _meant(loc: tuple[str | int, ...], root: "type[BaseModel]") -> str:
    """Guess which key was meant, from those that stand beside it in the models."""
    model: Any = root
    for part in loc[:-1]:
        if isinstance(part, int) or not hasattr(model, "model_fields") or part not in model.model_fields:
            continue
        kind = model.model_fields[part].annotation
        model = next((inner for inner in getattr(kind, "__args__", ()) if hasattr(inner, "model_fields")), kind)
    near = difflib.get_close_matches(str(loc[-1]), list(getattr(model, "model_fields", {})), n=1)
    return f" (is {near[0]} meant?)" if near else ""
