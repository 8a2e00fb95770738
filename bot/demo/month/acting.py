"""Does what the plan says by the desk's own uses, each in a transaction of its own, as the chat would."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.demo.month.plan import MEMBERS, OPERATOR, Act, Call
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.intake.asking import Filled
from helpdesk.intake.form import Piece
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.settings.settings import Settings
from helpdesk.text.muktasoft import find_refs
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import PROPOSED_KIND, Confirmation
from sandbox.cast import PEOPLE
from storage.unit_of_work import UnitOfWork

TEAMS = {member: team for team, members in MEMBERS.items() for member in members}


class Acting:
    """One month's doers; knows which number the desk gave to which ticket of the plan."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.numbers: dict[int, int] = {}
        self._deeds: dict[str, Callable[[Desk, Act, Actor], Awaitable[object]]] = {
            "escalate_new": self._escalate_new, "keep_new": self._keep_new, "solve_new": self._solve_new,
            "problem": self._problem,
            "claim": lambda desk, act, actor: desk.tickets.claim(self._number(act), actor),
            "ask": lambda desk, act, actor: desk.questions.ask(self._number(act), actor, _words(desk, act)),
            "answer": lambda desk, act, actor: desk.questions.answer(self._number(act), actor, _words(desk, act)),
            "forward": lambda desk, act, actor: desk.moves.forward(
                self._number(act), actor, act.code, words=_words(desk, act)
            ),
            "return": lambda desk, act, actor: desk.moves.return_to_desk(self._number(act), actor, reason=act.code),
            "escalate": lambda desk, act, actor: desk.moves.escalate(self._number(act), actor, act.code),
            "promise": lambda desk, act, actor: desk.promises.promise(self._number(act), actor, act.code),
            "resolve": lambda desk, act, actor: desk.tickets.resolve(self._number(act), actor, _words(desk, act)),
            "confirm": lambda desk, act, actor: desk.endings.confirm(
                self._number(act), actor, Confirmation(act.code)
            ),
            "rate": lambda desk, act, actor: desk.endings.rate(self._number(act), actor, int(act.code)),
            "reopen": lambda desk, act, actor: desk.endings.reopen(self._number(act), actor, _words(desk, act)),
            "withdraw": lambda desk, act, actor: desk.endings.withdraw(self._number(act), actor, confirmed=True),
        }  # fmt: skip

    async def do(self, unit: UnitOfWork, desk: Desk, act: Act) -> None:
        """Do it now; the caller's transaction commits it."""
        await self._deeds[act.what](desk, act, await self._actor(unit, act.who))

    async def _escalate_new(self, desk: Desk, act: Act, actor: Actor) -> None:
        self.numbers[act.ticket] = (await desk.intake.escalate_new(_filled(_call(act)), actor)).number

    async def _keep_new(self, desk: Desk, act: Act, actor: Actor) -> None:
        self.numbers[act.ticket] = (await desk.intake.keep_new(_filled(_call(act)), actor)).number

    async def _solve_new(self, desk: Desk, act: Act, actor: Actor) -> None:
        filled = _filled(_call(act), act.text)
        self.numbers[act.ticket] = (await desk.intake.solve_new(filled, actor)).number

    async def _problem(self, desk: Desk, act: Act, actor: Actor) -> None:
        first = self.numbers[int(act.code)]
        problem, _ = await desk.intake.open_problem(first, actor, text=act.text, place="Four towns")
        self.numbers[act.ticket] = problem.number

    def _number(self, act: Act) -> int:
        return self.numbers[act.ticket]

    async def _actor(self, unit: UnitOfWork, who: str) -> Actor:
        person = await unit.people.get(PEOPLE[who][0])
        if person is None:
            raise RuntimeError(f"the desk does not know {who}")
        if who == OPERATOR:
            return Actor(person, Place(Where.PRIVATE, person.id))
        team = self._settings.team(TEAMS[who])
        if team is None or team.chat_id is None:
            raise RuntimeError(f"{who} has no group")
        return Actor(person, Place(Where.TEAM, team.chat_id, team.key))


def _call(act: Act) -> Call:
    if act.call is None:
        raise RuntimeError(f"nobody calls at {act.at}")
    return act.call


def _words(desk: Desk, act: Act) -> Words:
    return Words(act.text, desk.now)


def _filled(call: Call, solution: str = "") -> Filled:
    trouble = call.trouble
    return Filled(
        caller=Caller(phone=call.phone, name=call.name, kind=trouble.kind, ulb=call.ulb), ulb=call.ulb, ulb_text=None,
        caller_kind=trouble.kind, nature=trouble.nature, component=trouble.component,
        kind=PROPOSED_KIND[trouble.nature], priority=trouble.priority, module=trouble.module, channel=call.channel,
        description=call.said, pieces=(Piece(call.said, None),), diagnosis=(),
        solution=(Piece(solution, None),) if solution else (), keep_until=None, files=(),
        refs=find_refs(call.said),
    )  # fmt: skip
