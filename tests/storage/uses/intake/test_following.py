"""What comes in further messages, and what is edited: all that follows of each."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.intake.form import FormMessage, FormStep, Piece, Said
from helpdesk.people.actors import Actor, Membership, Person, Role
from helpdesk.settings.settings import Module
from helpdesk.ticket.notes import File
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import actor as someone
from tests.helpdesk.cast import filled
from tests.helpdesk.office import at
from tests.storage.factories import photo
from tests.storage.uses.playing import OPERATOR, RAVI, SECOND, SHARED, SPOC, Echo, Step, Use, holds, staffed

PAYING = replace(SHARED, modules=(Module("pay", "Payments"),), followers=(Echo(),))
LONG, SHORT = "x" * 2000, "x" * 1999
AT_LENGTH = re.compile(r"(?<=xx)x+")
NOBODY = replace(RAVI, anonymous=True)
EVE = someone("stranger")
ELSEWHERE = frozenset({Membership(Role.SPOC, ulb="JAT"), Membership(Role.MEMBER, team="hudd")})
MOVED = replace(RAVI, person=replace(RAVI.person, memberships=ELSEWHERE), place=SPOC.place)
FORM = Said(at("Mon 16 Nov 09:58"), 11, 40)
TOLD = Said(at("Mon 16 Nov 09:58"), 11, 41)
OPENED: dict[str, Any] = {
    "pieces": (Piece("It fails", FORM), Piece(LONG, Said(at("Mon 16 Nov 09:59"), 11, 42))),
    "files": (replace(photo("F", album="form"), chat_id=11, message_id=43),),
    "messages": (
        FormMessage(said=FORM, step=FormStep.WORDS, gave=(("ulb", "JAT"), ("module", "pay"))),
        FormMessage(said=TOLD, step=FormStep.CALLER, gave=(("phone", "+919437012345"), ("name", "Ramesh"))),
        FormMessage(said=Said(at("Mon 16 Nov 09:59"), 11, 42), step=FormStep.WORDS),
    ),
    "module": "pay",
}


def words(
    desk: Desk, message: int | None, text: str, *files: File, seconds: int = 0, chat: int | None = 11,
    forwarded: bool = False,
) -> Words:  # fmt: skip
    """Return what somebody says in a private chat, or elsewhere, some seconds before now."""
    came = tuple(replace(file, chat_id=chat, message_id=message) for file in files)
    return Words(text, desk.now - timedelta(seconds=seconds), came, chat, message, forwarded)


def album(unique_id: str, name: str, **known: Any) -> File:
    return photo(unique_id, album=name, **known)


def commented(message: int, text: str, *files: File, by: Actor = OPERATOR, chat: int = 11, number: int = 1001) -> Use:
    return lambda d: d.tickets.comment(number, by, words(d, message, text, *files, chat=chat))


def more(message: int | None, text: str, *files: File, by: Actor = OPERATOR, seconds: int = 0, **known: Any) -> Use:
    """A further message comes."""
    return lambda d: d.gathering.gather(by, words(d, message, text, *files, seconds=seconds, **known))


def edited(message: int | None, text: str, *files: File, by: Actor = OPERATOR, **known: Any) -> Use:
    """A message is edited."""

    async def edit(desk: Desk) -> object:
        found = await desk.corrections.follow(by, words(desk, message, text, *files, **known))
        return found and (found.ticket, found.stayed)

    return edit


def solves(message: int) -> Use:
    return lambda d: d.tickets.resolve(1001, RAVI, words(d, message, f"Solved by {message}", chat=21))


def reopens(message: int) -> Use:
    return lambda d: d.endings.reopen(1001, OPERATOR, words(d, message, "It fails"))


NOWHERE = Words("As we wrote", at("Mon 16 Nov 10:34"), (album("V", "fourth"),))
SOLVED: dict[str, Any] = {
    "solution": (Piece(LONG, Said(at("Mon 16 Nov 11:10"), 11, 98)),),
    "messages": (FormMessage(said=Said(at("Mon 16 Nov 11:10"), 11, 98), step=FormStep.SOLVED_HOW),),
}
GATHERED: list[Step] = [
    ("10:00", "a form", lambda d: d.intake.escalate_new(replace(filled(), **OPENED), OPERATOR)),
    ("10:01", "of its album", more(44, "", album("G", "form"))),
    ("10:02", "with words", more(45, "and so it looks", album("H", "form"))),
    ("10:03", "the rest of its words", more(46, "the rest", seconds=237)),
    ("10:10", "a long comment", commented(60, LONG)),
    ("10:10", "its rest, in a second", more(61, "the rest")),
    ("10:10", "and more of it", more(62, LONG, photo("I"))),
    ("10:11", "too late", more(63, "another", seconds=56)),
    ("10:12", "by somebody else", more(64, "another", by=SECOND, seconds=119)),
    ("10:13", "by nobody of the desk", more(65, "another", by=EVE, seconds=178)),
    ("10:14", "without a message", more(None, "another", seconds=237)),
    ("10:14", "without a chat", more(66, "another", seconds=237, chat=None)),
    ("10:20", "a short one", commented(70, SHORT)),
    ("10:20", "is no part", more(71, "another")),
    ("10:20", "forwarded together", more(72, "forwarded", forwarded=True)),
    ("10:30", "an album", commented(80, "See", album("J", "second"))),
    ("10:31", "its second part", more(81, "", album("K", "second"))),
    ("10:32", "its third, with words", more(82, "and here", album("L", "second"))),
    ("10:33", "of another's album", more(83, "", album("M", "second"), by=SECOND)),
    ("10:40", "in the group's name", commented(90, LONG, by=NOBODY, chat=-1)),
    ("10:40", "its rest", more(91, "the rest", by=NOBODY, chat=-1)),
    ("10:50", "what hangs on it", lambda d: d.intake.keep_new(filled("DHE"), OPERATOR)),
    ("10:51", "is linked", lambda d: d.links.link(1002, OPERATOR, 1001)),
    ("10:52", "said of both", commented(95, LONG, album("N", "third"))),
    ("10:52", "its rest", more(96, "the rest")),
    ("10:52", "of its album", more(97, "", album("O", "third"))),
    (
        "11:00",
        "solved by a picture",
        lambda d: d.tickets.resolve(1001, RAVI, words(d, 30, "", album("P", "f"), chat=21)),
    ),
    ("11:01", "another", more(31, "as one sees", album("Q", "f"), by=RAVI, chat=21)),
    ("11:02", "and one more", more(32, "", album("R", "f"), by=RAVI, chat=21)),
    ("11:10", "a form that solves", lambda d: d.intake.solve_new(replace(filled(), **SOLVED), OPERATOR)),
    ("11:10", "let go meanwhile", more(99, "the rest", by=replace(OPERATOR, person=Person(11, "Olivia")))),
    ("11:10", "its rest", more(99, "the rest")),
]
ADDED: list[Step] = [
    GATHERED[0],
    ("10:00", "the rest of its words", more(44, "the rest", seconds=60)),
    ("10:01", "of its album, with many words", more(45, LONG, album("G", "form"))),
    ("10:01", "their rest, with a picture", more(46, "the rest", photo("H"))),
]
EDITED: list[Step] = [
    ("10:00", "a form", lambda d: d.intake.escalate_new(replace(filled(), **OPENED), OPERATOR)),
    ("10:01", "of no ticket", edited(99, "nothing")),
    ("10:01", "without a message", edited(None, "nothing")),
    ("10:01", "without a chat", edited(40, "nothing", chat=None)),
    ("10:02", "what is wrong", edited(40, "It hangs, in Jatni")),
    ("10:03", "another town in it", edited(40, "Dhenkanal, it hangs")),
    ("10:03", "its own before it", edited(40, "Jatni - it hangs")),
    ("10:04", "another number", edited(41, "9437012399 Ramesh")),
    ("10:05", "another name", edited(41, "9437012345 Sita")),
    ("10:06", "with a picture", edited(41, "9437012345 Ramesh", photo("S"))),
    ("10:07", "the picture's words", edited(43, "9437012345, so it looks", photo("F"))),
    ("10:08", "nothing any more", edited(40, "")),
    ("10:09", "by the team", edited(40, "It is ours", by=RAVI)),
    ("10:10", "a comment", commented(50, "Please hury", album("T", "x"))),
    ("10:11", "is edited", edited(50, "Please hurry, PFM-17")),
    ("10:11", "once", edited(50, "Please hurry, PFM-17")),
    ("10:12", "and by nobody of the desk", edited(50, "No", by=EVE)),
    ("10:13", "a long one", commented(60, LONG)),
    ("10:13", "and its rest", more(61, "the rest")),
    ("10:14", "the rest is edited", edited(61, "the other rest")),
    ("10:15", "the beginning is edited", edited(60, "A beginning")),
    ("10:20", "asked", lambda d: d.questions.ask(1001, RAVI, words(d, 20, "Wich?", chat=21))),
    ("10:21", "edited", edited(20, "Which?", by=RAVI, chat=21)),
    ("10:22", "answered", lambda d: d.questions.answer(1001, OPERATOR, words(d, 70, "All"))),
    ("10:23", "edited", edited(70, "All of them")),
    ("10:24", "not by the team", edited(70, "None", by=RAVI)),
    ("10:30", "what hangs on it", lambda d: d.intake.keep_new(filled("DHE"), OPERATOR)),
    ("10:31", "is linked", lambda d: d.links.link(1002, OPERATOR, 1001)),
    ("10:32", "solved", lambda d: d.tickets.resolve(1001, RAVI, words(d, 30, "Don", chat=21))),
    ("10:33", "edited", edited(30, "Done", by=RAVI, chat=21)),
    ("10:33", "as it is", edited(30, "Done", by=RAVI, chat=21)),
    ("10:34", "by the town", edited(30, "Done", by=SPOC, chat=21)),
    ("10:34", "by one of the town and of another team now", edited(30, "Done", by=MOVED, chat=21)),
    ("10:35", "of no message", lambda d: d.tickets.comment(1001, OPERATOR, NOWHERE)),
    ("10:35", "of its album", more(85, "and here", album("W", "fourth"))),
    ("10:40", "not solved", lambda d: d.endings.object(1001, SPOC, words(d, 35, "No", chat=41))),
    ("10:41", "edited", edited(35, "No, it fails", by=SPOC, chat=41)),
    ("10:42", "opened again", lambda d: d.endings.reopen(1001, OPERATOR, words(d, 75, "It fails"))),
    ("10:43", "the former solution", edited(30, "Done again", by=RAVI, chat=21)),
    ("10:44", "solved by a picture", lambda d: d.tickets.resolve(1001, RAVI, words(d, 32, "", photo("U"), chat=21))),
    ("10:45", "with words now", edited(32, "Ramesh 9437012345: as one sees", photo("U"), by=RAVI, chat=21)),
    ("10:46", "by whoever may solve it", edited(32, "As I see", by=OPERATOR, chat=21)),
    ("10:50", "opened again", reopens(76)),
    ("10:51", "a third time", solves(33)),
    ("10:52", "opened again", reopens(77)),
    ("10:53", "that one", edited(33, "Solved 33", by=RAVI, chat=21)),
    ("10:54", "a fourth time", solves(34)),
    ("10:55", "the third", edited(33, "Was solved 33", by=RAVI, chat=21)),
    ("10:56", "the form, with its module", edited(40, "Payments hang in Jatni")),
]  # fmt: skip
PLACED: list[Step] = [
    ("10:00", "a form", lambda d: d.intake.keep_new(replace(filled(), ulb=None, ulb_text="Angul NAC", messages=(
        FormMessage(said=FORM, step=FormStep.PLACE, gave=(("ulb_text", "Angul NAC"), ("email", "r@x.example"))),
    )), OPERATOR)),
    ("10:01", "its place", edited(40, "Talcher")),
    ("10:02", "as it was", edited(40, "Angul NAC")),
]  # fmt: skip


async def test_what_comes_in_further_messages_goes_where_the_first_went(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "intake/gathered", GATHERED, PAYING, unsaid=AT_LENGTH)


async def test_what_is_added_to_a_form(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "intake/added", ADDED, PAYING, unsaid=AT_LENGTH)


async def test_what_follows_an_edit(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "intake/edited", EDITED, PAYING, unsaid=AT_LENGTH)


async def test_what_a_form_was_told_of_a_place(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "intake/placed", PLACED, PAYING)
