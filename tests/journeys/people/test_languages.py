"""Everybody reads the language that they chose, and a group the language of its team."""

from __future__ import annotations

from functools import partial

from sandbox.base.model import Message
from tests.journeys.conftest import Desk, desk_on
from tests.journeys.support.setting_up import panel, tap, tap_command

ODIA_FORM = ("ULB କର୍ମଚାରୀ", "ସର୍ଭର, ନେଟୱାର୍କ")


def _offers(label: str, message: Message) -> bool:
    return label in str(message.labels)


async def test_an_operator_fills_the_form_in_odia_and_the_group_gets_its_card_in_hindi(desk_url: str) -> None:
    # Whoever presses in the group chose no language: the answers name the buttons that are there.
    async with desk_on(desk_url, hudd_tech="hi") as desk:
        cast = desk.cast
        operator, engineer, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
        operator.start()
        operator.say("/language")
        operator.tap(await operator.see("Which language"), "ଓଡ଼ିଆ")
        await operator.see("ଆପଣଙ୍କୁ ଓଡ଼ିଆରେ ଲେଖିବି")

        operator.say("9437012345 Ramesh, Jatni, site does not open in any office")
        for label in ODIA_FORM:
            operator.tap(await operator.see(partial(_offers, label)), label)
        review = await operator.see("ଦେଖି ପଠାନ୍ତୁ")
        operator.tap(review, "ଟିମକୁ ପଠାନ୍ତୁ")
        await operator.see("କଲରଙ୍କୁ ଏହି ନମ୍ବର ଦିଅନ୍ତୁ: MUK-1001")

        card = await engineer.see("तक जवाब दें", group)
        assert "अभी किसी ने नहीं लिया" in card.text
        assert "आपके पास है" in (await engineer.tap(card, "टिकट लें").answer()).text
        held = await engineer.see("से Anil (HUDD) के पास है", group)
        await engineer.tap(held, "हल हुआ").answer()
        engineer.reply(await engineer.see("MUK-1001 कैसे हल हुआ?", group), "Router restarted")
        await operator.see("ସମାଧାନ କରିଛନ୍ତି")
        await engineer.see("हल हुआ: Anil (HUDD)", group)


async def test_an_admin_who_reads_odia_finds_towns_by_their_odia_names(desk: Desk) -> None:
    admin = desk.cast.admin
    admin.start()
    admin.say("/language")
    admin.tap(await admin.see("Which language"), "ଓଡ଼ିଆ")
    await admin.see("ଆପଣଙ୍କୁ ଓଡ଼ିଆରେ ଲେଖିବି")
    await tap_command(desk, admin, "/admin")
    await admin.forge(admin.private, panel(admin).id, "do:0:spoc").answer()
    await tap_command(desk, admin, "jat")
    await tap(desk, admin, "ଜଟଣୀ")
    assert "ଜଟଣୀ" in panel(admin).text
    await tap(desk, admin, "(1)")
    assert "ଜଟଣୀ" in next(m.text for m in admin.messages() if "start=i" in m.text)
    assert "ଜଟଣୀ" in panel(admin).text
