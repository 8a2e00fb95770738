"""The link that makes its presser the admin: printed at a start without any admin, and by `helpdesk admin-link`."""

from __future__ import annotations

import secrets
from datetime import datetime

from handlers.admin.access.joining import ADMIN_LINK
from helpdesk.people.actors import Role
from helpdesk.people.invitations import KEPT, invitation
from storage.unit_of_work import UnitOfWork


async def make_link(unit: UnitOfWork, bot_name: str, now: datetime) -> str:
    """Store a new one-time link and return it; those that were printed before work no longer."""
    secret = secrets.token_urlsafe(24)
    await unit.invitations.revoke_printed(now)
    await unit.invitations.add(invitation(secret, Role.ADMIN, now, by=None))
    return f"https://t.me/{bot_name}?start={ADMIN_LINK}{secret}"


async def link_if_nobody(unit: UnitOfWork, bot_name: str, now: datetime) -> str | None:
    """Return a new link if nobody is an admin yet."""
    if await unit.people.with_role(Role.ADMIN):
        return None
    return await make_link(unit, bot_name, now)


def words(link: str) -> str:
    """Return what is printed with a link."""
    return (
        "\n  Open this link on the phone of whoever sets the helpdesk up. It makes them the admin, works once\n"
        f"  and for {KEPT.days} days; `helpdesk admin-link` prints another.\n\n    {link}\n"
    )
