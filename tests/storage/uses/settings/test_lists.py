"""Lists and ready answers that admins change in the chat: all that each use leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from helpdesk.desk.desk import Desk
from helpdesk.matching.ready_answers import KeptAnswer
from helpdesk.people.actors import Actor, Membership, Person, Role, Source
from helpdesk.settings.settings import Module, ReadyAnswer, Route, Ulb
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.problems import SettingProblem
from helpdesk.ticket.ticket import Component, Nature, Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD
from tests.storage.factories import enter, note, ticket
from tests.storage.uses.playing import ADMIN, OPERATOR, SHARED, Echo, Step, Use, holds, kept, staffed

FIELDS = {
    "answers": {"text", "team", "module"},
    "sla": {"name", "target_days", "due_days", "resolve_days"},
}


class Fits:
    """All fits but what is called unfit, or nothing, or by no name; of the lists all but two towns of one name."""

    def item(self, part: str, body: Mapping[str, Any]) -> Sequence[SettingProblem]:
        unknown = sorted(body.keys() - FIELDS.get(part, body.keys()))
        return [SettingProblem("unknown", {"part": part, "key": key}) for key in unknown] + [
            SettingProblem("unfit", {"part": part}) for value in body.values() if value in ("unfit", "")
        ]

    def whole(self, lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> Sequence[SettingProblem]:
        names = [town["name"] for town in lists["ulbs"]]
        return [SettingProblem("twice")] if len(names) > len(set(names)) else []


FITS = Fits()
BY_GROUP = Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=-1)
NITA = Person(26, "Nita", memberships=frozenset({BY_GROUP}))
FIELD = Person(27, "Gita", memberships=frozenset({Membership(Role.MEMBER, team="field")}))
HEAD = Person(28, "Head", memberships=frozenset({Membership(Role.MANAGER, team="field")}))
LISTS = replace(
    SHARED,
    modules=(Module("pay", "Payments"),),
    ulbs=(Ulb("JAT", "Jatni"), Ulb("DHE", "Dhenkanal"), Ulb("PUR", "Puri")),
    routes=(Route("hudd", (Nature.TECHNICAL,), (Component.APP,)), Route("egov")),
    answers=(
        ReadyAnswer("Log in again"),
        ReadyAnswer("Wait a day", team="egov", text_hi="Kal tak"),
        ReadyAnswer("Ask us", team="hudd"),
        ReadyAnswer("Ring us"),
    ),
)
BUG, INFRASTRUCTURE = (Nature.BUG, None), (Nature.TECHNICAL, Component.INFRASTRUCTURE)


def puts(part: str, *bodies: Mapping[str, Any], by: Actor = ADMIN) -> Use:
    return lambda d: d.lists.put_items(part, bodies, by, FITS)


def takes(part: str, key: str, by: Actor = ADMIN) -> Use:
    return lambda d: d.lists.take_out(part, key, by, FITS)


def routes(case: tuple[Nature, Component | None], team: str, by: Actor = ADMIN) -> Use:
    return lambda d: d.lists.set_route(case, team, by, FITS)


def adds(text: str, by: Actor = ADMIN) -> Use:
    async def add(desk: Desk) -> object:
        made = await desk.ready_answers.add_answer(text, by, FITS)
        return made.ref, made.text

    return add


def changes(answer: str, by: Actor = ADMIN, **said: str | None) -> Use:
    """Change the answer of these words; one that is not there, if none is."""

    async def change(desk: Desk) -> object:
        made = await desk.ready_answers.change_answer(await _ref(desk, answer), by, FITS, said)
        return made.text, made.team, made.module

    return change


def drops(text: str, by: Actor = ADMIN) -> Use:
    async def drop(desk: Desk) -> None:
        await desk.ready_answers.drop_answer(await _ref(desk, text), by, FITS)

    return drop


def keeps(text: str, module: str) -> Use:
    """Let somebody of a team have kept an answer: for a module that is no more."""
    return lambda d: d.store.answers.keep(
        KeptAnswer(team="egov", module=module, text=text, note=None, kept_by=21, kept_at=d.now)
    )


async def _ref(desk: Desk, text: str) -> str:
    return next((one.ref for one in await desk.ready_answers.ready_answers("hi") if one.text == text), "none")


async def said(desk: Desk) -> object:
    return [
        (one.text, one.team, one.module, one.locked, bool(one.kept))
        for one in await desk.ready_answers.ready_answers("hi")
    ]


async def unlisted(desk: Desk) -> object:
    return dict(await desk.lists.unlisted())


CHANGED: list[Step] = [
    ("10:00", "not by an operator", puts("modules", {"key": "works", "name": "Works"}, by=OPERATOR)),
    ("10:01", "two modules", puts("modules", {"key": "x" * 70, "name": "Long"}, {"key": "works", "name": "Works"})),
    ("10:02", "once", puts("modules", {"key": "works", "name": "Works"})),
    ("10:03", "one that does not fit", puts("modules", {"key": "a", "name": "A"}, {"key": "b", "name": "unfit"})),
    ("10:04", "none of them fit together", puts("ulbs", {"code": "JAJ", "name": "Jatni"})),
    ("10:05", "the file's own", puts("reasons", {"key": "a", "name": "A"})),
    ("10:06", "taken out", takes("modules", "works")),
    ("10:07", "once", takes("modules", "works")),
    ("10:08", "not by an operator", takes("modules", "pay", by=OPERATOR)),
    ("10:09", "the file's own", takes("reasons", "steps")),
    ("10:10", "a town with a ticket", takes("ulbs", "JAT")),
    ("10:11", "with a closed one alone", takes("ulbs", "DHE")),
    ("10:20", "a team with routes", takes("teams", "egov")),
    ("10:21", "another team", puts("teams", {"key": "field", "name": "Field", "members": "listed"})),
    ("10:22", "with a ticket", takes("teams", "field")),
    ("10:23", "that is closed", lambda d: d.endings.withdraw(1003, OPERATOR, confirmed=True)),
    ("10:24", "with people", takes("teams", "field")),
    ("10:25", "that are let go", lambda d: d.staff.deactivate(27, ADMIN)),
    ("10:26", "out", takes("teams", "field")),
    ("10:27", "whose people are listed now", puts("teams", {"key": "egov", "name": "eGov", "members": "listed"})),
    ("10:30", "not by an operator", routes(BUG, "hudd", OPERATOR)),
    ("10:31", "bugs elsewhere", routes(BUG, "hudd")),
    ("10:32", "once", routes(BUG, "hudd")),
    ("10:33", "the servers, too", routes(INFRASTRUCTURE, "hudd")),
    ("10:40", "towns that are not listed", unlisted),
    ("10:41", "not by an operator", lambda d: d.lists.place([1011], "PUR", OPERATOR)),
    ("10:42", "placed", lambda d: d.lists.place([1011, 1001, 1012, 1099], "PUR", ADMIN)),
    ("10:43", "once", lambda d: d.lists.place([1011, 1012], "JAT", ADMIN)),
    ("10:44", "what is left", unlisted),
]  # fmt: skip
ANSWERED: list[Step] = [
    ("10:00", "what there is", said),
    ("10:01", "not by an operator", adds("Wait", OPERATOR)),
    ("10:02", "another", adds("Wait")),
    ("10:03", "the same", adds("Wait")),
    ("10:04", "that does not fit", adds("unfit")),
    ("10:05", "for a team and a module", changes("Wait", team="hudd", module="pay")),
    ("10:06", "as it is", changes("Wait", team="hudd")),
    ("10:07", "for no team that there is", changes("Wait", team="none")),
    ("10:08", "for no module that there is", changes("Wait", module="none")),
    ("10:09", "in words that do not fit", changes("Wait", text="unfit")),
    ("10:10", "without words", changes("Wait", text=None)),
    ("10:11", "one that is none", changes("none", text="New")),
    ("10:12", "not by an operator", changes("Wait", OPERATOR, text="Wait a bit")),
    ("10:13", "in other words", changes("Wait", text="Wait a bit")),
    ("10:14", "for all modules", changes("Wait a bit", module=None)),
    ("10:14", "a third", adds("Wait an hour")),
    ("10:15", "in words that are there", changes("Wait an hour", text="Wait a bit", team="hudd")),
    ("10:20", "the file's, for all teams", changes("Kal tak", team=None)),
    ("10:21", "the file's, in other words", changes("Log in again", text="Log in once more")),
    ("10:21", "the file's, for a module", changes("Ask us", module="pay")),
    ("10:22", "dropped", drops("Wait an hour")),
    ("10:23", "once", drops("Wait an hour")),
    ("10:24", "not by an operator", drops("Wait a bit", OPERATOR)),
    ("10:25", "the file's, dropped", drops("Ring us")),
    ("10:26", "what members keep", keeps("unfit", "gone")),
    ("10:27", "is given to a team", changes("unfit", team="hudd")),
    ("10:28", "and put right", changes("unfit", text="As it is")),
    ("10:30", "what there is", said),
]
CHANGED_TEAM: Step = ("10:01", "for all teams", changes("Kal tak", team=None))
SHUT: list[Step] = [
    ("10:00", "what there is", said),
    ("10:01", "another", adds("Wait")),
    ("10:02", "the file's", changes("Log in again", team="hudd")),
    ("10:03", "as it is", changes("Log in again", team=None)),
    ("10:04", "dropped", drops("Log in again")),
]


async def test_lists_are_changed_and_nothing_that_is_in_use_is_taken_out(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    await enter(unit, NITA, FIELD, HEAD)
    await kept(unit, 1001, caller)
    await unit.tickets.add(ticket(1002, ulb="DHE", status=Status.CLOSED))
    await unit.tickets.add(ticket(1003, ulb="PUR", team="field", status=Status.ESCALATED, logged_by=11))
    for number, place, known in (
        (1011, "angul  nac", {}), (1012, "Angul NAC", {}), (1013, "Puri", {"ulb": "PUR"}), (1014, "", {}),
    ):  # fmt: skip
        await unit.tickets.add(ticket(number, **{"ulb": None} | known))
        await unit.texts.add_note(note(place, ticket=number, kind=NoteKind.PLACE))
    lists = replace(LISTS, owned=frozenset({"reasons"}), teams=(EGOV, HUDD), followers=(Echo(),))
    await holds(unit, "settings/lists", CHANGED, lists)


async def test_ready_answers_are_one_list(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "settings/answers", ANSWERED, LISTS)


async def test_an_answer_that_is_changed_is_in_the_desks_language(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "settings/answers_in_hindi", [ANSWERED[0], CHANGED_TEAM], replace(LISTS, language="hi"))


async def test_routes_of_the_file_are_shut(unit: UnitOfWork) -> None:
    await staffed(unit)
    steps: list[Step] = [("10:00", "bugs elsewhere", routes(BUG, "hudd"))]
    await holds(unit, "settings/routes_shut", steps, replace(LISTS, owned=frozenset({"routes"})))


async def test_ready_answers_of_the_file_are_shut(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "settings/answers_shut", SHUT, replace(LISTS, owned=frozenset({"answers"})))
