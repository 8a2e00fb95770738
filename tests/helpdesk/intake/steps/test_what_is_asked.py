"""Every question of the form, whole: its buttons in their order, what is chosen, what is coloured, which page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.intake.asking import ButtonGroup, Option, Question
from helpdesk.intake.flow import start
from helpdesk.intake.form import Form, FormStep, Known, Line, Piece
from helpdesk.intake.questions import offered, question
from helpdesk.settings.settings import Module
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Channel, Component, Nature
from tests.helpdesk.desk import FAMILY, FULL, LISTS, NOBODY, NOON, PHOTO, said

PIECE = Piece("otp", said())
ACTION, PAGE = ButtonGroup.ACTION, ButtonGroup.PAGE


def button(
    code: str, key: str, group: ButtonGroup = ButtonGroup.CHOICE, *, chosen: bool = False, main: bool = False
) -> Option:
    """Return a button that the catalogue words."""
    return Option(code=code, key=f"form-button-{key}", group=group, chosen=chosen, main=main)


def town(code: str, name: str, *, chosen: bool = False) -> Option:
    """Return a town's button."""
    return Option(code=f"u{code}", label=name, chosen=chosen)


FIRST = (
    town("BH", "Bhubaneswar"), town("DL", "Dhenkanal"), town("GUG", "G. Udaygiri"), town("JSP", "Jagatsinghpur"),
    town("JAL", "Jaleswar"), town("JA", "Jatni", chosen=True), town("KHR", "Khariar"), town("KRR", "Khariar Road"),
)  # fmt: skip
BACK = button("back", "back", ButtonGroup.NAV)
NOT_LISTED = button("not_listed", "not-listed", ACTION)
CHANGES = tuple(
    button(code, f"change-{code}")
    for code in ("caller", "name", "ulb", "who", "nature", "module", "words", "kind", "channel", "diag")
)
CHANGE, DETAILS = button("change", "change"), button("details", "details")
CORRECTED = replace(FULL, corrects=1001)
LINES = (
    Line(said=said(5), text="9437054321 Gita"),
    Line(said=said(6), files=(PHOTO,)),
    Line(said=said(7), contact="Mina", phone="+911"),
)
ELSEWHERE = replace(FULL, no_number=True, ulb_page=1, ulb_query="jat", ready="so", history=(FormStep.CALLER,))


def words(step: FormStep, key: str, *options: Option, **more: object) -> Question:
    """Return a question that takes words."""
    return Question(step=step, key=f"form-ask-{key}", options=options, wants_words=True, **more)  # type: ignore[arg-type]


def press(step: FormStep, key: str, *options: Option, **more: object) -> Question:
    """Return a question that takes presses alone."""
    return replace(words(step, key, *options, **more), wants_words=False)


@pytest.mark.parametrize(
    ("form", "known", "asked"),
    [
        (start(LISTS), NOBODY, words(FormStep.CALLER, "caller", button("no_number", "no-number"))),
        (ELSEWHERE, NOBODY, words(FormStep.CALLER, "caller", button("no_number", "no-number", chosen=True), BACK)),
        (replace(FULL, caller_id=8), FAMILY, words(
            FormStep.KNOWN, "known", Option(code="c7", label="Ramesh Sahoo"),
            Option(code="c8", label="Sita Das", chosen=True), button("someone_else", "someone-else"),
        )),
        (replace(FULL, someone_else=True), NOBODY, words(
            FormStep.KNOWN, "known", button("someone_else", "someone-else", chosen=True),
        )),
        (replace(FULL, no_name=True), NOBODY, words(
            FormStep.NAME, "name", button("skip_name", "skip-name", chosen=True),
        )),
        (FULL, NOBODY, words(FormStep.ULB, "ulb", *FIRST, button("p1", "page-after", PAGE), NOT_LISTED, pages=2)),
        (replace(FULL, ulb=None, ulb_text="Nowhere", ulb_page=7), NOBODY, words(
            FormStep.ULB, "ulb", town("ODG", "Odagaon"), town("PU", "Puri"), button("p0", "page-before", PAGE),
            replace(NOT_LISTED, chosen=True), page=1, pages=2,
        )),
        (replace(FULL, ulb_query="khariar"), NOBODY, words(
            FormStep.ULB, "ulb", *FIRST[6:], button("all", "all", PAGE), NOT_LISTED, query="khariar",
        )),
        (FULL, NOBODY, words(FormStep.PLACE, "place")),
        (FULL, NOBODY, press(
            FormStep.WHO, "who", button("ulb_employee", "ulb-employee"), button("cbo", "cbo", chosen=True),
            button("other", "other"),
        )),
        (replace(FULL, nature=Nature.TECHNICAL, component=Component.APP), NOBODY, press(
            FormStep.NATURE, "nature", button("functional", "functional"), button("infrastructure", "infrastructure"),
            button("app", "app", chosen=True), button("bug", "bug"), button("enhancement", "enhancement"),
        )),
        (FULL, NOBODY, press(
            FormStep.MODULE, "module", Option(code="mmuster_roll", label="Muster roll"),
            Option(code="mbill", label="Bills"), Option(code="mwork_order", label="Work order"),
            Option(code="mlogin", label="Login"), button("no_module", "no-module", chosen=True),
        )),
        (replace(FULL, pieces=(PIECE,)), NOBODY, words(
            FormStep.WORDS, "words", button("done", "done", ACTION, main=True), button("clear", "clear", ACTION),
        )),
        (replace(FULL, diagnosis=(PIECE,)), NOBODY, press(
            FormStep.REVIEW, "review",
            *(button(p, p.lower(), ButtonGroup.PRIORITY, chosen=p == "P3") for p in ("P1", "P2", "P3", "P4")),
            CHANGE, button("diagnosis", "diagnosis", chosen=True), DETAILS,
            button("escalate", "escalate", ACTION, main=True), button("keep", "keep", ACTION),
            button("solved", "solved", ACTION),
        )),
        (CORRECTED, NOBODY, press(
            FormStep.REVIEW, "correct", CHANGE, DETAILS, button("save", "save", ACTION, main=True),
        )),
        (FULL, NOBODY, press(FormStep.CHANGE, "change", *CHANGES)),
        (CORRECTED, NOBODY, press(FormStep.CHANGE, "change", *CHANGES[:8])),
        (FULL, NOBODY, press(FormStep.KIND, "kind", *(
            Option(code=code, key=f"kind-{key}", chosen=code == "bug_fix") for code, key in (
                ("problem", "problem"), ("incident", "incident"), ("change_request", "change-request"),
                ("bug_fix", "bug-fix"),
            )
        ))),
        (FULL, NOBODY, press(FormStep.CHANNEL, "channel", *(
            Option(code=way, key=f"channel-{way}", chosen=way is Channel.CALL) for way in Channel
        ))),
        (FULL, NOBODY, words(FormStep.DIAGNOSIS, "diag")),
        (replace(FULL, diagnosis=(PIECE,)), NOBODY, words(
            FormStep.DIAGNOSIS, "diag", button("clear", "clear", ACTION),
        )),
        (FULL, NOBODY, press(FormStep.DETAILS, "details")),
        (replace(FULL, keep_until=NOON), Known(keep_dates=(NOON,)), press(
            FormStep.KEEP_UNTIL, "keep", Option(code="t1794810600", at=NOON, chosen=True),
            button("no_date", "no-date"),
        )),
        (FULL, Known(ready_answers=("a", "b", "c", "d", "e")), words(
            FormStep.SOLVED_HOW, "solved", Option(code="ae8b7be43", label="a"), Option(code="a71beeff9", label="b"),
            Option(code="a06b9df6f", label="c"), Option(code="a98dd4acc", label="d"),
        )),
        (replace(FULL, ready="so"), NOBODY, words(
            FormStep.READY, "ready", button("send", "send", ACTION, main=True), button("rewrite", "rewrite", ACTION),
            ready="so",
        )),
        (replace(FULL, ready="so"), NOBODY, words(FormStep.REWRITE, "rewrite", ready="so")),
        (replace(FULL, aside=LINES), NOBODY, press(
            FormStep.ANOTHER, "another", button("another_caller", "another-caller", ACTION, main=True),
            button("add_to_this", "add-to-this", ACTION), BACK, aside="9437054321 Gita\nMina +911",
        )),
    ],
)  # fmt: skip
def test_a_question_is_asked_with_these_buttons(form: Form, known: Known, asked: Question) -> None:
    is_first = asked.step in (FormStep.REVIEW, FormStep.ANOTHER) or not form.has_said
    opened = form if is_first else replace(form, editing=asked.step)
    assert question(opened, known, LISTS) == asked


ADD = Option(code="a1001", key="form-button-add-to", ticket=1001, group=ButtonGroup.ACTION)


@pytest.mark.parametrize(
    ("step", "caller", "adds"),
    [
        (FormStep.WORDS, 7, (ADD,)),
        (FormStep.WORDS, None, ()),
        (FormStep.CHANNEL, 7, ()),
    ],
)
def test_it_can_be_added_to_the_latest_open_ticket_of_a_known_caller(
    step: FormStep, caller: int | None, adds: tuple[Option, ...]
) -> None:
    form = replace(FULL, caller_id=caller)
    bare = offered(step, form, NOBODY, LISTS)
    assert offered(step, form, Known(open_tickets=(1001, 1002)), LISTS) == (*bare, *adds)


@pytest.mark.parametrize(
    ("modules", "chosen", "codes"),
    [
        (8, None, ["mm0", "mm1", "mm2", "mm3", "mm4", "mm5", "more", "no_module"]),
        (8, "m7", ["mm7", "mm0", "mm1", "mm2", "mm3", "mm4", "more", "no_module"]),
        (8, "m2", ["mm0", "mm1", "mm2", "mm3", "mm4", "mm5", "more", "no_module"]),
        (8, "gone", ["mm0", "mm1", "mm2", "mm3", "mm4", "mm5", "more", "no_module"]),
        (7, None, ["mm0", "mm1", "mm2", "mm3", "mm4", "mm5", "mm6", "no_module"]),
    ],
)
def test_one_module_more_than_six_is_shown_and_what_was_chosen_in_any_case(
    modules: int, chosen: str | None, codes: list[str]
) -> None:
    lists = replace(LISTS, modules=tuple(Module(f"m{n}", f"Module {n}") for n in range(modules)))
    form = replace(FULL, module=chosen, no_module=False)
    shown = offered(FormStep.MODULE, form, NOBODY, lists)
    assert [option.code for option in shown] == codes
    assert [option.code for option in shown if option.chosen] == ([f"m{chosen}"] if f"m{chosen}" in codes else [])


def test_of_many_callers_six_are_offered() -> None:
    many = Known(people=tuple(Caller(id=n) for n in range(8)))
    labels = [option.label for option in offered(FormStep.KNOWN, FULL, many, LISTS)]
    assert labels == ["#0", "#1", "#2", "#3", "#4", "#5", None]
