"""JIRA may knock: what has happened is here at once. Whoever can't sign is not heard."""

from __future__ import annotations

import httpx
import pytest

from bot.config.jira import JiraWebhook
from tests.journeys.jira.conftest import jira_desk_on

SECRET = "sixteen letters and more"
HOOK = {"listen": "127.0.0.1:0", "secret": SECRET}


async def test_a_knock_has_jira_read_at_once_and_a_wrong_one_is_refused(desk_url: str) -> None:
    async with jira_desk_on(desk_url, webhook=HOOK) as jd:
        knocking = jd.app.wiring.jira.knocking if jd.app.wiring.jira is not None else None
        assert knocking is not None
        at = f"http://127.0.0.1:{knocking.port}/jira"
        await jd.bug()
        (issue,) = jd.issues
        async with httpx.AsyncClient() as stranger:
            assert (await stranger.post(at, content=b"{}")).status_code == 401
            wrong = {"X-Hub-Signature": "sha256=00"}
            assert (await stranger.post(at, content=b"{}", headers=wrong)).status_code == 401
            assert (await stranger.get(at)).status_code == 405
        jd.jira.webhooks.register(at, SECRET)
        jd.jira_clock.more += 7
        jd.dev.comments(issue.key, "knock, knock")
        await jd.jira.webhooks.settle()
        await jd.cast.egov_developer.see("knock, knock", jd.cast.egov)


def test_a_secret_is_long_enough_or_stops_the_start() -> None:
    with pytest.raises(ValueError, match="16 letters or more"):
        JiraWebhook.model_validate({**HOOK, "secret": "short"})
