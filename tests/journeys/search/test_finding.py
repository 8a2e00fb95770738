"""Finding: by words, numbers and ids, narrowed down by buttons; what is similar; answers worth keeping."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import Walk, card_in, open_ticket, press

MUSTER = "9437012345 Ramesh, Jatni, muster roll page is blank after approval"
PURCHASE = "9437012346 Sita, Dhenkanal, vendor cannot upload invoice WO/2023-24/000339"


async def ask(desk: Desk, person, text: str):  # type: ignore[no-untyped-def]
    """Say something and return the last message as it stands then."""
    person.say(text)
    await desk.settle()
    return person.messages()[-1]


async def two_tickets(desk: Desk) -> None:
    """Open one ticket for HUDD's team about Jatni, and one for eGov about Dhenkanal."""
    desk.cast.operator.start()
    await open_ticket(desk, text=MUSTER)
    walk = Walk(desk, desk.cast.operator)
    await walk.say(PURCHASE)
    for _ in range(8):
        if "Escalate" in str(walk.card.labels):
            break
        wanted = ("Sita", "CBO", "Bug", "Another, or none", "Done")
        await walk.tap(next(label for label in wanted if label in str(walk.card.labels)))
    await walk.tap("Escalate")


async def test_a_ticket_is_found_by_words_number_and_id_of_muktasoft(desk: Desk) -> None:
    await two_tickets(desk)
    operator = desk.cast.operator
    for typed, there in (
        ("roll blank", "MUK-1001"), ("muk 1002", "MUK-1002"), ("012346", "MUK-1002"), ("9437012345", "MUK-1001"),
        ("wo 2023-24 000339", "MUK-1002"), ("invo", "MUK-1002"), ("tel:+919437012345", "MUK-1001"),
        ("https://wa.me/919437012346", "MUK-1002"), ("Ph: \u202a94370 12345\u202c Ramesh.", "MUK-1001"),
    ):  # fmt: skip
        found = await ask(desk, operator, f"/find {typed}")
        assert there in found.text, typed
        assert found.text.count("MUK-") == 1, typed
    assert "Try fewer" in (await ask(desk, operator, "/find zebra")).text
    assert "none has" not in (await ask(desk, operator, "/find blank zebra")).text


async def test_an_edited_first_message_is_read_again_as_the_form_read_it(desk: Desk) -> None:
    operator = desk.cast.operator
    operator.start()
    await open_ticket(desk, text=MUSTER)
    said = next(m for m in operator.messages() if m.text == MUSTER)
    operator.edit(said, f"{MUSTER} of WO/2023-24/000339")
    await desk.settle()
    card = await card_in(desk, desk.cast.hudd_tech)
    assert "muster roll page is blank after approval of WO/2023-24/000339" in card.text
    assert "94370" not in (await ask(desk, operator, "1001")).text.partition("Now:")[0]
    assert "MUK-1001" in (await ask(desk, operator, "/find WO/2023-24/000339")).text


async def test_words_that_were_not_given_are_asked_for(desk: Desk) -> None:
    await two_tickets(desk)
    assert "What shall I look for" in (await ask(desk, desk.cast.operator, "/find")).text
    assert "MUK-1001" in (await ask(desk, desk.cast.operator, "muster")).text
    form = await ask(desk, desk.cast.operator, "muster")
    assert "New ticket" in form.text  # the question was answered: the next words are a form again


async def test_buttons_narrow_a_search_down_and_are_the_searcher_s_own(desk: Desk) -> None:
    await two_tickets(desk)
    operator = desk.cast.operator
    found = await ask(desk, operator, "/find page invoice")
    assert {"MUK-1001", "MUK-1002"} <= set(found.text.split())
    await press(desk, operator, found, "Team")
    await press(desk, operator, operator.messages()[-1], "eGov")
    narrowed = operator.messages()[-1]
    assert "MUK-1002" in narrowed.text
    assert "MUK-1001" not in narrowed.text
    await press(desk, operator, narrowed, "Late")
    assert "nothing found with these filters" in operator.messages()[-1].text
    await press(desk, operator, operator.messages()[-1], "Clear")
    assert "MUK-1001" in operator.messages()[-1].text


async def test_a_spoc_finds_in_the_own_town_only_and_no_caller_s_number(desk: Desk) -> None:
    await two_tickets(desk)
    spoc = desk.cast.spoc_dhenkanal
    spoc.start()
    assert "MUK-1001" not in (await ask(desk, spoc, "/find muster roll")).text
    assert "MUK-1002" in (await ask(desk, spoc, "/find invoice")).text
    assert "nothing found" in (await ask(desk, spoc, "/find 9437012346")).text
    stranger = desk.cast.stranger
    stranger.start()
    assert "helpdesk's list" in (await ask(desk, stranger, "/find invoice")).text


async def test_the_review_shows_what_is_similar_and_how_it_was_solved(desk: Desk) -> None:
    await two_tickets(desk)
    engineer = desk.cast.hudd_engineer
    card = await card_in(desk, desk.cast.hudd_tech)
    await press(desk, engineer, card, "Resolve")
    engineer.reply(await engineer.see("how was", desk.cast.hudd_tech), "Cleared the cache, call 9437099999")
    await desk.settle()
    walk = Walk(desk, desk.cast.operator)
    await walk.say("9437055555 Gita, Jatni, muster roll page blank again")
    for _ in range(8):
        if "Escalate" in str(walk.card.labels):
            break
        wanted = ("Gita", "ULB employee", "Technical: Infrastructure", "Another, or none", "Done")
        await walk.tap(next(label for label in wanted if label in str(walk.card.labels)))
    review = walk.card.text
    assert "Similar" in review
    assert "MUK-1001" in review
    assert "Cleared the cache" in review
    assert "9437099999" not in review


async def test_on_the_first_day_known_troubles_help_and_solve_with_one_tap(desk: Desk) -> None:
    desk.cast.operator.start()
    walk = Walk(desk, desk.cast.operator)
    await walk.say("9437055555 Gita, Jatni, muster roll approval stops with a warning")
    for _ in range(8):
        if "Escalate" in str(walk.card.labels):
            break
        wanted = ("Gita", "ULB employee", "Functional", "Done")
        await walk.tap(next(label for label in wanted if label in str(walk.card.labels)))
    first = walk.card.text.partition("Known: ")[2]
    assert first.startswith("The approval of a muster roll stops"), "what fits best comes first"
    await walk.tap("Solved")
    shown = await walk.tap("Approve the measurement book first")
    assert "This will be the solution" in shown.text
    assert "logged as solved" not in shown.text
    await walk.tap("Back")
    await walk.tap("Approve the measurement book first")
    changes = await walk.tap("Change")
    assert "📋 Copy the text" in str(changes.labels)
    await walk.tap("Back")
    assert "logged as solved" in (await walk.tap("Send")).text


async def test_similar_tickets_are_one_tap_away_and_a_good_answer_is_kept(desk: Desk) -> None:
    await two_tickets(desk)
    operator, engineer = desk.cast.operator, desk.cast.hudd_engineer
    engineer.start()
    await press(desk, engineer, await card_in(desk, desk.cast.hudd_tech), "Claim")
    view = await ask(desk, engineer, "1001")
    await press(desk, engineer, view, "Similar")
    assert "Similar to MUK-1001" in engineer.messages()[-1].text
    await press(desk, engineer, view, "Resolve")
    engineer.say("Cleared the server's cache")
    await desk.settle()
    view = await ask(desk, engineer, "1001")
    assert "Kept" in (await press(desk, engineer, view, "Keep this answer")).text
    assert "already" in (await press(desk, engineer, view, "Keep this answer")).text
    await open_ticket(desk, operator=operator, text="9437012345 Ramesh, Jatni, muster page white")
    card = await card_in(desk, desk.cast.hudd_tech, "MUK-1003")
    await press(desk, engineer, card, "Resolve")
    prompt = await engineer.see("how was MUK-1003", desk.cast.hudd_tech)
    await press(desk, engineer, prompt, "Cleared the server's cache")
    assert "is solved" in (await press(desk, engineer, prompt, "Send")).text
