"""What people can do to a ticket, by name: of its team, of the desk, and in stories."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.people.actors import Actor
from helpdesk.ticket.ticket import Confirmation, Priority
from tests.helpdesk.office import OFFICE

Use = Callable[[Desk, int, Actor, datetime], Awaitable[object]]


USES: dict[str, Use] = {
    "claim": lambda d, n, a, _: d.tickets.claim(n, a),
    "release": lambda d, n, a, _: d.tickets.release(n, a),
    "resolve": lambda d, n, a, now: d.tickets.resolve(n, a, Words("Done", now)),
    "comment": lambda d, n, a, now: d.tickets.comment(n, a, Words("Well", now - timedelta(minutes=5))),
    "ask": lambda d, n, a, now: d.questions.ask(n, a, Words("Which?", now)),
    "answer": lambda d, n, a, now: d.questions.answer(n, a, Words("This one", now)),
    "drop": lambda d, n, a, _: d.questions.drop_question(n, a),
    "to hudd": lambda d, n, a, _: d.moves.forward(n, a, "hudd", reason="not-ours"),
    "to egov": lambda d, n, a, now: d.moves.forward(n, a, "egov", words=Words("Yours", now)),
    "return": lambda d, n, a, _: d.moves.return_to_desk(n, a, reason="steps"),
    "escalate": lambda d, n, a, _: d.moves.escalate(n, a, "egov"),
    "reopen": lambda d, n, a, now: d.endings.reopen(n, a, Words("Again", now)),
    "yes": lambda d, n, a, _: d.endings.confirm(n, a, Confirmation.YES),
    "no": lambda d, n, a, _: d.endings.confirm(n, a, Confirmation.NO),
    "unreached": lambda d, n, a, _: d.endings.confirm(n, a, Confirmation.UNREACHED),
    "object": lambda d, n, a, now: d.endings.object(n, a, Words("Still bad", now)),
    "rate": lambda d, n, a, _: d.endings.rate(n, a, 4),
    "withdraw": lambda d, n, a, _: d.endings.withdraw(n, a, confirmed=True),
    "refer": lambda d, n, a, now: d.links.refer(n, a, Words("WORKS-1", now)),
    "link": lambda d, n, a, _: d.links.link(n, a, 1001),
    "watch": lambda d, n, a, _: d.following.watch(n, a, on=True),
    "promise": lambda d, n, a, _: d.promises.promise(n, a, "d1"),
    "raise": lambda d, n, a, _: d.promises.set_priority(n, a, Priority.P1),
    "caller": lambda d, n, a, _: d.tickets.show_caller(n, a),
    "hand over": lambda d, _n, a, _: d.handover.hand_over(a, "egov", 22 if a.person.id == 21 else 21),
    "lend": lambda d, _n, a, now: d.handover.hand_over(
        a, "egov", 22 if a.person.id == 21 else 21, _in_three_days(now)
    ),
    "take back": lambda d, n, a, _: d.handover.take_back(n - 1000, a),  # absences are counted from 1
    "untie": lambda d, n, a, _: d.links.untie(n, a, 1001),
    "close": lambda d, n, _a, _: d.endings.close(n),
}


OPENINGS = ("escalate_new", "keep_new", "solve_new")


OF_THE_TEAM = (
    "claim", "release", "resolve", "comment", "ask", "drop", "return", "refer", "promise",
    "caller", "reopen", "raise", "to hudd", "hand over", "lend", "take back", "untie",
)  # fmt: skip


OF_THE_DESK = (
    "answer", "escalate", "reopen", "yes", "no", "unreached", "rate", "withdraw", "link",
    "untie", "comment", "resolve", "raise", "close",
)  # fmt: skip


STORIES = (
    ("ask member egov", "answer operator private", "release member egov"),
    ("to hudd colleague egov", "ask other team hudd", "to egov other team hudd", "resolve member private"),
    ("return member egov", "comment operator private", "escalate operator private", "claim colleague egov"),
    (
        "resolve member egov",
        "no operator private",
        "resolve colleague egov",
        "yes operator private",
        "rate operator private",
    ),
    ("resolve member egov", "object spoc private", "close spoc private", "unreached operator private"),
    ("resolve member egov", "reopen spoc private", "withdraw second operator private", "reopen operator private"),
    ("ask colleague egov", "drop member egov", "hand over colleague private", "promise member egov"),
    (
        "claim member egov",
        "promise member egov",
        "lend member private",
        "ask colleague egov",
        "take back member private",
    ),
)


WHICH = st.integers(0, 2)


TEAM_ACTS = st.lists(
    st.tuples(st.sampled_from(OF_THE_TEAM), st.sampled_from(["member", "colleague"]), WHICH), min_size=3, max_size=8
)


DESK_ACTS = st.lists(st.tuples(st.sampled_from(OF_THE_DESK), st.just("operator"), WHICH), min_size=2, max_size=6)


HUDD_ACTS = st.lists(
    st.tuples(st.sampled_from(["ask", "to egov", "resolve", "claim"]), st.just("other team"), WHICH),
    min_size=1,
    max_size=3,
)


def _in_three_days(now: datetime) -> date:
    return OFFICE.local(now).date() + timedelta(days=3)
