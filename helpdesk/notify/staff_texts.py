"""The sentences about the desk's people: what they may do, what they hand over, who came and who went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.notify.content import Text
from helpdesk.people.actors import Role

# -- roles


@dataclass(frozen=True)
class AboutRole(Text):
    """A role that is no team's."""

    role: Role


@dataclass(frozen=True)
class AboutTeamRole(AboutRole):
    """A role in a team: its name."""

    team: str


class RoleGiven(AboutRole):
    """You have it now."""

    stored_as = "appointed"


class TeamRoleGiven(AboutTeamRole):
    """You have it now."""

    stored_as = "appointed-team"


class RoleTaken(AboutRole):
    """You have it no more."""

    stored_as = "dismissed"


class TeamRoleTaken(AboutTeamRole):
    """You have it no more."""

    stored_as = "dismissed-team"


class RolesEnded(Text):
    """You have several no more."""

    stored_as = "roles-ended"


class LetGo(Text):
    """You have none any more."""

    stored_as = "let-go"


@dataclass(frozen=True)
class YouLeftGroup(Text):
    """So you are no longer of the team."""

    team: str
    stored_as = "you-left-the-group"


class AskInGroup(Text):
    """Telegram can't say whether you are still in the group."""

    stored_as = "ask-in-the-group"


@dataclass(frozen=True)
class YourGroupUnlinked(Text):
    """So you are no longer of the team."""

    team: str
    stored_as = "group-of-yours-unlinked"


@dataclass(frozen=True)
class YourTeamListed(Text):
    """Only who was appointed is of the team now."""

    team: str
    stored_as = "team-of-yours-listed"


@dataclass(frozen=True)
class MemberLeft(Text):
    """For admins: who left a team's group, and how many tickets went back."""

    name: str
    team: str
    count: int
    stored_as = "left-the-group"


@dataclass(frozen=True)
class InvitationTaken(Text):
    """For whoever made the link: who has which role by it."""

    name: str
    role: Role
    stored_as = "invitation-taken"


class AccessRefused(Text):
    """The admins did not take you in."""

    stored_as = "access-refused"


# -- handing over


@dataclass(frozen=True)
class AboutHandedOver(Text):
    """Tickets that went from one colleague to another: ``others`` are their IDs."""

    by: int
    others: str


class HandedToYou(AboutHandedOver):
    """You have them now."""

    stored_as = "handed-to-you"


@dataclass(frozen=True)
class HandedToYouUntil(AboutHandedOver):
    """You have them until a day."""

    until: datetime
    stored_as = "handed-to-you-until"


@dataclass(frozen=True)
class HandedOverInTeam(AboutHandedOver):
    """For the team's group: who has them now."""

    mention: int
    stored_as = "handed-over"


@dataclass(frozen=True)
class HandedOverInTeamUntil(AboutHandedOver):
    """For the team's group: who has them until a day."""

    until: datetime
    mention: int
    stored_as = "handed-over-until"


@dataclass(frozen=True)
class BackAgain(AboutHandedOver):
    """You are back; what the colleague ``by`` still has can be taken back."""

    absence: int | None = None
    stored_as = "back-again"


class BackAgainNothingLeft(AboutHandedOver):
    """You are back; nothing of it is left."""

    stored_as = "back-again-nothing"


class ColleagueBack(AboutHandedOver):
    """For the colleague: these can be taken back."""

    stored_as = "colleague-back"


class TakenBackFromYou(AboutHandedOver):
    """For the colleague: these were taken back."""

    stored_as = "taken-back-from-you"


def role_given(role: Role, team: str | None) -> Text:
    """Return what somebody is told of a new role."""
    return RoleGiven(role) if team is None else TeamRoleGiven(role, team)


def role_taken(role: Role, team: str | None) -> Text:
    """Return what somebody is told of a role that ended."""
    return RoleTaken(role) if team is None else TeamRoleTaken(role, team)
