"""Rooms of the panel that are there only where they are set up: another system brings its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.admin.panel import Act, Page


@dataclass(frozen=True, slots=True)
class PanelRoom:
    """Its first page and the label of the button that leads there; its pages and acts by their names."""

    page: str
    label: str
    pages: Mapping[str, Page] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
