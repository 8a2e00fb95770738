"""Steps that tick themselves off by what really happened: in the chats, on the desk, or on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sandbox.base.model import Json, Message
from sandbox.cast import PEOPLE
from sandbox.stage.script.buttons import buttons
from sandbox.stage.script.hands import CHATS, Deed, Hands, shown
from sandbox.world.events import Event


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a step is done: one of the first five; ``has``: words that must be in what was said or answered."""

    fact: str = ""  # of the journal
    said: str = ""  # by this person
    posted: str = ""  # by the bot, in this chat
    pressed: str = ""  # by this person, and answered
    note: str = ""  # something on the page
    bears: Sequence[str] = ()  # the buttons of which the message that is ``posted`` has one
    by: str = ""  # whose fact
    ticket: str = ""  # of which
    has: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: who does it, what the page says of it, the deeds that do it, and by what it is done."""

    id: str
    text: str
    done: Mark
    who: str = ""
    do: tuple[Deed, ...] = ()
    control: str = ""  # the button of the page to which it points
    see: str = ""  # the chat in which its effect is seen, if it is done on the page
    texts: Mapping[str, str] = field(default_factory=dict)  # of a lesson: the text in each language
    again: bool = False  # its deeds are done until it is
    empty: bool = False  # for a desk that begins without a ticket
    needs: str = ""  # the step without which it can't be done

    @classmethod
    def of_row(cls, row: Mapping[str, object]) -> Step:
        deeds, mark = row.get("do", []), row["done"]
        if not isinstance(deeds, list) or not isinstance(mark, dict):
            raise TypeError(f"step {row.get('id')}: a list of deeds and a table of what is done are wanted")
        texts = row["text"] if isinstance(row["text"], dict) else {}
        plain: dict[str, Any] = {name: value for name, value in row.items() if name not in ("do", "done", "text")}
        plain["text"] = str(texts.get("en", row["text"]))
        return cls(**plain, texts=texts, do=tuple(Deed.of_row(one) for one in deeds), done=Mark(**mark))


@dataclass
class Checklist:
    """Which steps are done. ``words``: what `{key}` stands for, the ticket that was opened last."""

    steps: Sequence[Step]
    done: set[str] = field(default_factory=set)
    skipped: set[str] = field(default_factory=set)
    """Gone on without; what is done after all counts."""
    words: dict[str, str] = field(default_factory=dict)

    def again(self) -> None:
        """Nothing is done yet."""
        self.done.clear()
        self.skipped.clear()
        self.words.clear()

    def skip(self, id: str) -> None:
        """Go on without a step, and without what can't be done without it."""
        self.skipped.add(id)
        for step in self.steps:
            if step.needs == id and step.id not in self.done:
                self.skip(step.id)

    @property
    def next(self) -> Step | None:
        return next((step for step in self.steps if step.id not in self.done | self.skipped), None)

    def hear_fact(self, fact: Json, prefix: str) -> None:
        """Take in what the journal says."""
        if fact["name"] == "opened":
            self.words |= {"key": f"{prefix}-{fact['ticket']}", "number": str(fact["ticket"])}
        self.done |= {step.id for step in self._possible() if self._is_of(step.done, fact)}

    def hear_event(self, event: Event) -> None:
        """Take in what happened in a chat."""
        self.done |= {step.id for step in self._possible() if self._fits(step.done, event)}

    def _possible(self) -> Iterable[Step]:
        """Return the steps that can be done by now: what they need is done, or gone on without."""
        return (step for step in self.steps if not step.needs or step.needs in self.done | self.skipped)

    def _is_of(self, mark: Mark, fact: Json) -> bool:
        mine = not mark.by or str(fact["by"] or "").startswith(PEOPLE[mark.by][1])
        its = not mark.ticket or self._filled(mark.ticket) == str(fact["ticket"])
        return mark.fact == fact["name"] and mine and its

    def hear_note(self, note: str) -> None:
        """Take in what was done on the page."""
        self.done |= {step.id for step in self.steps if step.done.note == note}

    def _fits(self, mark: Mark, event: Event) -> bool:
        has = self._filled(mark.has)
        if mark.pressed and event.kind == "answer" and event.query and event.answer:
            return event.query.user.id == PEOPLE[mark.pressed][0] and has in event.answer.text
        message = event.message
        if message is None or event.kind not in ("new", "edit") or has not in message.text:
            return False
        if mark.said and event.kind == "new" and not message.by_bot:
            return message.sender is not None and message.sender.id == PEOPLE[mark.said][0]
        place = CHATS.get(mark.posted) or (PEOPLE[mark.posted][0] if mark.posted in PEOPLE else None)
        here = bool(mark.posted) and message.by_bot and message.chat_id == place
        return here and (not mark.bears or any(_bears(message, name) for name in mark.bears))

    def _filled(self, text: str) -> str:
        for name, word in self.words.items():
            text = text.replace(f"{{{name}}}", word)
        return text

    # -- as the page shows it

    def json(self, hands: Hands) -> Json:
        following = self.next
        steps = [self._step(step, hands, points=step is following) for step in self.steps]
        return {"steps": steps, "at": following.id if following else None}

    def _step(self, step: Step, hands: Hands, *, points: bool) -> Json:
        deed = first_open(step, hands)
        return {
            "id": step.id,
            "person": PEOPLE[step.who][0] if step.who else None,
            "name": PEOPLE[step.who][1] if step.who else None,
            "chat": CHATS.get(step.see),
            "text": hands.told(step.text, step.do),
            "done": step.id in self.done,
            "say": self._filled(deed.say) or None if deed else None,
            "points_at": _points_at(step, deed, hands) if points else None,
        }


def first_open(step: Step, hands: Hands) -> Deed | None:
    """Return the deed that comes next: the last one whose button or question is there already, else the first."""
    for deed in reversed(step.do):
        if deed.tap and hands.spot(deed) is not None:
            return deed
        if deed.under and hands.target(deed) is not None:
            return deed
    return step.do[0] if step.do else None


def _bears(message: Message, name: str) -> bool:
    known, every = buttons()[name], (button for row in message.buttons for button in row)
    return any(known.carries(str(button.get("callback_data", "")), "*") for button in every)


def _points_at(step: Step, deed: Deed | None, hands: Hands) -> Json | None:
    if step.control:
        return {"control": step.control}
    if deed is None or deed.control:
        return None
    place: Json = {"person": hands.user(deed).id, "chat": hands.chat(deed).id}
    if deed.tap:
        spot = hands.spot(deed)
        return place | shown(spot) if spot else place
    answered = hands.target(deed) if deed.under or deed.of else None
    return place | {"message": answered.id} if answered else place
