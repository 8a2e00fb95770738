"""People who come by a link or ask to be let in, and who must still be in their group: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.desk import Desk
from helpdesk.desk.staff.presence import known_of
from helpdesk.people.actors import Actor, Membership, Person, Role, Source
from helpdesk.people.invitations import invitation
from helpdesk.people.rights import Action
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import actor as someone
from tests.storage.factories import MONDAY, after, enter
from tests.storage.uses.playing import (
    ADMIN,
    OPERATOR,
    RAVI,
    SHARED,
    Step,
    Use,
    holds,
    kept,
    staffed,
)

ASHA = Person(53, "Asha", memberships=frozenset({Membership(Role.ADMIN)}))
EVE, BOB = Person(91, "Eve", username="eve"), Person(92, "Bob")
ASHAS = replace(ADMIN, person=ASHA)


def invited(secret: str, role: Role, by: int | None = 53, team: str | None = None) -> Use:
    return lambda d: d.staff.invite(ASHAS, invitation(secret, role, d.now, team=team, by=by))


def taken(secret: str, person: Person) -> Use:
    async def take(desk: Desk) -> object:
        found = await desk.staff.take_link(secret, person)
        return found and (sorted(found[0].rights), found[1])

    return take


COMING: list[Step] = [
    ("10:00", "not by the desk", lambda d: d.staff.invite(OPERATOR, invitation("x", Role.ADMIN, d.now, by=11))),
    ("10:01", "a link", invited("a", Role.MEMBER, team="egov")),
    ("10:02", "of the terminal", invited("t", Role.OPERATOR, by=None)),
    ("10:03", "another", invited("b", Role.OPERATOR)),
    ("10:04", "it is revoked", lambda d: d.staff.revoke(3, ADMIN)),
    ("10:05", "once", lambda d: d.staff.revoke(3, ADMIN)),
    ("10:06", "not by the desk", lambda d: d.staff.revoke(1, OPERATOR)),
    ("10:10", "unknown", taken("nothing", EVE)),
    ("10:11", "revoked", taken("b", EVE)),
    ("10:12", "she asks", lambda d: d.staff.ask_access(EVE)),
    ("10:13", "she asks again", lambda d: d.staff.ask_access(EVE)),
    ("10:14", "she has a link now", taken("a", EVE)),
    ("10:15", "the same link", taken("a", EVE)),
    ("10:16", "in other hands", taken("a", BOB)),
    ("10:20", "another asks", lambda d: d.staff.ask_access(BOB)),
    ("10:21", "refused", lambda d: d.staff.refuse_access(92, ADMIN)),
    ("10:22", "by another, too late", lambda d: d.staff.refuse_access(92, ASHAS)),
    ("10:23", "who never asked", lambda d: d.staff.refuse_access(77, ASHAS)),
    ("Tue 17 Nov 10:21", "a day later", lambda d: d.staff.ask_access(BOB)),
    ("Tue 17 Nov 10:30", "let go", lambda d: d.staff.deactivate(91, ADMIN)),
    ("Tue 17 Nov 10:31", "the terminal's link is older", taken("t", EVE)),
    ("Tue 17 Nov 10:40", "a link of an admin", invited("c", Role.MEMBER, team="hudd")),
    ("Tue 17 Nov 10:41", "does not let her in alone", taken("c", EVE)),
    ("Tue 17 Nov 10:42", "the terminal's does", invited("u", Role.OPERATOR, by=None)),
    ("Tue 17 Nov 10:43", "at once", taken("u", EVE)),
    ("Tue 17 Nov 10:50", "a last link", invited("d", Role.ADMIN)),
    ("Tue 17 Nov 10:51", "its maker is no admin", lambda d: d.staff.dismiss(53, ADMIN, Membership(Role.ADMIN))),
    ("Tue 17 Nov 10:52", "it is worth nothing", taken("d", BOB)),
    ("Tue 17 Nov 10:53", "one of the terminal", invited("e", Role.ADMIN, by=None)),
    ("Tue 24 Nov 10:53", "a week later", taken("e", BOB)),
]
BY_GROUP = Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=-1, seen_at=MONDAY)
NITA = Person(26, "Nita", memberships=frozenset({BY_GROUP}))
NITAS = replace(RAVI, person=NITA)
IN_PRIVATE = replace(someone("member"), person=NITA)
SEEN = replace(NITA, memberships=frozenset({replace(BY_GROUP, seen_at=after(minutes=20))}))
EARLY = replace(NITA, memberships=frozenset({replace(BY_GROUP, chat_id=None)}))
APPOINTED = NITA.with_membership(Membership(Role.MEMBER, team="egov"))
OF_TWO = NITA.with_membership(Membership(Role.MEMBER, team="hudd"))
GONE = replace(SHARED, teams=())
CALLER, FILES = Action.CALLER, Action.FILES


def asked(action: Action, by: Actor = IN_PRIVATE) -> Use:
    async def ask(desk: Desk) -> object:
        ticket = await desk.recorder.get(1001)
        return await desk.presence.is_asked(ticket, by, action)

    return ask


def answered(*wanted: str, inside: bool | None) -> Use:
    return lambda d: d.presence.answered(26, -1, wanted, inside=inside)


async def known(desk: Desk, actor: Actor = IN_PRIVATE) -> object:
    ticket = await desk.recorder.get(1001)
    return (await known_of(desk.store, desk.settings, desk.now, ticket, actor, FILES))[0].name


PRESENT: list[Step] = [
    ("10:00", "with the team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "hers", lambda d: d.tickets.claim(1001, NITAS)),
    ("10:05", "seen just now", asked(CALLER)),
    ("10:06", "in the group", asked(CALLER, NITAS)),
    ("10:07", "in private", asked(CALLER)),
    ("10:08", "once", asked(CALLER)),
    ("10:09", "and the files", asked(FILES)),
    ("10:10", "what is owed", lambda d: d.presence.ask_before(1001, 26, FILES)),
    ("10:11", "of no ticket", lambda d: d.presence.ask_before(1009, 26, FILES)),
    ("10:12", "to nobody", lambda d: d.presence.ask_before(1001, 27, FILES)),
    ("10:13", "by a right of one's own", asked(CALLER, someone("member"))),
    ("10:14", "from before groups were known", asked(FILES, replace(IN_PRIVATE, person=EARLY))),
    ("10:15", "appointed, too", asked(FILES, replace(IN_PRIVATE, person=APPOINTED))),
    ("10:16", "of another team, too", asked(FILES, replace(IN_PRIVATE, person=OF_TWO))),
    ("10:20", "she is in it", answered("caller:1001", "files:1001", inside=True)),
    ("10:21", "nothing is asked", asked(FILES, replace(IN_PRIVATE, person=SEEN))),
    ("10:22", "sent already", answered("files:1001:sent", inside=True)),
    ("10:30", "nobody can say", answered("caller:1001", "files:1001", inside=None)),
    ("10:31", "nothing is owed", lambda d: d.presence.ask_before(1001, 26, CALLER)),
    ("10:31", "the ticket is hers", known),
    ("10:35", "for five minutes", known),
    ("10:36", "and no longer", known),
    ("10:40", "not hers any more", lambda d: d.tickets.release(1001, NITAS)),
    ("10:41", "there is nothing to show", answered("caller:1001", "files:1001", inside=None)),
    ("10:42", "hers no more", known),
    ("10:50", "she is gone", answered("files:1001", inside=False)),
    ("10:51", "nobody knows her", lambda d: d.presence.answered(77, -1, ("files:1001",), inside=True)),
]


async def test_people_who_come_by_a_link_or_ask(unit: UnitOfWork) -> None:
    await staffed(unit)
    await enter(unit, ASHA)
    await holds(unit, "people/coming", COMING)


async def test_whoever_is_of_a_team_by_its_group_alone(unit: UnitOfWork) -> None:
    await kept(unit, 1001, await staffed(unit))
    await enter(unit, NITA)
    await holds(unit, "people/present", PRESENT)
    of_early = replace(IN_PRIVATE, person=EARLY)
    nobodys: list[Step] = [
        ("10:55", "of a team that is no more", asked(FILES, of_early)),
        ("10:56", "nobody need be asked", lambda d: known(d, of_early)),
    ]
    await holds(unit, "people/present_nowhere", nobodys, GONE)
