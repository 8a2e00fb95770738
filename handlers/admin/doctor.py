"""What /doctor says: a line for everything that was looked at, red ones first, each with what to tap."""

from __future__ import annotations

import json
from datetime import datetime

from handlers.base.catalogue import Html, MissingSentence
from handlers.base.outgoing import Outgoing
from handlers.cards.words import Cards
from helpdesk.notify.kinds import DoctorReport
from helpdesk.outbox import OutboxMessage


def render(message: OutboxMessage, cards: Cards) -> Outgoing:
    """Return the report."""
    found = json.loads(DoctorReport.read(message.facts).report)
    red = [_line(cards, key, facts) for key, ok, facts in found if not ok]
    green = [_line(cards, key, facts) for key, ok, facts in found if ok]
    head = cards.say("doctor-red", count=len(red)) if red else cards.say("doctor-green")
    lines = [head, *(f"🔴 {line}" for line in red), *(f"🟢 {line}" for line in green)]
    return Outgoing("\n".join(lines)[:4000])


def _line(cards: Cards, key: str, facts: dict[str, object]) -> Html:
    """Word a finding for a chat; what has no words of its own there is said as `helpdesk check` says it."""
    for at in ("now", "since", "heard"):
        if at in facts:
            facts = facts | {at: cards.when(datetime.fromisoformat(str(facts[at])))}
    for whose in ("chat", "team"):
        if whose in facts:
            facts = facts | {whose: cards.called(str(facts[whose]))}
    if "trouble" in facts:
        facts = facts | {"words": cards.plain(f"trouble-{facts['trouble']}")}
    try:
        return cards.say(f"doctor-{key}", **facts)
    except MissingSentence:
        return cards.say(key, **facts)
