"""The form's card: what is known so far, what was just taken in, and the one question that is open."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.base.callback_data import Button, Press, encode
from handlers.base.catalogue import Html
from handlers.base.context import ticket_link
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.cards.dossier import shorten, told_apart
from handlers.cards.parts import nature_key
from handlers.cards.words import Cards, dashed
from handlers.intake.known import known_around
from handlers.intake.notices import notice_line
from handlers.prompts.prompts import WHOLE, to_copy
from helpdesk.intake import flow, questions
from helpdesk.intake.as_json import from_json
from helpdesk.intake.asking import ButtonGroup, Notice, NoticeKind, Option, Question, Taken
from helpdesk.intake.flow import lists_of
from helpdesk.intake.form import Form, FormStep
from helpdesk.notify.kinds import FormCard
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings, Team
from helpdesk.text.phones import spaced
from helpdesk.ticket.ticket import ticket_id

BODY = 1500  # letters of the description that the card shows; all of it is kept
LABEL = 60
NAMED = {FormStep.ULB: Settings.ulb, FormStep.MODULE: Settings.module}  # whose options bear a name of the data
ASIDE = 300  # letters of what is asked about, whose it is
SCREEN = 17  # lines of the review that stand on a phone of 360 x 740 above its buttons
FIELDS = 5  # of them for the caller, the place, what it is about, and the files
LETTERS = 38  # in a line
BRIEF_DIAGNOSIS = 34
SHARE_A_LINE = (("form-field-ulb", "form-field-who"), ("form-field-nature", "form-field-module", "form-field-kind"))
SHORT = 14  # three labels that are no longer stand side by side
WIDE = 20  # longer labels get a row of their own


async def form_card(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return a form's card as it stands, None if the form has ended."""
    shown = FormCard.read(message.facts)
    number = shown.draft
    draft = await store.drafts.get(number)
    if draft is None:
        return None
    form, settings = from_json(draft.body), cards.office.settings
    desk = cards.desk_in(store)
    known = await known_around(form, desk, operator=actor.person.id, draft=number, language=cards.language)
    form = flow.settle(form, known)
    question = questions.question(form, known, lists_of(settings))
    brief = question.step is FormStep.REVIEW  # one screen of a phone; the rest is behind Details
    head = "form-head-correct" if form.corrects else "form-head-review" if brief else "form-head"
    above = [cards.say(head, id=ticket_link(cards.office, form.corrects or 0)), *_taken(shown, cards)]
    below = [await notice_line(notice, store, cards, brief=brief) for notice in _shown(question.notices, brief=brief)]
    below += _ask(question, cards.office.settings.team(known.team), cards)
    room = SCREEN - FIELDS - sum(_height(line) for line in (*above, *below)) if brief else None
    lines = [*above, *_fields(form, cards, room), *below]
    return Outgoing("\n".join(line for line in lines if line), _keyboard(number, question, cards), below=draft.heard)


def _taken(shown: FormCard, cards: Cards) -> list[Html]:
    lines = [cards.say(shown.problem)] if shown.problem else []
    said = [
        key for key in shown.taken if not (shown.problem and key == Taken.SEARCH)
    ]  # what names no town was not taken in
    if said:
        words = ", ".join(cards.say(key) for key in said)
        lines.append(cards.say("form-taken", what=Html(words)))
    return lines


def _shown(notices: Iterable[Notice], *, brief: bool) -> list[Notice]:
    """Return what is said here; on the review what may be missing before what is similar, no ticket twice."""
    kinds = {notice.kind: notice for notice in notices}
    if not brief:
        return list(kinds.values())
    if NoticeKind.WANTED in kinds:
        kinds.pop(NoticeKind.SIMILAR, None)
    recent, still_open = kinds.get(NoticeKind.RECENT_TICKETS), kinds.get(NoticeKind.OPEN_TICKETS)
    if recent and still_open and set(recent.numbers) <= set(still_open.numbers):
        kinds.pop(NoticeKind.RECENT_TICKETS)
    return list(kinds.values())


def _height(line: str) -> int:
    """Return how many lines of a small phone a line needs: signs above and below letters need no room."""
    plain = html.unescape(re.sub(r"<[^>]+>", "", line))
    wide = sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in plain)
    return -(-wide // LETTERS)


def _fields(form: Form, cards: Cards, room: int | None) -> list[Html]:
    """Return the answers so far, a line each; in so much ``room`` short ones share one, and long ones are cut."""
    brief, left = room is not None, (max(room or 0, 3) - 1) * LETTERS
    settings = cards.office.settings
    caller = " · ".join(filter(None, (spaced(form.phone) if form.phone else form.email, form.name)))
    if not caller and form.no_number:
        caller = cards.say("no-number")
    ulb, module = settings.ulb(form.ulb), settings.module(form.module)
    diagnosis = "\n".join(piece.text for piece in form.diagnosis)
    values: list[tuple[str, str | Html | None]] = [
        ("form-field-caller", shorten(caller, 36 if brief else 120) if caller else None),
        ("form-field-ulb", shorten(cards.town(ulb) if ulb else form.ulb_text or "", 30 if brief else 120)),
        ("form-field-who", cards.say(f"who-{dashed(form.caller_kind)}") if form.caller_kind else None),
        ("form-field-nature", cards.say(nature_key(form.nature, form.component)) if form.nature else None),
        ("form-field-module", cards.name(module) if module else cards.say("no-module") if form.no_module else None),
        ("form-field-kind", cards.say(f"kind-{dashed(form.kind)}") if form.kind else None),
        (
            "form-field-words",
            _whole(form.description, BODY, left - min(len(diagnosis), left // 2) if brief else None) or None,
        ),
        ("form-field-diagnosis", _whole(diagnosis, 500, max(left // 2, BRIEF_DIAGNOSIS) if brief else None) or None),
    ]
    said = {key: cards.say(key, value=value) for key, value in values if value}
    if form.files:
        said["form-field-files"] = cards.say("form-field-files", count=len(form.files))
    if not brief:
        return list(said.values())
    together = [[said.pop(key) for key in row if key in said] for row in SHARE_A_LINE]
    first = [said.pop(key) for key in ("form-field-caller",) if key in said]
    return [*first, *(Html(" · ".join(row)) for row in together if row), *said.values()]


def _whole(text: str, most: int, brief: int | None) -> str:
    """Return somebody's words, cut; ``brief``: in one paragraph of so many letters."""
    return shorten(text, most) if brief is None else shorten(" ".join(text.split()), brief)


def _ask(question: Question, team: Team | None, cards: Cards) -> list[Html]:
    lines = [cards.say(question.key, team=cards.name(team) if team else "none")]
    if question.ready is not None:
        lines.append(cards.quote(question.ready, limit=WHOLE))
    if question.aside:
        lines.append(cards.say("form-field-aside", value=shorten(question.aside, ASIDE)))
    if question.query:
        lines.append(cards.say("form-search", query=shorten(question.query, 60)))
    if question.pages > 1:
        lines.append(cards.say("form-page", page=str(question.page + 1), pages=str(question.pages)))
    return lines


def _keyboard(draft: int, question: Question, cards: Cards) -> InlineKeyboardMarkup | None:
    rows: list[list[InlineKeyboardButton]] = []
    for group in (ButtonGroup.CHOICE, ButtonGroup.PRIORITY, ButtonGroup.PAGE, ButtonGroup.ACTION):
        options = [o for o in question.options if o.group is group]
        if question.step is FormStep.SOLVED_HOW:
            labels = told_apart([o.label or "" for o in options], LABEL)
            options = [replace(o, label=label) for o, label in zip(options, labels, strict=True)]
        rows += _rows([_button(draft, question.step, o, cards) for o in options], group)
    if question.step is FormStep.REWRITE and question.ready:
        rows += to_copy(cards, question.ready)
    last = [_button(draft, question.step, o, cards) for o in question.options if o.group is ButtonGroup.NAV]
    last.append(cards.keyboards.button(Press(Button.DISCARD, draft), "button-cancel"))
    return markup([*rows, last])


def _rows(buttons: list[InlineKeyboardButton], group: ButtonGroup) -> Iterable[list[InlineKeyboardButton]]:
    short = len(buttons) == 3 and all(len(button.text) <= SHORT for button in buttons)
    if group in (ButtonGroup.PRIORITY, ButtonGroup.PAGE) or short:
        return [buttons]
    rows: list[list[InlineKeyboardButton]] = []
    for button in buttons:
        beside = rows and len(rows[-1]) == 1 and len(rows[-1][0].text) <= WIDE and len(button.text) <= WIDE
        if beside:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _button(draft: int, step: FormStep, option: Option, cards: Cards) -> InlineKeyboardButton:
    if option.at is not None:
        label = cards.when(option.at)
    elif option.ticket is not None and option.key is not None:
        label = cards.keyboards.label(option.key, id=ticket_id(cards.office.settings.prefix, option.ticket))
    else:
        find = NAMED.get(step) if not option.key else None
        item = find(cards.office.settings, option.code[1:]) if find else None
        named = cards.name(item) if item else option.label or ""
        label = cards.keyboards.label(option.key) if option.key else shorten(named, LABEL)
    data = encode(Press(Button.FORM, draft, f"{step.value}.{option.code}"))
    shown = f"✓ {label}" if option.chosen else label
    return InlineKeyboardButton(shown, callback_data=data, style="primary" if option.main else None)
