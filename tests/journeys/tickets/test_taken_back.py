"""A comment that is for fewer people than before goes from the others' chats, with its files."""

from __future__ import annotations

from sandbox.base.model import Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated


def pictures(person: Person, chat: object = None) -> list[Message]:
    there = person.messages(chat) if chat is not None else person.messages()  # type: ignore[arg-type]
    return [m for m in there if m.by_bot and m.media is not None and not m.deleted]


async def commented(desk: Desk) -> tuple[Message, Message]:
    """Let the operator comment with two photos; return what passed it on in the group, and the sign that it was."""
    operator, anil, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    await escalated(desk)
    own = await operator.see("MUK-1001", fresh=False)
    operator.send_album(["photo", "photo"], "The clerk's own bank book", reply_to=own)
    kept = await operator.see("this is for the helpdesk and the teams")
    words = await anil.see("bank book", group)
    await desk.settle()
    return words, kept


async def test_files_of_a_comment_go_from_where_it_is_no_more_for(desk: Desk) -> None:
    operator, anil, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    spoc = desk.cast.spoc_jatni
    spoc.start()
    words, kept = await commented(desk)
    assert len(pictures(anil, group)) == 2
    await operator.tap(kept, "The town, too").answer()
    await desk.settle()
    assert len(pictures(spoc)) == 2
    spoc.say("1001")
    await spoc.tap(await spoc.see("Now:"), "History").answer()
    history = await spoc.see("what happened")
    assert "bank book" in history.text
    kept = await operator.see("and the town", fresh=False)
    await operator.tap(kept, "Helpdesk and teams").answer()
    await desk.settle()
    assert pictures(spoc) == []
    assert not spoc.sees("bank book"), "nor on a page that was open"
    assert len(pictures(anil, group)) == 2, "the team may read it still"
    kept = await operator.see("this is for the helpdesk and the teams", fresh=False)
    await operator.tap(kept, "Helpdesk only").answer()
    await desk.settle()
    assert pictures(anil, group) == []
    assert words.deleted
    assert not operator.sees("stays in")
    kept = await operator.see("the helpdesk only", fresh=False)
    await operator.tap(kept, "Helpdesk and teams").answer()
    await desk.settle()
    assert len(pictures(anil, group)) == 2, "given back, they are there again"


async def test_of_what_telegram_lets_nobody_delete_words_are_written_over_and_of_files_it_is_told(desk: Desk) -> None:
    operator, anil, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    words, kept = await commented(desk)
    desk.sandbox.faults.refuse(400, "Bad Request: message can't be deleted", "deleteMessage", times=3)
    await operator.tap(kept, "Helpdesk only").answer()
    told = await operator.see("a file of that comment stays in the group of HUDD Tech")
    await desk.settle()
    assert "MUK-1001" in told.text
    assert sum("stays in the group" in m.text for m in operator.messages()) == 1
    now = next(m for m in anil.messages(group) if m.id == words.id)
    assert "bank book" not in now.text
    assert "taken back" in now.text
