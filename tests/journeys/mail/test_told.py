"""What check and /doctor say of the mailbox, and what the summary says of the mails that came."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from prometheus_client import generate_latest

from bot.base.monotonic import Machine
from bot.config.mail import MailSection
from bot.ops.mail_checks import mail_findings
from sandbox.mail.servers import MailServers
from tests.journeys.mail.conftest import MailDesk, a_mail, mail_desk


def _section(desk: MailDesk) -> MailSection:
    office = desk.app.wiring.mail
    assert office is not None
    return office.settings


async def _found(section: MailSection) -> dict[str, bool]:
    return {finding.key: finding.ok async for finding in mail_findings(section, Machine())}


async def test_both_servers_are_tried_and_what_is_wrong_is_named(mailing: MailDesk) -> None:
    section = _section(mailing)
    assert await _found(section) == {"check-mailbox": True, "check-letters": True}
    wrong = section.model_copy(
        update={
            "imap": section.imap.model_copy(update={"folder": "Nowhere"}),
            "smtp": section.smtp.model_copy(update={"user": "nobody@mukta.example"}),
            "desk": replace(section.desk, authority=""),
        }
    )
    assert await _found(wrong) == {
        "check-mail-refused": False,
        "check-mail-authority": True,
    }


async def test_nothing_of_a_password_is_said_of_servers_that_are_away(desk_url: str, tmp_path: Path) -> None:
    async with mail_desk(desk_url, tmp_path / "mails") as desk:
        section = _section(desk)
        async with MailServers("other@mukta.example", "another password") as others:
            gone = {"port": others.imap_port}
        section = section.model_copy(update={"imap": section.imap.model_copy(update=gone)})
        said = [finding async for finding in mail_findings(section, Machine())]
        assert not said[0].ok
        assert desk.servers.password not in str(said)


async def test_the_summary_of_the_desk_counts_mails_and_what_became_of_them(mailing: MailDesk) -> None:
    operator, admin = mailing.cast.operator, mailing.cast.admin
    operator.start()
    admin.start()
    await mailing.receive(a_mail("The first does not open."), a_mail("Win a prize", subject="Prize"))
    await operator.tap(await operator.see("Win a prize"), "Junk").answer()
    await mailing.settle()
    admin.say("/summary")
    await mailing.settle()
    assert "Mails: 1. Tickets: 0, added to tickets: 0, answered: 0, still waiting: 1" in admin.last().text


async def test_what_came_waits_and_went_is_counted_for_whoever_watches_without_a_name(mailing: MailDesk) -> None:
    registry = mailing.app.wiring.metrics.registry
    mailing.servers.faults.refused.add("nobody@jatni.example")
    operator = mailing.cast.operator
    operator.start()
    await mailing.receive(
        a_mail("The first", subject="1"), a_mail("The second", subject="2", sender="nobody@jatni.example"),
        a_mail("The third", subject="3"),
    )  # fmt: skip
    for said in ("The first", "The second"):
        await operator.tap(next(each for each in operator.messages() if said in each.text), "Answer").answer()
        operator.say("Done")
        await mailing.settle()
    await mailing.app.engine.tick("mails")
    value = registry.get_sample_value
    assert value("helpdesk_mails_received_total") == 3
    assert value("helpdesk_mails_waiting") == 1
    assert value("helpdesk_letters_total", {"result": "sent"}) == 1
    assert value("helpdesk_letters_total", {"result": "refused"}) == 1
    assert (value("helpdesk_mailbox_read_seconds") or -1) >= 0
    assert b"jatni" not in generate_latest(registry)
