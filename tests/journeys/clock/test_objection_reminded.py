"""A town that says "not solved" is not forgotten: the operator is reminded, then the admins, until somebody asks."""

from __future__ import annotations

from tests.journeys.support.dated import Office, office

__all__ = ["office"]


async def test_an_objection_that_nobody_handles_is_told_again_and_never_closes(office: Office) -> None:
    office.jobs = ("sweep", "close")
    spoc, anil, operator = office.cast.spoc_jatni, office.cast.hudd_engineer, office.cast.operator
    spoc.start()
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Resolve")
    anil.reply(await anil.see("how was", office.group), "Restarted")
    await office.settle()
    spoc.reply(await spoc.see("is solved"), "Still not working")
    await office.settle()
    office.heard()
    said = await office.hourly("25 Nov 18:00")
    assert [line.partition(": its town")[0] for line in said] == [
        "21 Nov 10:00 operator: ⚠️ MUK-1001",
        "23 Nov 10:00 operator: ⚠️ MUK-1001",
        "25 Nov 10:00 operator: ⚠️ MUK-1001",
        "25 Nov 10:00 admin: ⚠️ MUK-1001",
    ]
    reminded = operator.last()
    assert "Ramesh" in reminded.text
    assert "🔁 Reopen" in str(reminded.labels)
    assert await office.facts("closed") == []
    await office.tap("operator", next(m for m in operator.messages() if "Does the caller agree" in m.text), "No")
    office.heard()
    assert not [line for line in await office.hourly("28 Nov 18:00") if "its town" in line]
