"""What is wrong with a setting, as a key and facts that the chat and the command line word each for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """One thing that does not fit; ``field`` among the facts names the field that it is about."""

    key: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
