"""A day of a desk that speaks Odia, and of one that speaks Hindi: whatever is done there, nobody reads English."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from handlers.base.callback_data import Button
from helpdesk.limits import Language
from sandbox.base.clock import RealClock
from sandbox.base.model import Chat
from sandbox.cast import build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.support.overheard import Overheard
from tests.journeys.support.presses.acting import carrying
from tests.journeys.support.presses.shown import encoded, shape
from tests.journeys.support.presses.stage import Stage
from tests.journeys.support.summing import Sketching

MOST = 300  # presses
# What this day has not: a burst, a new group, lists of several pages, words too long for a view, a problem of many.
UNSEEN = frozenset(
    {
        Button.BURST, Button.GROUP_YES, Button.GROUP_NO, Button.QUEUE, Button.MINE, Button.WHOLE, Button.PROBLEM,
        Button.UNLINK, Button.TAKE_BACK, Button.SEND_AGAIN, Button.KEEP_ANSWER, Button.WORDS_NEW,
        Button.MAIL_OPEN, Button.MAIL_ADD, Button.MAIL_ANSWER, Button.MAIL_REFUSE, Button.MAIL_JUNK,
        Button.MAIL_BACK, Button.ASK_CALLER, Button.MY_MAIL,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """What people of a desk write in its language: four calls, what they answer, what is not understood."""

    language: Language
    calls: tuple[str, str, str, str]
    words: str
    sought: str


ODIA = Speech(
    "or",
    (
        "୯୪୩୭୦୧୦୦୦୧ ରମେଶ, ଜଟଣୀ, ସାଇଟ ଖୋଲୁନାହିଁ", "୯୪୩୭୦୧୦୦୦୨ ଗୀତା, ଢେଙ୍କାନାଳ, ମଷ୍ଟର ରୋଲ ଖାଲି",
        "୯୪୩୭୦୧୦୦୦୧ ରମେଶ, ଜଟଣୀ, ପୁଣି ସାଇଟ ଖୋଲୁନାହିଁ", "୯୪୩୭୦୧୦୦୦୩ ମୋହନ, କଟକ, ମଜୁରୀ ଆସିନାହିଁ",
    ),
    "ରାଉଟର ବନ୍ଦ ଥିଲା",
    "ସାଇଟ",
)  # fmt: skip
HINDI = Speech(
    "hi",
    (
        "9437010001 रमेश, जटनी, साइट नहीं खुलती", "9437010002 गीता, ढेंकानाल, मस्टर रोल खाली है",
        "9437010001 रमेश, जटनी, साइट फिर नहीं खुलती", "9437010003 मोहन, कटक, मज़दूरी नहीं आई",
    ),
    "राउटर बंद था",
    "साइट",
)  # fmt: skip
NATURES = ("infrastructure", "functional", "infrastructure", "bug")


@dataclass
class Day:
    """What happens at the desk, told by the codes of buttons, which are the same in every language."""

    stage: Stage
    speech: Speech

    async def tap(self, person: Person, button: Button, chat: Chat | None = None, arg: str = "") -> None:
        """Press the newest button of a kind; ``arg``: what its data ends with."""
        place = chat or person.private
        message = carrying(place, button)
        offered = [encoded(each) for row in message.buttons for each in row]
        wanted = (data for data in offered if data.startswith(f"{button.value}:") and data.endswith(arg))
        await self.stage.press(person, place, message, next(wanted))

    async def write(self, person: Person, chat: Chat | None = None) -> None:
        """Answer what the bot asked last."""
        question = carrying(chat or person.private, Button.PROMPT_CANCEL)
        await self.stage.reply(person, question, self.speech.words)

    async def form(self, call: str, nature: str, ends: str = "review.escalate") -> None:
        """Log a call, question by question, to the end that is named."""
        operator = self.stage.desk.cast.operator
        await self.stage.say(operator, call)
        for _ in range(9):
            offered = [encoded(each) for row in operator.last().buttons for each in row]
            wanted = (ends, "who.ulb_employee", nature, "no_module", "no_number", "done")
            data = next((data for want in wanted for data in offered if data.endswith(want)), None)
            if data is None:
                return
            await self.stage.press(operator, operator.private, operator.last(), data)
            if data.endswith(ends):
                return

    async def tickets(self) -> None:
        """Log the calls; a ticket is claimed, asked about, solved, opened again, solved and rated."""
        cast = self.stage.desk.cast
        operator, anil, prakash, group = cast.operator, cast.hudd_engineer, cast.master_trainer, cast.hudd_tech
        for call, nature in zip(self.speech.calls, NATURES, strict=True):
            await self.form(call, nature)
        await self.stage.reply(anil, carrying(group, Button.CLAIM), self.speech.words)
        await self.tap(anil, Button.FOR, group)
        await self.tap(anil, Button.CLAIM, group)
        await self.tap(anil, Button.ASK, group)
        await self.write(anil, group)
        await self.tap(operator, Button.ANSWER)
        await self.write(operator)
        for confirmed in ("no", "yes"):
            await self.tap(anil, Button.RESOLVE, group)
            await self.write(anil, group)
            await self.tap(operator, Button.CONFIRM, arg=confirmed)
            if confirmed == "no":
                await self.write(operator)
        await self.tap(operator, Button.RATE, arg="5")
        await self.tap(prakash, Button.FORWARD, cast.master_trainers)
        for _ in range(2):
            await self.tap(prakash, Button.PROMPT_ANSWER, cast.master_trainers)

    async def desk_work(self) -> None:
        """Keep a ticket at the desk and send it on later; leave forms open; hand over what somebody has."""
        cast, say = self.stage.desk.cast, self.stage.say
        operator, anil, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
        await self.form(self.speech.calls[3], "functional", ends="review.keep")
        await self.tap(operator, Button.FORM, arg="no_date")
        await say(operator, "1005")
        await self.tap(operator, Button.ESCALATE)
        await self.tap(operator, Button.ESCALATE_TO)
        operator.send_photo(caption=self.speech.calls[0])
        await self.stage.settle()
        await say(operator, "/new")
        await self.tap(operator, Button.RESUME)
        await self.form("?", "infrastructure")
        await say(cast.second_hudd_engineer, "/mine", group)  # now she is known as a member
        await self.tap(anil, Button.CLAIM, group)
        await say(anil, "/mine")
        await self.tap(anil, Button.HAND_OVER)
        await self.tap(anil, Button.HAND_TO)

    async def questions(self) -> None:
        """Ask for all there is to read, and write what nobody can make sense of."""
        cast, say = self.stage.desk.cast, self.stage.say
        for text in (
            "/help", "/status", "/mine", "/queue", f"/find {self.speech.sought}", "/find", "/summary", "/why 1001",
            "/why", "/why 9999", "9999", "1001", "/language", "/cancel", "/admin", "/nothing", "?", self.speech.words,
        ):  # fmt: skip
            await say(cast.operator, text)
        for person in (cast.spoc_jatni, cast.manager, cast.stranger, cast.master_trainer):
            for text in ("/help", "/mine", "/status", self.speech.words):
                await say(person, text)
        for text in ("/admin", "/doctor", "/caller 9437010001", "/caller", "/help", "/summary"):
            await say(cast.admin, text)
        for text in (
            "/status 1001",
            "/queue",
            "/help",
            "/mine",
            "/new",
            "/language",
            "/why 1001",
            "/summary",
            "/link",
        ):
            await say(cast.hudd_engineer, text.replace("/", "/", 1), cast.hudd_tech)

    async def everything(self) -> int:
        """Press each sort of button once, as it comes, and write where words are asked for; return how many."""
        done: set[tuple[Button, str]] = set()
        for count in range(MOST):
            fresh = [
                one
                for one in self.stage.newest()
                if (one.press.what, shape(one.press)) not in done
                and one.message.id in one.chat.messages
                and not (one.press.what is Button.LANGUAGE or one.press.arg.startswith("tongue"))  # reads another
            ]
            if not fresh:
                return count
            one = fresh[0]
            done.add((one.press.what, shape(one.press)))
            person, before = self.stage.owner(one), max(one.chat.messages)
            await self.stage.press(person, one.chat, one.message, one.data)
            if any(m.id > before and "'pc:" in str(m.buttons) for m in one.chat.messages.values() if m.by_bot):
                await self.write(person, one.chat)
        return MOST

    async def days(self) -> None:
        """Let a fortnight pass: what is late, closed, summed up and forgotten is told."""
        for _ in range(5):
            self.stage.desk.clock.advance(days=3)
            for job in self.stage.desk.app.engine.names:
                await self.stage.desk.app.engine.tick(job)
            await self.stage.settle()


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "speech", [ODIA, pytest.param(HINDI, marks=pytest.mark.long)], ids=lambda speech: speech.language
)
async def test_nobody_reads_english_at_a_desk_that_speaks_something_else(desk_url: str, speech: Speech) -> None:
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast, clock = build_demo(sandbox.world), HandClock(FRIDAY)
        plan = f'[{{"chat_id": {cast.managers_channel.id}, "at": "18:00", "scope": "all", "every": "day"}}]'
        said = {"HELPDESK_DESK__LANGUAGE": speech.language, "HELPDESK_SUMMARIES": plan}
        app = App(
            demo_config(cast, sandbox, desk_url, **said), clock, machine=Hurried(), worker_process=Sketching(desk_url)
        )
        app.engine.by_hand = True
        heard = Overheard(sandbox)
        assert await app.start()
        day = Day(Stage(Desk(sandbox, cast, app, clock, desk_url)), speech)
        for person in cast.people:
            person.start()
        await day.stage.settle()
        await day.tickets()
        await day.desk_work()
        await day.questions()
        await day.everything()
        await day.days()
        foreign = heard.foreign(speech.language)
        await app.stop()
    assert not foreign, "\n".join(f"{word}: {line}" for word, line in foreign.items())
    assert set(Button) - set(day.stage.shown) <= UNSEEN
