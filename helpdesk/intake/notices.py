"""What is to be known while a form is filled in: calls on the same number, open tickets, similar ones, by when."""

from __future__ import annotations

from helpdesk.intake.asking import Notice, NoticeKind
from helpdesk.intake.form import Form, FormStep, Known
from helpdesk.intake.wanting import still_wanted
from helpdesk.matching.urgency import PriorityProposal


def notices_of(
    form: Form, known: Known, step: FormStep, proposal: PriorityProposal | None = None
) -> tuple[Notice, ...]:
    """Return what is to be known here: calls on the same number all the way, the rest on the review.

    What tickets like it were sent back for is said while one writes what is wrong, too: the caller is still there.
    A correction needs none of it: they are about its own ticket.
    """
    if form.corrects is not None:
        return ()
    notices = []
    if known.recent_tickets:
        notices.append(Notice(kind=NoticeKind.RECENT_TICKETS, numbers=known.recent_tickets))
    if known.other_forms:
        notices.append(Notice(kind=NoticeKind.OTHER_FORMS, numbers=known.other_forms))
    wants = still_wanted(form, known.wanted) if step in (FormStep.WORDS, FormStep.REVIEW, FormStep.DETAILS) else ()
    if wants:
        numbers, keys = tuple(w.tickets for w in wants), tuple(w.reason for w in wants)
        notices.append(Notice(kind=NoticeKind.WANTED, numbers=numbers, keys=keys))
    if step in (FormStep.REVIEW, FormStep.DETAILS):
        if known.open_tickets:
            notices.append(Notice(kind=NoticeKind.OPEN_TICKETS, numbers=known.open_tickets))
        if known.similar or known.troubles:
            notices.append(Notice(kind=NoticeKind.SIMILAR, numbers=known.similar, keys=known.troubles))
        due = [at for priority, at in known.answer_by if priority is form.priority]
        if due:
            notices.append(Notice(kind=NoticeKind.ANSWER_BY, at=due[0], keys=(form.priority.value,)))
        if proposal is not None:
            notices.append(Notice(kind=NoticeKind.PROPOSED, keys=(proposal.priority.value,), said=proposal.words))
    return tuple(notices)
