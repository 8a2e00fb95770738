"""Which commands each menu names, in which order, and that each has words for it."""

from __future__ import annotations

from bot.jobs.command_menus import ADMIN, GROUP, PRIVATE
from handlers.base.catalogue import LANGUAGES, Catalogue

IN_PRIVATE = "new status mine find queue why summary language help cancel"
IN_GROUPS = "queue status mine why summary link help"


def test_a_menu_names_what_can_be_used_there_and_an_admins_menu_more() -> None:
    assert [row.name for row in PRIVATE] == IN_PRIVATE.split(" ")
    assert [row.name for row in ADMIN] == [*IN_PRIVATE.split(" "), "admin", "doctor", "caller"]
    assert [row.name for row in GROUP] == IN_GROUPS.split(" ")


def test_every_command_of_a_menu_is_described_in_every_language() -> None:
    catalogue = Catalogue()
    said = [catalogue.plain(language, row.description) for language in LANGUAGES for row in (*ADMIN, *GROUP)]
    assert all(said)
