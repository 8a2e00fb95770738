"""A desk with two teams for the tests of what happens to tickets, and everybody who may try something there."""

from __future__ import annotations

from helpdesk.intake.asking import Filled
from helpdesk.people.actors import Actor, Membership, Person, Place, Role, Where
from helpdesk.settings.settings import ReturnReason, Route, Settings, Team, Ulb
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Nature, Priority
from tests.helpdesk.office import OFFICE, POLICIES

EGOV, HUDD = Team(key="egov", name="eGov", chat_id=-1), Team(key="hudd", name="HUDD Tech", chat_id=-2)
SETTINGS = Settings(
    name="MUKTASoft helpdesk", prefix="MUK", first_number=1001, timezone="Asia/Kolkata", language="en",
    phone_region="IN", chat_id=-9, default_priority=Priority.P3, stale_after_days=2, teams=(EGOV, HUDD),
    routes=(Route("egov"),), ulbs=(Ulb("JAT", "Jatni"), Ulb("DHE", "Dhenkanal")), modules=(), answers=(),
    sla=POLICIES, calendar=OFFICE, reasons=(ReturnReason("steps", "What was done is not clear"),),
)  # fmt: skip


def _person(number: int, name: str, *memberships: Membership) -> Person:
    return Person(number, name, memberships=frozenset(memberships))


PEOPLE = {
    "operator": _person(11, "Olivia", Membership(Role.OPERATOR)),
    "second operator": _person(12, "Omar", Membership(Role.OPERATOR)),
    "member": _person(21, "Ravi", Membership(Role.MEMBER, team="egov")),
    "colleague": _person(22, "Anita", Membership(Role.MEMBER, team="egov")),
    "other team": _person(23, "Hari", Membership(Role.MEMBER, team="hudd")),
    "team's manager": _person(31, "Mina", Membership(Role.MANAGER, team="egov")),
    "manager": _person(32, "Debasis", Membership(Role.MANAGER)),
    "spoc": _person(41, "Lipika", Membership(Role.SPOC, ulb="JAT")),
    "other spoc": _person(42, "Bijay", Membership(Role.SPOC, ulb="DHE")),
    "admin": _person(51, "Rashmi", Membership(Role.ADMIN)),
    "stranger": _person(91, "Eve"),
}
PLACES = ("private", "egov", "hudd", "desk", "elsewhere")


def actor(who: str, where: str = "private") -> Actor:
    """Return somebody doing something somewhere."""
    person = PEOPLE[who]
    places = {
        "private": Place(Where.PRIVATE, person.id),
        "egov": Place(Where.TEAM, -1, "egov"),
        "hudd": Place(Where.TEAM, -2, "hudd"),
        "desk": Place(Where.DESK, -9),
        "elsewhere": Place(Where.ELSEWHERE, -5),
    }
    return Actor(person, places[where])


def filled(ulb: str = "JAT", module: str | None = None) -> Filled:
    """Return a complete form about a bug."""
    return Filled(
        caller=Caller(phone="+919437012345", name="Ramesh"), ulb=ulb, ulb_text=None,
        caller_kind=CallerKind.ULB_EMPLOYEE, nature=Nature.BUG, component=None, kind=Kind.BUG_FIX,
        priority=Priority.P3, module=module, channel=Channel.CALL, description="", pieces=(), diagnosis=(),
        solution=(), keep_until=None, files=(), refs=(),
    )  # fmt: skip
