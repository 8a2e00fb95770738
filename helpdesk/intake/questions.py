"""What each step of the form asks and which answers it offers, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zlib import crc32

from helpdesk.intake.asking import ButtonGroup, Option, Question
from helpdesk.intake.flow import current_step, proposal
from helpdesk.intake.form import TAKES_WORDS, Form, FormStep, Known, Lists
from helpdesk.intake.notices import notices_of
from helpdesk.matching.modules import likely_modules
from helpdesk.matching.towns import search_towns
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority

TOWNS_ON_A_PAGE = 8
_MOST_PEOPLE = 6
_MOST_ANSWERS = 4
MOST_MODULES = 6
MAY_ADD = frozenset({FormStep.WHO, FormStep.NATURE, FormStep.MODULE, FormStep.WORDS, FormStep.REVIEW})
"""The steps at which the caller is known, and may turn out to call about a ticket that is open."""

NATURES: Mapping[str, tuple[Nature, Component | None]] = {
    "functional": (Nature.FUNCTIONAL, None),
    "infrastructure": (Nature.TECHNICAL, Component.INFRASTRUCTURE),
    "app": (Nature.TECHNICAL, Component.APP),
    "bug": (Nature.BUG, None),
    "enhancement": (Nature.ENHANCEMENT, None),
}
CHANGEABLE = (
    FormStep.CALLER, FormStep.NAME, FormStep.ULB, FormStep.WHO, FormStep.NATURE, FormStep.MODULE, FormStep.WORDS,
    FormStep.KIND, FormStep.CHANNEL, FormStep.DIAGNOSIS,
)  # fmt: skip
CORRECTABLE = frozenset(CHANGEABLE) - {FormStep.CHANNEL, FormStep.DIAGNOSIS}  # once the ticket is open


@dataclass(frozen=True, slots=True)
class Now:
    """All that an answer may depend on."""

    form: Form
    known: Known
    lists: Lists


Offer = Callable[[Now], tuple[Option, ...]]


def question(form: Form, known: Known, lists: Lists) -> Question:
    """Return what is asked now, with its answers, as data."""
    step = current_step(form, known)
    back = (_option("back", group=ButtonGroup.NAV),) if form.history or form.aside else ()
    towns = towns_offered(form, known, lists) if step is FormStep.ULB else ()
    pages = max(1, -(-len(towns) // TOWNS_ON_A_PAGE))
    return Question(
        step=step,
        key="form-ask-correct" if step is FormStep.REVIEW and form.corrects else f"form-ask-{step}",
        options=offered(step, form, known, lists) + back,
        wants_words=step in TAKES_WORDS,
        page=min(form.ulb_page, pages - 1),
        pages=pages,
        query=form.ulb_query if step is FormStep.ULB else None,
        ready=form.ready if step in (FormStep.READY, FormStep.REWRITE) else None,
        aside="\n".join(filter(None, (line.shown for line in form.aside))),
        notices=notices_of(form, known, step, proposal(form, lists)),
    )


def offered(step: FormStep, form: Form, known: Known, lists: Lists) -> tuple[Option, ...]:
    """Return the answers that a step offers, without Back; from the caller on, also to add it to an open ticket."""
    theirs = known.open_tickets[:1] if form.caller_id is not None and step in MAY_ADD else ()
    adding = (
        Option(code=f"a{number}", key="form-button-add-to", ticket=number, group=ButtonGroup.ACTION)
        for number in theirs
    )
    return (*OFFERS[step](Now(form, known, lists)), *adding)


def towns_offered(form: Form, known: Known, lists: Lists) -> tuple[str, ...]:
    """Return the codes of the ULBs to choose from, over all pages: what was searched for, else recent ones first."""
    found = search_towns(form.ulb_query, lists.ulbs) if form.ulb_query else ()
    if found:
        return found
    listed = {ulb.code for ulb in lists.ulbs}
    recent = [code for code in known.recent_ulbs if code in listed]
    by_name = [ulb.code for ulb in sorted(lists.ulbs, key=lambda ulb: ulb.name)]
    return tuple(dict.fromkeys([*recent, *by_name]))


def answer_code(text: str) -> str:
    """Return the code of a ready answer: it stays with its text when the list changes."""
    return f"a{crc32(text.encode()):08x}"


def _option(
    code: str, *, chosen: bool = False, main: bool = False, group: ButtonGroup = ButtonGroup.CHOICE
) -> Option:
    return Option(code=code, key=f"form-button-{code.replace('_', '-')}", chosen=chosen, main=main, group=group)


def _caller(now: Now) -> tuple[Option, ...]:
    return (_option("no_number", chosen=now.form.no_number),)


def _known(now: Now) -> tuple[Option, ...]:
    people = tuple(
        Option(code=f"c{caller.id}", label=_label(caller), chosen=caller.id == now.form.caller_id)
        for caller in now.known.people[:_MOST_PEOPLE]
    )
    return (*people, _option("someone_else", chosen=now.form.someone_else))


def _label(caller: Caller) -> str:
    return caller.name or caller.email or caller.phone or f"#{caller.id}"


def _name(now: Now) -> tuple[Option, ...]:
    return (_option("skip_name", chosen=now.form.no_name),)


def _ulb(now: Now) -> tuple[Option, ...]:
    codes = towns_offered(now.form, now.known, now.lists)
    last = max(0, -(-len(codes) // TOWNS_ON_A_PAGE) - 1)
    page = min(now.form.ulb_page, last)
    names = {ulb.code: ulb.name for ulb in now.lists.ulbs}
    shown = codes[page * TOWNS_ON_A_PAGE : (page + 1) * TOWNS_ON_A_PAGE]
    towns = tuple(Option(code=f"u{code}", label=names[code], chosen=code == now.form.ulb) for code in shown)
    turn = [(page - 1, "form-button-page-before")] if page > 0 else []
    turn += [(page + 1, "form-button-page-after")] if page < last else []
    pages = tuple(Option(code=f"p{to}", key=key, group=ButtonGroup.PAGE) for to, key in turn)
    every = (_option("all", group=ButtonGroup.PAGE),) if now.form.ulb_query else ()
    return (
        *towns,
        *pages,
        *every,
        _option("not_listed", chosen=now.form.ulb_text is not None, group=ButtonGroup.ACTION),
    )


def _who(now: Now) -> tuple[Option, ...]:
    return tuple(_option(kind, chosen=kind is now.form.caller_kind) for kind in CallerKind)


def _nature(now: Now) -> tuple[Option, ...]:
    present = (now.form.nature, now.form.component)
    return tuple(_option(code, chosen=meant == present) for code, meant in NATURES.items())


def _module(now: Now) -> tuple[Option, ...]:
    """The six likeliest, what was chosen before among them, and More."""
    names = {module.key: module.name for module in now.lists.modules}
    likely = likely_modules(now.form.description, now.lists.modules, now.known.modules_lately)
    shown = likely if now.form.all_modules or len(likely) <= MOST_MODULES + 1 else likely[:MOST_MODULES]
    if now.form.module in names and now.form.module not in shown:
        shown = (now.form.module or "", *shown[:-1])
    modules = tuple(Option(code=f"m{key}", label=names[key], chosen=key == now.form.module) for key in shown)
    more = (_option("more"),) if len(shown) < len(likely) else ()
    return (*modules, *more, _option("no_module", chosen=now.form.no_module))


def _words(now: Now) -> tuple[Option, ...]:
    done = (_option("done", main=True, group=ButtonGroup.ACTION),) if now.form.has_said else ()
    clear = (_option("clear", group=ButtonGroup.ACTION),) if now.form.pieces else ()
    return done + clear


def _review(now: Now) -> tuple[Option, ...]:
    if now.form.corrects is not None:
        return (_option("change"), _option("details"), _option("save", main=True, group=ButtonGroup.ACTION))
    priorities = tuple(
        Option(code=p, key=f"form-button-{p.lower()}", chosen=p is now.form.priority, group=ButtonGroup.PRIORITY)
        for p in Priority
    )
    change = (_option("change"), _option("diagnosis", chosen=bool(now.form.diagnosis)), _option("details"))
    return (
        *priorities,
        *change,
        _option("escalate", main=True, group=ButtonGroup.ACTION),
        _option("keep", group=ButtonGroup.ACTION),
        _option("solved", group=ButtonGroup.ACTION),
    )


def _change(now: Now) -> tuple[Option, ...]:
    offered = [step for step in CHANGEABLE if now.form.corrects is None or step in CORRECTABLE]
    return tuple(Option(code=step, key=f"form-button-change-{step}") for step in offered)


def _kind(now: Now) -> tuple[Option, ...]:
    return tuple(Option(code=k, key=f"kind-{k.replace('_', '-')}", chosen=k is now.form.kind) for k in Kind)


def _channel(now: Now) -> tuple[Option, ...]:
    return tuple(Option(code=way, key=f"channel-{way}", chosen=way is now.form.channel) for way in Channel)


def _diagnosis(now: Now) -> tuple[Option, ...]:
    return (_option("clear", group=ButtonGroup.ACTION),) if now.form.diagnosis else ()


def _keep(now: Now) -> tuple[Option, ...]:
    dates = tuple(
        Option(code=f"t{int(at.timestamp())}", at=at, chosen=at == now.form.keep_until) for at in now.known.keep_dates
    )
    return (*dates, _option("no_date"))


def _solved(now: Now) -> tuple[Option, ...]:
    return tuple(Option(code=answer_code(text), label=text) for text in now.known.ready_answers[:_MOST_ANSWERS])


def _ready(_now: Now) -> tuple[Option, ...]:
    return (_option("send", main=True, group=ButtonGroup.ACTION), _option("rewrite", group=ButtonGroup.ACTION))


def _another(_now: Now) -> tuple[Option, ...]:
    return (
        _option("another_caller", main=True, group=ButtonGroup.ACTION),
        _option("add_to_this", group=ButtonGroup.ACTION),
    )


def _nothing(_now: Now) -> tuple[Option, ...]:
    return ()


OFFERS: Mapping[FormStep, Offer] = {
    FormStep.CALLER: _caller,
    FormStep.KNOWN: _known,
    FormStep.NAME: _name,
    FormStep.ULB: _ulb,
    FormStep.PLACE: _nothing,
    FormStep.WHO: _who,
    FormStep.NATURE: _nature,
    FormStep.MODULE: _module,
    FormStep.WORDS: _words,
    FormStep.REVIEW: _review,
    FormStep.CHANGE: _change,
    FormStep.KIND: _kind,
    FormStep.CHANNEL: _channel,
    FormStep.DIAGNOSIS: _diagnosis,
    FormStep.DETAILS: _nothing,
    FormStep.KEEP_UNTIL: _keep,
    FormStep.SOLVED_HOW: _solved,
    FormStep.READY: _ready,
    FormStep.REWRITE: _nothing,
    FormStep.ANOTHER: _another,
}
