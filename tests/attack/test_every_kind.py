"""Every kind of wish, by everybody who may not, from every place: nothing of the desk changes, nothing is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest
from telegram import Update

from bot.telegram.raw_bot import ALLOWED_UPDATES
from handlers.base.buttons import Exempt
from handlers.base.callback_data import Button
from handlers.routes import BUTTONS, COMMANDS, ROWS
from helpdesk.ticket.notes import FileKind
from tests.attack.besides import BESIDES, UNASKED
from tests.attack.campaign import Campaign
from tests.attack.checker import Checker
from tests.attack.kinds import KINDS, Combination, enumerated
from tests.attack.scene import Scene, scene_on
from tests.attack.wishes import Wish
from tests.journeys.support.leaks import ARGUMENTS
from tests.journeys.support.ways import card_in, press

Choice = Callable[[Sequence[Combination]], list[Combination]]

LOT = 150
PAGE = Path(__file__).parents[2] / "docs/security.md"  # says how many there are
# Buttons that carry no more than a number, or what nobody may say but who got it from the desk.
WITHOUT_ARGUMENT = frozenset(
    {
        Button.CLAIM, Button.RELEASE, Button.RESOLVE, Button.CALLER, Button.MORE, Button.FILES, Button.WHOLE,
        Button.VIEW, Button.RESUME, Button.NEW, Button.DISCARD, Button.PROMPT_PRIVATE, Button.PROMPT_CANCEL,
        Button.ACCESS, Button.ACCESS_REFUSE, Button.GROUP_NO, Button.WHY, Button.ASK, Button.ANSWER,
        Button.NO_ANSWER, Button.FORWARD, Button.ESCALATE, Button.REOPEN, Button.WITHDRAW, Button.WATCH,
        Button.HISTORY, Button.REFERENCE, Button.LINK, Button.UNLINK, Button.PROBLEM, Button.HAND_OVER,
        Button.TAKE_BACK, Button.BACK, Button.CHARTS, Button.SIMILAR, Button.KEEP_ANSWER, Button.CALLER_HISTORY,
        Button.ADD, Button.CORRECT, Button.WORDS_FOR, Button.WORDS_NEW, Button.WORDS_DROP,
        Button.SEND_AGAIN, Button.MAIL_OPEN, Button.MAIL_ANSWER, Button.MAIL_JUNK, Button.MAIL_BACK,
        Button.ASK_CALLER,
    }
)  # fmt: skip


# Of what nobody asked for, more of the same: payments, boosts, polls, businesses.
OTHERS_UNASKED = frozenset(
    {
        "business_connection", "chat_boost", "deleted_business_messages", "edited_business_message", "guest_message",
        "managed_bot", "message_reaction_count", "poll", "poll_answer", "pre_checkout_query", "purchased_paid_media",
        "removed_chat_boost", "shipping_query",
    }
)  # fmt: skip


def test_every_button_command_and_sort_of_update_is_a_kind_of_attack() -> None:
    besides = len(BESIDES) + len(UNASKED)
    assert len(KINDS) == len({kind.name for kind in KINDS}) == len(ROWS) + len(COMMANDS) + besides
    assert {f"a {kind.value}" for kind in FileKind} <= {kind.name for kind in BESIDES}
    asked, unasked = {kind.update for kind in KINDS} - OTHERS_UNASKED, {kind.update for kind in UNASKED}
    assert asked - unasked == set(ALLOWED_UPDATES)
    assert asked | OTHERS_UNASKED == {str(kind) for kind in Update.ALL_TYPES}
    assert not asked & OTHERS_UNASKED


def test_every_button_is_tried_with_an_argument_that_it_could_carry() -> None:
    assert set(ARGUMENTS) | WITHOUT_ARGUMENT == set(Button)
    assert not set(ARGUMENTS) & WITHOUT_ARGUMENT


def one_place_each(every: Sequence[Combination]) -> list[Combination]:
    """Return of each kind and person one place: the next one of theirs with each kind that they can send."""
    places: dict[tuple[str, str], list[Combination]] = defaultdict(list)
    for kind, who, chat in every:
        places[kind.name, who.name].append((kind, who, chat))
    turns: Counter[str] = Counter()
    chosen = []
    for (_, name), theirs in places.items():
        chosen.append(theirs[turns[name] % len(theirs)])
        turns[name] += 1
    return chosen


async def of_all_kinds(campaign: Campaign, every: Sequence[Combination]) -> list[str]:
    """Send one of each; return what came of them."""
    found, scene = [], campaign.scene
    for at in range(0, len(every), LOT):
        lot = [
            (kind.update, kind.make(Wish(scene, who, chat, Random(f"{kind.name} {who.name} {chat.id}"))))
            for kind, who, chat in every[at : at + LOT]
        ]
        names = ", ".join(dict.fromkeys(kind.name for kind, _, _ in every[at : at + LOT]))
        found += [f"{fault} after {names}" for fault in await campaign.send(lot)]
    return found


def counted(scene: Scene, every: Sequence[Combination]) -> None:
    """Hold that everybody tries every kind that they can send, from every place from which they can."""
    roles = Counter(who.name for _, who, _ in every)
    places = {scene.place_of(chat) for _, _, chat in every}
    assert set(roles) == {who.name for who in scene.attackers}
    assert len(roles) == 8
    assert places == {"private", "the team's group", "another team's group", "a group of nobody's"}
    pressing = sum(len(who.places) for who in scene.attackers if who.presses)
    assert sum(kind.name.startswith("press ") for kind, _, _ in every) == len(Button) * pressing
    page = PAGE.read_text(encoding="utf-8")
    assert f"{len(KINDS)} kinds" in page
    assert f"{len(every):,} in all" in page
    # What nobody's right stands before is tried by all, too.
    exempt = {f"press {button.name}" for button, row in BUTTONS.items() if isinstance(row.right, Exempt)}
    assert exempt <= {kind.name for kind, _, _ in every}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("chosen", [one_place_each, pytest.param(list, marks=pytest.mark.long, id="every_place")])
async def test_nothing_changes_and_nothing_is_shown_whatever_is_tried(desk_url: str, chosen: Choice) -> None:
    async with scene_on(desk_url) as scene:
        campaign, every = Campaign(scene, Checker(scene)), enumerated(scene)
        await campaign.checker.begin()
        counted(scene, every)
        tried = chosen(every)
        assert {(kind.name, who.name) for kind, who, _ in tried} == {(kind.name, who.name) for kind, who, _ in every}
        assert {(who.name, chat.id) for _, who, chat in tried} == {(who.name, chat.id) for _, who, chat in every}
        found = await of_all_kinds(campaign, tried)
        assert not found, "\n".join(found)
        assert campaign.sent == len(tried) > 500
        assert campaign.checker.heard > 100
        await the_checker_notices_what_is_done_by_right(campaign)


async def the_checker_notices_what_is_done_by_right(campaign: Campaign) -> None:
    """Claim a ticket as one may, and say a caller's name where an attacker reads it: both are found."""
    cast, desk = campaign.scene.desk.cast, campaign.scene.desk
    await press(desk, cast.hudd_engineer, await card_in(desk, cast.hudd_tech), "Release")
    found = await campaign.checker.compare()
    for table in ("tickets", "journal", "outbox"):
        assert any(fault.startswith(f"{table}: new") for fault in found), found
    assert any(fault.startswith(f"message ({cast.hudd_tech.id}") for fault in found), found
    bot = desk.sandbox.world.bot
    message = desk.sandbox.world.new_message(cast.stranger.private, bot, "it is Ramesh")
    message.by_bot = True
    desk.sandbox.world.post(message)
    assert any("shows ramesh" in fault for fault in await campaign.checker.compare())
