"""The people of the demo and of the journeys: fixed ids, three team groups and a managers' channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.base.model import Chat, Member
from sandbox.people.person import Person
from sandbox.world import membership
from sandbox.world.world import World

OPERATOR_ID = 2001
MASTER_TRAINER_ID = 2101
HUDD_ENGINEER_ID = 2201
SECOND_HUDD_ENGINEER_ID = 2202
EGOV_DEVELOPER_ID = 2301
SPOC_JATNI_ID = 2401
SPOC_DHENKANAL_ID = 2402
ADMIN_ID = 2501
MANAGER_ID = 2601
STRANGER_ID = 2901

MASTER_TRAINERS_GROUP_ID = -1001500000101
HUDD_TECH_GROUP_ID = -1001500000102
EGOV_GROUP_ID = -1001500000103
MANAGERS_CHANNEL_ID = -1001500000201


@dataclass(frozen=True)
class Cast:
    """Everybody, by what they do."""

    world: World
    operator: Person
    master_trainer: Person
    hudd_engineer: Person
    second_hudd_engineer: Person
    egov_developer: Person
    spoc_jatni: Person
    spoc_dhenkanal: Person
    admin: Person
    manager: Person
    stranger: Person
    master_trainers: Chat
    hudd_tech: Chat
    egov: Chat
    managers_channel: Chat

    @property
    def people(self) -> list[Person]:
        return [value for value in vars(self).values() if isinstance(value, Person)]

    @property
    def groups(self) -> list[Chat]:
        return [self.master_trainers, self.hudd_tech, self.egov]


PEOPLE: dict[str, tuple[int, str, str, str]] = {
    "operator": (OPERATOR_ID, "Sunita", "(L1 desk)", "operator: takes calls and mails, opens tickets"),
    "master_trainer": (
        MASTER_TRAINER_ID,
        "Prakash",
        "(Master Trainer)",
        "Master Trainer: answers functional questions",
    ),
    "hudd_engineer": (HUDD_ENGINEER_ID, "Anil", "(HUDD)", "HUDD engineer: keeps the infrastructure running"),
    "second_hudd_engineer": (
        SECOND_HUDD_ENGINEER_ID,
        "Meera",
        "(HUDD)",
        "HUDD engineer: keeps the infrastructure running",
    ),
    "egov_developer": (EGOV_DEVELOPER_ID, "Farhan", "(eGov)", "eGov developer: develops MUKTASoft"),
    "spoc_jatni": (SPOC_JATNI_ID, "Lipika", "(SPOC Jatni)", "SPOC of Jatni: speaks for its town council"),
    "spoc_dhenkanal": (
        SPOC_DHENKANAL_ID,
        "Bijay",
        "(SPOC Dhenkanal)",
        "SPOC of Dhenkanal: speaks for its town council",
    ),
    "admin": (ADMIN_ID, "Rashmi", "(admin)", "admin: sets the helpdesk up"),
    "manager": (MANAGER_ID, "Debasis", "(manager)", "manager: reads the summaries"),
    "stranger": (STRANGER_ID, "Eve", "", "stranger: nobody here knows her"),
}
GROUPS: dict[str, tuple[int, str, tuple[str, ...]]] = {
    "master_trainers": (MASTER_TRAINERS_GROUP_ID, "Master Trainers", ("master_trainer",)),
    "hudd_tech": (HUDD_TECH_GROUP_ID, "HUDD Tech", ("hudd_engineer", "second_hudd_engineer")),
    "egov": (EGOV_GROUP_ID, "eGov support", ("egov_developer",)),
}


def build_demo(world: World, *, bot_in_groups: bool = True) -> Cast:
    """Fill the world with the cast; the admin owns the groups, the bot is a plain member of each."""
    people = {}
    for key, (user_id, first_name, last_name, about) in PEOPLE.items():
        phone = f"+91943700{user_id:04d}"
        user = world.add_user(user_id, first_name, last_name=last_name, about=about, phone=phone)
        people[key] = Person(world, user)
    groups = {}
    for key, (chat_id, title, members) in GROUPS.items():
        group = world.add_chat(title, id=chat_id, owner=people["admin"].user)
        for member in (*members, "manager"):
            group.members[people[member].id] = Member(people[member].id)
        groups[key] = group
    channel = world.add_chat(
        "MUKTA helpdesk: summaries", type="channel", id=MANAGERS_CHANNEL_ID, owner=people["admin"].user
    )
    channel.members[people["manager"].id] = Member(people["manager"].id)
    if bot_in_groups:
        for chat in (*groups.values(), channel):
            membership.add_bot(world, chat, people["admin"].user)
    everybody: dict[str, Any] = people | groups
    return Cast(world=world, managers_channel=channel, **everybody)
