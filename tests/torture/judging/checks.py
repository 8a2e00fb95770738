"""What must be true of a round, however it went: each check says what is wrong, and nothing if all is well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from tests.torture.judging.record import ASK, EDIT, REPORT, SOLUTION, Record, Row

Check = Callable[[Record], Iterator[str]]
ONCE = ("opened", "escalated", "claimed", "responded", "resolved", "confirmed")  # nobody here does one of them twice
AGREED = "Yes, solved"
GRACE = timedelta(minutes=5)
YOURS = "is yours"


def faults(record: Record) -> list[str]:
    """Return all that is wrong."""
    return [f"{check.__name__.replace('_', ' ')}: {fault}" for check in CHECKS for fault in check(record)]


def everything_sent_was_acted_on(record: Record) -> Iterator[str]:
    """Each update that Telegram had was stored and acted, once; nothing waits there."""
    if record.unconfirmed:
        yield f"{record.unconfirmed} updates were never confirmed"
    stored = Counter(row["update_id"] for row in record.tables["updates"])
    for number in record.updates:
        if not stored[number]:
            yield f"update {number} was confirmed and is not there"
    for row in record.tables["updates"]:
        if row["outcome"] not in ("done", "ignored"):
            yield f"update {row['update_id']} is {row['outcome']}: {row['error']}"


def each_line_is_kept_once(record: Record) -> Iterator[str]:
    """Reports, solutions and edits are in one note, or were replaced there by a later edit."""
    now = Counter(word for row in record.tables["notes"] for word in set(str(row["text"]).split()))
    former = {word for row in record.tables["former_texts"] for word in str(row["text"]).split()}
    for said in record.said:
        if said.kind not in (REPORT, EDIT, SOLUTION):
            continue
        if now[said.token] > 1:
            yield f"{said.kind} {said.token} of {said.person} is in {now[said.token]} notes"
        elif not now[said.token] and said.token not in former and not said.refused:
            yield f"{said.kind} {said.token} of {said.person} in {said.chat} is lost"


def each_report_is_one_ticket(record: Record) -> Iterator[str]:
    """As many tickets as reports, numbered without a gap and without a repetition."""
    numbers = sorted(row["number"] for row in record.tables["tickets"])
    reports = sum(said.kind == REPORT for said in record.said)
    if numbers != list(range(1001, 1001 + reports)):
        yield f"{reports} reports, {len(numbers)} tickets, up to {numbers[-1] if numbers else 'none'}"


def nothing_happened_twice(record: Record) -> Iterator[str]:
    """No fact stands twice in the journal that can be true only once; a claim has the winner who was told so."""
    facts = Counter((row["ticket"], row["name"]) for row in record.tables["journal"])
    for (ticket, name), count in facts.items():
        if name in ONCE and count > 1:
            yield f"MUK-{ticket} was {name} {count} times"
    held = {row["ticket"]: row["by"] for row in record.tables["journal"] if row["name"] == "claimed"}
    for pressed in record.pressed:
        if pressed.label == "Claim" and YOURS in pressed.text and held.get(pressed.number) != pressed.person:
            yield f"{pressed.person} was told to have MUK-{pressed.number}, {held.get(pressed.number)} has it"


def each_solution_is_told(record: Record) -> Iterator[str]:
    """What was solved is solved in the journal and in the ticket."""
    solved = {row["ticket"] for row in record.tables["journal"] if row["name"] == "resolved"}
    status = {row["number"]: str(getattr(row["status"], "value", row["status"])) for row in record.tables["tickets"]}
    for said in record.said:
        if said.kind == SOLUTION and said.number not in solved and not said.refused:
            yield f"MUK-{said.number} was solved by {said.person}, and is not"
    for number in solved:
        if status.get(number) not in ("resolved", "closed"):
            yield f"MUK-{number} is solved in the journal, and {status.get(number)} in its row"


def each_word_of_a_caller_is_kept(record: Record) -> Iterator[str]:
    """Who pressed that the caller agrees has said so, unless the ticket had been closed by then."""
    agreed = {row["ticket"] for row in record.tables["journal"] if row["name"] in ("confirmed", "closed")}
    for number in {pressed.number for pressed in record.pressed if pressed.label == AGREED}:
        if number not in agreed:
            yield f"MUK-{number}"


def each_press_is_answered(record: Record) -> Iterator[str]:
    """No button spins for ever."""
    for pressed in record.pressed:
        if not pressed.answered:
            yield f"{pressed.label} on message {pressed.message} in {pressed.chat} by {pressed.person}"


def each_question_is_answered(record: Record) -> Iterator[str]:
    """Whoever asks after a ticket has it shown; who asks before the answer is there is answered by one."""
    shows = Counter((row["person"], row["ticket"]) for row in record.tables["outbox"] if _is_of(row, "view"))
    for person, number in {(said.person, said.number) for said in record.said if said.kind == ASK}:
        if not shows[person, number]:
            yield f"{person} asked after MUK-{number}"


def nothing_is_owed(record: Record) -> Iterator[str]:
    """Every row was sent, or dropped by the rules; only a summary may be held, which asks the admins."""
    for row in record.tables["outbox"]:
        held = row["state"] == "unknown" and row["urgency"] == SUMMARY
        if row["state"] not in ("sent", "dropped") and not held:
            yield f"row {row['id']} ({_value(row['kind'])}) to {row['chat_id']} is {row['state']}: {row['refusal']}"


def no_chat_has_more_than_it_was_owed(record: Record) -> Iterator[str]:
    """A chat has at most one message more for each trouble that may have come between a send and its mark."""
    sent = Counter(row["chat_id"] for row in record.tables["outbox"] if row["state"] in ("sent", "unknown"))
    doubles = Counter(one.chat for one in record.doubles())
    for chat, posts in record.posts.items():
        most = record.may_double.get(0, 0) + record.may_double.get(chat, 0)
        if posts > sent[chat] + most:
            yield f"{posts} messages in {chat} for {sent[chat]} rows and {most} troubles"
        if doubles[chat] > most:
            yield f"{doubles[chat]} doubles in {chat} after {most} troubles"


def no_summary_comes_twice(record: Record) -> Iterator[str]:
    """Where only summaries go, no trouble doubles one: what may have arrived is held."""
    rows = record.tables["outbox"]
    others = {row["chat_id"] for row in rows if row["urgency"] != SUMMARY}
    owed = Counter(row["chat_id"] for row in rows if row["state"] in ("sent", "unknown"))
    for chat in {row["chat_id"] for row in rows} - others:
        if record.posts.get(chat, 0) > owed[chat]:
            yield f"{record.posts[chat]} messages in {chat} for {owed[chat]} summaries"


def each_double_heals(record: Record) -> Iterator[str]:
    """A double that is pressed goes, or takes the place that is its own."""
    for one in record.unhealed:
        yield f"message {one.id} in {one.chat} was pressed and stands there: {one.text[:60]!r}"


def each_ticket_has_one_card(record: Record) -> Iterator[str]:
    """Each ticket with a team has one living card there, and it says what is true."""
    here = {(one.chat, one.id): one for one in record.shown}
    cards: dict[int, list[Row]] = {}
    for row in record.tables["posted"]:
        if _is_of(row, "card") and row["current"]:
            cards.setdefault(row["ticket"], []).append(row)
    for ticket in record.tables["tickets"]:
        number, found = ticket["number"], cards.get(ticket["number"], [])
        if ticket["team"] is None:
            continue
        shown = [here[key] for row in found if (key := (row["chat_id"], row["message_id"])) in here]
        if len(shown) != 1:
            yield f"MUK-{number} has {len(shown)} cards"
        elif ("Solved" in shown[0].text) is not (_value(ticket["status"]) in ("resolved", "closed")):
            yield f"MUK-{number} is {_value(ticket['status'])}, its card says {shown[0].text[:60]!r}"


def each_deadline_is_kept_once(record: Record) -> Iterator[str]:
    """A clock that ran out has its breach, at the instant of it and once; one that did not has none."""
    latest = datetime.fromisoformat(record.latest)
    breaches = Counter((row["ticket"], row["at"]) for row in record.tables["journal"] if row["name"] == "breached")
    for key, count in breaches.items():
        if count > 1:
            yield f"MUK-{key[0]} was late {count} times at {key[1]}"
    for row in record.tables["clocks"]:
        due, ended = row["due_at"], row["ended_at"]
        is_late = due < latest - GRACE if ended is None else due < ended - GRACE
        if is_late and not breaches[row["ticket"], due]:
            yield f"MUK-{row['ticket']} was due at {due} and nobody noticed"
        if breaches[row["ticket"], due] and due > latest:
            yield f"MUK-{row['ticket']} is late before {due}"


def each_reminder_is_said(record: Record) -> Iterator[str]:
    """What was to be said by now was said, or is of no use any more."""
    now = datetime.fromisoformat(record.now)
    for row in record.tables["reminders"]:
        if row["state"] == "waiting" and row["say_at"] < now - GRACE:
            yield f"{_value(row['kind'])} of MUK-{row['ticket']} was to be said at {row['say_at']}"


def nobody_waited_in_vain(record: Record) -> Iterator[str]:
    """Nobody had to give up."""
    yield from record.vain


def nothing_odd_was_heard(record: Record) -> Iterator[str]:
    """No error that nobody caught, no end that nobody asked for, no call that Telegram does not know."""
    yield from record.odd


def _is_of(row: Row, kind: str) -> bool:
    return _value(row["kind"]) == kind


def _value(kind: object) -> str:
    return str(getattr(kind, "value", kind))


SUMMARY = 7
CHECKS: tuple[Check, ...] = (
    everything_sent_was_acted_on,
    each_line_is_kept_once,
    each_report_is_one_ticket,
    nothing_happened_twice,
    each_solution_is_told,
    each_word_of_a_caller_is_kept,
    each_press_is_answered,
    each_question_is_answered,
    nothing_is_owed,
    no_chat_has_more_than_it_was_owed,
    no_summary_comes_twice,
    each_double_heals,
    each_ticket_has_one_card,
    each_deadline_is_kept_once,
    each_reminder_is_said,
    nobody_waited_in_vain,
    nothing_odd_was_heard,
)
