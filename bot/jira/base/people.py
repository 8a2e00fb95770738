"""Who acts when something happened in JIRA: the person to whom an account is mapped, or a name of theirs alone."""

from __future__ import annotations

from bot.jira.base.context import JiraContext
from helpdesk.destinations import Destination
from helpdesk.jira.links import JiraUser
from helpdesk.people.actors import Actor, Membership, Person, Place, Role, Source, Where
from storage.jira.jira import JiraTables
from storage.unit_of_work import Store


async def actor_for(store: Store, account: str, name: str, team: str | None) -> Actor:
    """Return who an account is to the desk: a member of the team whose issues they work on."""
    user = await JiraTables(store.connection).user(account, name)
    person = await store.people.get(user.acts_as)
    if person is None or (user.person is None and person.name != _called(user)):
        person = Person(user.acts_as, _called(user))
        await store.people.put(person)
    if team is not None:
        person = person.with_membership(Membership(Role.MEMBER, team=team, source=Source.CHAT))
    return Actor(person, Place(Where.PRIVATE, person.id), via=Destination.JIRA)


async def our_actor(context: JiraContext, store: Store, team: str | None) -> Actor:
    """Return our own account as who acts: what the desk does because of JIRA, and nobody there did."""
    standing = context.standing
    return await actor_for(store, standing.account or "-", standing.account_name or "JIRA", team)


def _called(user: JiraUser) -> str:
    return f"{user.name} (JIRA)"
