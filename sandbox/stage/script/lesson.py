"""A lesson: a dozen small tasks of one role, ticked off by what happened on the desk; what is too much is skipped."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

from sandbox.base.model import Json
from sandbox.people.wants import NotThere
from sandbox.stage.backstage import Backstage
from sandbox.stage.script.buttons import DATA
from sandbox.stage.script.checklist import Checklist, Step
from sandbox.stage.script.hands import Control
from sandbox.stage.script.watcher import Watcher, steps_of
from sandbox.world.world import World

LANGUAGES = ("en", "or", "hi")


def roles() -> tuple[str, ...]:
    """Return for whom there is a lesson."""
    return tuple(sorted(path.stem.removeprefix("lesson_") for path in DATA.glob("lesson_*.toml")))


class Lesson(Watcher):
    """What one role learns; `tell` has it shown."""

    def __init__(
        self, role: str, world: World, backstage: Backstage, control: Control, tell: Callable[[Json], None]
    ) -> None:
        path = DATA / f"lesson_{role}.toml"
        self.role = role
        self._title: dict[str, str] = tomllib.loads(path.read_text("utf-8"))["title"]
        super().__init__(Checklist(steps_of(path)), world, backstage, control, tell)

    def json(self) -> Json:
        """Return LESSON."""
        shown = super().json()
        tasks = [
            task | {"text": self._texts(step), "skipped": step.id in self.list.skipped - self.list.done}
            for step, task in zip(self.list.steps, shown["steps"], strict=True)
        ]
        return {
            "role": self.role,
            "title": self._title,
            "tasks": tasks,
            "at": shown["at"],
            "done": sum(task["done"] for task in tasks),
            "of": len(tasks),
            "over": shown["at"] is None,
        }

    def _texts(self, step: Step) -> Json:
        return {language: self.hands.told(text, step.do) for language, text in step.texts.items()}

    def short(self) -> Json:
        """Return DESK.lesson."""
        return {"role": self.role, "done": len(self.list.done), "of": len(self.list.steps)}

    def skip(self, task: str) -> None:
        """Go on without a task, and those that need it."""
        if task not in {step.id for step in self.list.steps}:
            raise NotThere("no such task")
        self.list.skip(task)
        self.show()
