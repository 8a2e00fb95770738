"""How a config that can't be used is reported: a line per error, named by its path, without its value."""

import difflib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel


class ConfigError(ValueError):
    """The config can't be used; `problems` has a line for everything that is wrong with it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


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
