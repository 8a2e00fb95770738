"""Where the mailbox takes tokens only, as large providers' do: had over HTTP, renewed in time, and never told."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.base.monotonic import Machine
from bot.demo.hurried import Hurried
from bot.mail.oauth import EARLY
from bot.ops.checks import Finding
from bot.ops.mail_checks import mail_findings
from sandbox.mail.tokens import CLIENT, TokenServer
from tests.journeys.mail.conftest import MailDesk, a_mail, mail_desk
from tests.waiting import until

LIVES = 600  # seconds
A_MINUTE = 61.0


@dataclass
class TokenDesk:
    """A desk whose mailbox takes tokens."""

    desk: MailDesk
    tokens: TokenServer
    file: Path

    def let_pass(self, seconds: float) -> None:
        machine = self.desk.app.wiring.mail and self.desk.app.wiring.mail.reader.trouble.machine
        assert isinstance(machine, Hurried)
        machine.let_pass(seconds)

    async def findings(self) -> list[Finding]:
        office = self.desk.app.wiring.mail
        assert office is not None
        return [finding async for finding in mail_findings(office.settings, Machine())]


def _environ(tokens: TokenServer, file: Path) -> dict[str, str]:
    said = {"TOKEN_URL": tokens.url, "CLIENT_ID": CLIENT, "REFRESH_TOKEN_FILE": str(file)}
    return {
        f"HELPDESK_MAIL__{server}__OAUTH2__{key}": value for server in ("IMAP", "SMTP") for key, value in said.items()
    }


@pytest.fixture
async def opened(desk_url: str, tmp_path: Path) -> AsyncIterator[TokenDesk]:
    file = tmp_path / "token"
    async with TokenServer(lives=LIVES) as tokens:
        file.write_text(tokens.refresh + "\n")
        more = _environ(tokens, file)
        async with mail_desk(desk_url, tmp_path / "mails", tokens=tokens, clock=None, started=True, **more) as desk:
            desk.cast.operator.start()
            desk.cast.admin.start()
            await desk.settle()
            yield TokenDesk(desk, tokens, file)


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    for name in ("mail.log", "aiosqlite", "pymap"):  # of the look-alikes, not ours
        caplog.set_level(logging.ERROR, logger=name)
    return caplog


def _said(log: pytest.LogCaptureFixture, desk: MailDesk) -> str:
    """Return all that anybody can read."""
    chats = [message.text for person in (desk.cast.admin, desk.cast.operator) for message in person.messages()]
    return "\n".join([log.text, *chats])


async def _answered(desk: MailDesk, number: int) -> None:
    """Let a mail come in and an answer go out."""
    operator = desk.cast.operator
    await desk.receive(a_mail(f"Trouble no. {number}", subject=f"No. {number}"))
    await operator.tap(await operator.see(f"Trouble no. {number}"), "Answer").answer()
    operator.say(f"Answer no. {number}")
    await desk.settle()
    assert f"Answer no. {number}" in str(desk.letters()[-1])


async def test_one_token_reads_and_writes_until_shortly_before_its_end_and_then_another_is_had(
    opened: TokenDesk, lines: pytest.LogCaptureFixture
) -> None:
    await _answered(opened.desk, 1)
    assert len(opened.tokens.given) == 1, "both servers are of one provider: one token does"
    opened.let_pass(LIVES - EARLY + 1)
    await _answered(opened.desk, 2)
    assert len(opened.tokens.given) == 2
    assert not [secret for secret in opened.tokens.secrets if secret in _said(lines, opened.desk)]


async def test_a_token_that_is_taken_back_in_the_middle_is_replaced_at_once_and_nobody_is_bothered(
    opened: TokenDesk, lines: pytest.LogCaptureFixture
) -> None:
    await _answered(opened.desk, 1)
    opened.tokens.end_all()
    opened.desk.servers.cut()
    await _answered(opened.desk, 2)
    assert len(opened.tokens.given) == 2
    opened.tokens.end_all()
    await _answered(opened.desk, 3)
    assert "refuses us" not in _said(lines, opened.desk)


async def test_a_new_refresh_token_that_comes_with_a_token_is_kept_for_the_next_start(opened: TokenDesk) -> None:
    opened.tokens.rotates = True
    for number in range(3):
        opened.tokens.end_all()
        opened.desk.servers.cut()
        await _answered(opened.desk, number)
        assert opened.file.read_text().strip() == opened.tokens.refresh
    assert opened.file.stat().st_mode & 0o777 == 0o600
    assert [finding.ok for finding in await opened.findings()] == [True, True]
    opened.tokens.end_all()
    await _answered(opened.desk, 3)


async def test_a_refresh_token_that_was_taken_back_is_one_line_to_the_admins_and_a_new_one_in_its_file_does(
    opened: TokenDesk, lines: pytest.LogCaptureFixture
) -> None:
    desk, admin = opened.desk, opened.desk.cast.admin
    opened.tokens.take_back()
    desk.servers.cut()
    await desk.servers.deliver(a_mail("It came while the door was shut").as_bytes())
    await desk.read()
    assert "refuses us" not in admin.last().text
    opened.let_pass(A_MINUTE)
    await desk.read()
    told = await admin.see("refuses us")
    assert "invalid_grant" in told.text
    assert "put the new refresh token where mail.imap has it" in told.text
    await desk.read()
    assert len([message for message in admin.messages() if "refuses us" in message.text]) == 1

    found = await opened.findings()
    assert [(finding.key, finding.ok) for finding in found] == [("check-mail-refused", False)] * 2
    assert {str(finding.facts["way"]) for finding in found} == {"token"}
    seen = _said(lines, desk) + str([dict(finding.facts) for finding in found])
    assert not [secret for secret in opened.tokens.secrets if secret in seen]

    opened.file.write_text(opened.tokens.refresh)
    await desk.read()
    await admin.see("takes us again")
    await desk.cast.operator.see("It came while the door was shut")


async def test_a_provider_that_is_down_for_a_while_is_no_affair_of_the_admins_and_letters_wait(
    opened: TokenDesk,
) -> None:
    desk, operator = opened.desk, opened.desk.cast.operator
    await desk.receive(a_mail("Which browser?"))
    opened.tokens.down = True
    opened.tokens.end_all()
    await operator.tap(await operator.see("Which browser?"), "Answer").answer()
    operator.say("Any")
    opened.let_pass(A_MINUTE)
    await desk.read()
    assert not desk.letters()
    assert [finding.key for finding in await opened.findings()] == ["check-mailbox-away", "check-letters-away"]
    assert "refuses us" not in desk.cast.admin.last().text
    opened.tokens.down = False
    await until(lambda: bool(desk.letters()), seconds=60)
    assert "Any" in str(desk.letters()[-1])
