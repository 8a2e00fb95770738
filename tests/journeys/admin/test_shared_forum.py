"""Two teams in one group, told apart by topic: cards, presses, replies, commands and scope follow the topic."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest

from sandbox.base.model import Chat, Message, Topic
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import become_admin, give_role, question
from tests.journeys.support.ways import open_ticket, press

WRONG_SUM = "9861012345 Sita, Dhenkanal, the bill shows a wrong sum"


@dataclass
class Shared:
    """A forum of two teams, and a topic for talk that is nobody's."""

    desk: Desk
    forum: Chat
    hudd: Topic
    egov: Topic
    talk: Topic

    def card(self, topic: Topic, ticket_id: str) -> Message:
        """Return a ticket's card in a topic."""
        shown = self.desk.cast.manager.messages(self.forum)
        mine = [m for m in shown if m.thread_id == topic.id and m.by_bot and ticket_id in m.text]
        return next(m for m in reversed(mine) if m.reply_to is None)

    async def say(self, person: Person, words: str, topic: Topic | None = None) -> Message:
        """Write in a topic, or in General; return the last message of the bot."""
        person.say(words, self.forum, topic=topic.id if topic else None)
        await self.desk.settle()
        return self.last()

    def last(self) -> Message:
        """Return the last message of the bot."""
        return next(m for m in reversed(self.desk.cast.manager.messages(self.forum)) if m.by_bot)


@pytest.fixture
async def shared(bare: Desk, capsys: pytest.CaptureFixture[str]) -> Shared:
    """Both teams are linked by /link in their topics; one ticket waits for each."""
    cast, world = bare.cast, bare.cast.world
    forum = world.add_chat("Offices", is_forum=True, owner=cast.admin.user)
    for person in (cast.hudd_engineer, cast.egov_developer, cast.manager):
        person.join(forum)
    hudd, egov, talk = (world.add_topic(forum, name, cast.admin.user) for name in ("HUDD", "eGov", "Talk"))
    await become_admin(bare, capsys)
    cast.admin.add_bot(forum)
    await bare.settle()
    for topic, team in ((hudd, "HUDD"), (egov, "eGov")):
        cast.manager.say("/link", forum, topic=topic.id)
        await bare.settle()
        assert f"Offices › {topic.name}" in question(cast.admin).text
        await cast.admin.tap(question(cast.admin), team).answer()
        await bare.settle()
    await give_role(bare, cast.operator, "Operator")
    await open_ticket(bare)
    await open_ticket(bare, text=WRONG_SUM, nature="Bug")
    return Shared(bare, forum, hudd, egov, talk)


async def test_each_teams_cards_stand_in_its_topic_and_are_pressed_there(shared: Shared) -> None:
    cast = shared.desk.cast
    hudd, egov = shared.card(shared.hudd, "MUK-1001"), shared.card(shared.egov, "MUK-1002")
    assert "is yours" in (await press(shared.desk, cast.hudd_engineer, hudd, "Claim")).text
    assert "is yours" in (await press(shared.desk, cast.egov_developer, egov, "Claim")).text
    await press(shared.desk, cast.egov_developer, egov, "Resolve")
    prompt = shared.last()
    assert prompt.thread_id == shared.egov.id
    cast.egov_developer.reply(prompt, "The sum is right since release 2.4")
    await shared.desk.settle()
    assert "Solved" in shared.card(shared.egov, "MUK-1002").text


async def test_the_topics_scope_counts_whoever_asks(shared: Shared) -> None:
    engineer = shared.desk.cast.hudd_engineer
    theirs = await shared.say(engineer, "/queue", shared.hudd)
    assert "MUK-1001" in theirs.text
    assert "MUK-1002" not in theirs.text
    others = await shared.say(engineer, "/status 1001", shared.egov)
    assert "no ticket MUK-1001" in others.text
    assert "MUK-1001" in (await shared.say(engineer, "/status 1001", shared.hudd)).text
    assert "no ticket MUK-1002" not in (await shared.say(engineer, "/status 1002", shared.egov)).text


async def test_each_topic_keeps_its_own_queue_and_a_new_one_takes_the_place_of_the_former(shared: Shared) -> None:
    cast = shared.desk.cast
    first = await shared.say(cast.hudd_engineer, "/queue", shared.hudd)
    other = await shared.say(cast.egov_developer, "/queue", shared.egov)
    second = await shared.say(cast.hudd_engineer, "/queue", shared.hudd)
    assert (first.deleted, other.deleted, second.deleted) == (True, False, False)


async def test_outside_of_the_topics_a_command_says_where_to_write_it(shared: Shared) -> None:
    for command, topic in product(("/queue", "/status 1001", "/mine", "/why 1001", "/summary"), (None, shared.talk)):
        said = await shared.say(shared.desk.cast.hudd_engineer, command, topic)
        assert "in the topic of your team: HUDD Tech, eGov" in said.text
        assert said.thread_id == (topic.id if topic else None)


async def test_where_no_topic_tells_the_tickets_own_card_does(shared: Shared) -> None:
    cast, card = shared.desk.cast, shared.card(shared.hudd, "MUK-1001")
    card.thread_id, card.is_topic_message = shared.talk.id, True  # as when its topic was split off
    assert "is yours" in (await press(shared.desk, cast.hudd_engineer, card, "Claim")).text
    cast.hudd_engineer.reply(card, "Looking at the router")
    await shared.desk.settle()
    assert "Looking at the router" in "".join(m.text for m in cast.operator.messages())


async def test_a_forward_to_the_other_topic_leaves_a_card_that_says_so(shared: Shared) -> None:
    cast, card = shared.desk.cast, shared.card(shared.hudd, "MUK-1001")
    claim = card.buttons[0][0]["callback_data"]
    await press(shared.desk, cast.hudd_engineer, card, "Claim")
    await press(shared.desk, cast.hudd_engineer, card, "Forward")
    await press(shared.desk, cast.hudd_engineer, shared.last(), "eGov")
    await press(shared.desk, cast.hudd_engineer, shared.last(), "Not for our team")
    old, new = shared.card(shared.hudd, "MUK-1001"), shared.card(shared.egov, "MUK-1001")
    assert "Now with eGov" in old.text
    assert not old.buttons
    assert "Claim" in str(new.labels)
    late = await cast.hudd_engineer.forge(shared.forum, old.id, claim).answer()
    assert "no ticket MUK-1001" in (late.text or "")
    assert "is yours" in (await press(shared.desk, cast.egov_developer, new, "Claim")).text
    assert not shared.card(shared.hudd, "MUK-1001").buttons


async def test_who_acts_in_a_topic_is_of_its_team_and_who_leaves_the_group_of_none(shared: Shared) -> None:
    cast = shared.desk.cast
    for topic, number in ((shared.hudd, "MUK-1001"), (shared.egov, "MUK-1002")):
        await press(shared.desk, cast.hudd_engineer, shared.card(topic, number), "Claim")
    cast.hudd_engineer.leave(shared.forum)
    await shared.desk.settle()
    for topic, number in ((shared.hudd, "MUK-1001"), (shared.egov, "MUK-1002")):
        assert "Claim" in str(shared.card(topic, number).labels)


async def test_of_two_topics_that_go_the_second_team_waits_for_another(shared: Shared) -> None:
    cast, world = shared.desk.cast, shared.desk.cast.world
    shared.hudd.is_deleted = True
    await open_ticket(shared.desk, text="9861012346 Gita, Puri, network is down")
    here = [m for m in cast.manager.messages(shared.forum) if "MUK-1003" in m.text]
    assert [m.is_topic_message for m in here] == [False]
    shared.egov.is_deleted = True
    await open_ticket(shared.desk, text=WRONG_SUM, nature="Bug")
    assert any("the group itself belongs to HUDD Tech" in m.text for m in cast.admin.messages())
    assert not [m for m in cast.manager.messages(shared.forum) if "MUK-1004" in m.text]
    topic = world.add_topic(shared.forum, "eGov again", cast.admin.user)
    await shared.say(cast.manager, "/link", topic)
    await cast.admin.tap(question(cast.admin), "eGov").answer()
    await shared.desk.settle()
    for number in ("MUK-1002", "MUK-1004"):
        assert "Claim" in str(shared.card(topic, number).labels)


async def test_a_topic_that_is_linked_and_the_desks_own_group_are_not_shared(shared: Shared) -> None:
    cast = shared.desk.cast
    assert "belongs to HUDD Tech already" in (await shared.say(cast.manager, "/link", shared.hudd)).text
    await shared.say(cast.manager, "/link", shared.talk)
    answer = await cast.admin.tap(question(cast.admin), "helpdesk's group").answer()
    assert "group of HUDD Tech already" in (answer.text or "")
    answer = await cast.admin.tap(question(cast.admin), "Master").answer()
    assert "Linked to Master Trainers" in (answer.text or "")


async def test_another_topic_takes_the_teams_open_cards_along(shared: Shared) -> None:
    cast = shared.desk.cast
    await shared.say(cast.manager, "/link", shared.talk)
    await cast.admin.tap(question(cast.admin), "HUDD").answer()
    await shared.desk.settle()
    old, new = shared.card(shared.hudd, "MUK-1001"), shared.card(shared.talk, "MUK-1001")
    assert "continues in another topic" in old.text
    assert not old.buttons
    assert "is yours" in (await press(shared.desk, cast.hudd_engineer, new, "Claim")).text
