"""What a summary that somebody asked for shows: which days, of which team or ULB; and the buttons that change it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.base.callback_data import Button, Press
from handlers.base.keyboards import markup
from handlers.cards.words import Cards
from helpdesk.people.actors import Actor, Role, Scope, Where
from helpdesk.reports.periods import Period, narrowed

SEPARATOR = ":"
A_PAGE = 12  # ULBs
ACROSS = 3


@dataclass(frozen=True, slots=True)
class SummaryView:
    """One state of a summary's message. ``menu``: it offers the teams, or a page of the ULBs, to choose from.

    ``on``: the day on which it was asked for, for what belongs to what is shown; none: the day of the press.
    """

    period: Period = Period.TODAY
    team: str | None = None
    ulb: str | None = None
    menu: str = ""  # t, or u and the number of a page
    on: date | None = None

    def encode(self) -> str:
        """Return it as a button carries it: ``week:t.egov:mu2``."""
        parts = [self.period.value]
        parts += [f"t.{self.team}"] if self.team else [f"u.{self.ulb}"] if self.ulb else []
        parts += [f"m{self.menu}"] if self.menu else []
        parts += [f"d{self.on:%y%m%d}"] if self.on else []
        return SEPARATOR.join(parts)

    def scope(self, scope: Scope) -> Scope | None:
        """Return what it shows of a scope; None: nothing of it may be seen."""
        return narrowed(scope, self.team, self.ulb)


def decode(text: str) -> SummaryView | None:
    """Return what a button carried; None if it is none of ours."""
    name, *parts = text.split(SEPARATOR)
    if name not in tuple(Period):
        return None
    view = SummaryView(Period(name))
    for part in parts:
        if part.startswith("t."):
            view = replace(view, team=part[2:])
        elif part.startswith("u."):
            view = replace(view, ulb=part[2:])
        elif part == "mt" or (part.startswith("mu") and part[2:].isdigit()):
            view = replace(view, menu=part[1:])
        elif (on := _dated(part)) is not None:
            view = replace(view, on=on)
        else:
            return None
    return view


def _dated(part: str) -> date | None:
    """Return the date that ``d261120`` says: with a team's longest key there is room for no more."""
    if not re.fullmatch(r"d[0-9]{6}", part):
        return None
    try:
        return date(2000 + int(part[1:3]), int(part[3:5]), int(part[5:]))
    except ValueError:
        return None


def buttons(shown: SummaryView, cards: Cards, actor: Actor, scope: Scope) -> InlineKeyboardMarkup | None:
    """Return the buttons under a summary: other days, one team, one ULB; in private the export and the charts.

    These are of the days that are shown; the others show days up to the one of the press.
    """
    view = replace(shown, on=None)
    if view.menu:
        return _menu(view, cards, scope)
    others = [p for p in Period if p is not view.period]
    rows = [
        [_to(cards, replace(view, period=p), f"button-{p.value}") for p in others[:2]],
        [_to(cards, replace(view, period=p), f"button-{p.value}") for p in others[2:]],
    ]
    narrow = []
    if view.team or view.ulb:
        narrow.append(_to(cards, replace(view, team=None, ulb=None), "button-everything"))
    if len(_teams(cards, scope)) > 1:
        narrow.append(_to(cards, replace(view, menu="t"), "button-one-team"))
    if len(_ulbs(cards, scope)) > 1:
        narrow.append(_to(cards, replace(view, menu="u0"), "button-one-ulb"))
    rows.append(narrow)
    if actor.place.where is Where.PRIVATE:
        own = shown.encode()
        export = [cards.keyboards.button(Press(Button.EXPORT, 0, own))]
        if actor.person.has(Role.ADMIN):
            export.append(cards.keyboards.button(Press(Button.EXPORT, 1, own), "button-export-callers"))
        rows += [[cards.keyboards.button(Press(Button.CHARTS, 0, own))], export]
    return markup(rows)


def _to(cards: Cards, view: SummaryView, key: str, **facts: object) -> InlineKeyboardButton:
    return cards.keyboards.button(Press(Button.SUMMARY, 0, view.encode()), key, **facts)


def _teams(cards: Cards, scope: Scope) -> list[tuple[str, str]]:
    teams = cards.office.settings.teams
    return [(t.key, cards.name(t)) for t in teams if scope.everything or t.key in scope.teams]


def _ulbs(cards: Cards, scope: Scope) -> list[tuple[str, str]]:
    found = [(u.code, cards.town(u)) for u in cards.office.settings.ulbs if scope.everything or u.code in scope.ulbs]
    return sorted(found, key=lambda ulb: ulb[1])


def _menu(view: SummaryView, cards: Cards, scope: Scope) -> InlineKeyboardMarkup | None:
    named = cards.keyboards.named
    plain = replace(view, team=None, ulb=None, menu="")
    back = [_to(cards, replace(view, menu=""), "button-back")]
    if view.menu == "t":
        chosen = [(replace(plain, team=key), name) for key, name in _teams(cards, scope)]
        return markup([*([named(Press(Button.SUMMARY, 0, v.encode()), name)] for v, name in chosen), back])
    ulbs, page = _ulbs(cards, scope), int(view.menu[1:])
    here = ulbs[page * A_PAGE : (page + 1) * A_PAGE]
    row = [named(Press(Button.SUMMARY, 0, replace(plain, ulb=code).encode()), name) for code, name in here]
    turn = [
        _to(cards, replace(view, menu=f"u{to}"), key)
        for to, key in ((page - 1, "button-earlier"), (page + 1, "button-further"))
        if 0 <= to * A_PAGE < len(ulbs)
    ]
    return markup([*(row[i : i + ACROSS] for i in range(0, len(row), ACROSS)), turn, back])
