"""An album under a question or a card: its parts are one answer, one comment or one solution."""

from __future__ import annotations

from bot.app import App
from bot.demo.hurried import Hurried
from sandbox.base.model import Chat, Message
from sandbox.people import acts
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated
from tests.journeys.support.ways import card_in


def from_us(person: Person, chat: Chat | None = None, *, after: Message) -> list[Message]:
    """Return what the bot has said in a chat after a message."""
    return [m for m in person.messages(chat) if m.by_bot and m.id > after.id]


def pictures(messages: list[Message]) -> int:
    return sum(m.media is not None for m in messages)


async def files(desk: Desk, number: int = 1001) -> int:
    async with desk.app.database.reading() as store:
        return len(await store.texts.files(number))


async def asked(desk: Desk) -> Message:
    """Let the team ask for pictures; return the question as the operator has it."""
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    card = await escalated(desk)
    await engineer.tap(card, "Ask").answer()
    engineer.reply(await engineer.see("what do you need to know", group), "Which pages?")
    question = await desk.cast.operator.see("Which pages?")
    await desk.settle()
    return question


async def test_an_album_after_answer_was_pressed_is_one_answer_and_opens_no_form(desk: Desk) -> None:
    operator, engineer, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    question = await asked(desk)
    await operator.tap(question, "Answer").answer()
    await desk.settle()
    before = engineer.last(group)
    last = operator.send_album(["photo", "photo", "photo"], "These three")[-1]
    await desk.settle()
    assert not any("New ticket" in m.text for m in operator.messages())
    assert len(from_us(operator, after=last)) == 1
    there = from_us(engineer, group, after=before)
    assert pictures(there) == 3
    assert sum("These three" in m.text for m in there) == 1
    assert await files(desk) == 3


async def test_an_album_under_the_question_how_it_was_solved_is_kept_whole_and_reaches_the_operator(
    desk: Desk,
) -> None:
    operator, engineer, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    card = await escalated(desk)
    await engineer.tap(card, "Resolve").answer()
    prompt = await engineer.see("how was", group)
    before, album = operator.last(), acts.new_album_id()
    for words in ("", "", "Router restarted"):
        part_of(album, desk, words, reply_to=prompt)
    await desk.settle()
    assert "Router restarted" in (await card_in(desk, group)).text
    assert not any("no longer open" in m.text for m in engineer.messages(group))
    assert pictures(from_us(operator, after=before)) == 3
    assert await files(desk) == 3


async def test_an_album_is_one_comment_though_the_bot_is_started_anew_between_its_parts(desk: Desk) -> None:
    operator, engineer, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    card = await escalated(desk)
    await desk.settle()
    before, album = operator.last(), acts.new_album_id()
    part_of(album, desk, "The whole page", reply_to=card)
    await desk.settle()
    config, clock = desk.app.config, desk.clock
    await desk.app.stop()
    desk.app = App(config, clock, machine=Hurried())
    assert await desk.app.start()
    for _ in range(3):
        part_of(album, desk, reply_to=card)
    await desk.settle()
    told = [m for m in from_us(operator, after=before) if m.media is None]
    assert len(told) == 1
    assert "The whole page" in told[0].text
    assert pictures(from_us(operator, after=before)) == 4
    assert await files(desk) == 4
    assert pictures(engineer.messages(group)) == 4  # their own: the team is not sent what it has said


async def test_words_under_a_later_part_of_an_album_join_those_of_the_first(desk: Desk) -> None:
    card = await escalated(desk)
    await desk.settle()
    before, album = desk.cast.operator.last(), acts.new_album_id()
    part_of(album, desk, reply_to=card)
    await desk.settle()
    part_of(album, desk, "The second page", reply_to=card)
    await desk.settle()
    told = [m.text for m in from_us(desk.cast.operator, after=before) if m.media is None]
    assert len(told) == 1
    assert "The second page" in told[0]
    assert "no words" not in told[0]


def part_of(album: str, desk: Desk, caption: str = "", *, reply_to: Message) -> None:
    """Let the engineer send one part of an album to the team's group."""
    user, group = desk.cast.hudd_engineer.user, desk.cast.hudd_tech
    file = acts.make_file(desk.sandbox.world, "photo", None)
    acts.send(desk.sandbox.world, user, group, file, caption, reply_to=reply_to, media_group_id=album)
