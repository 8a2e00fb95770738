"""Who works at the desk, each by a chance of their own: operators, members of teams, a SPOC."""

from __future__ import annotations

from collections.abc import Iterable

from sandbox.base.model import Chat, Message
from sandbox.people.person import Person
from tests.torture.judging.record import ASK, EDIT, REPORT, SOLUTION, Said
from tests.torture.people import AGAIN, PATIENCE, Crowd, Hand

AGREED = "Yes, solved"
# Said of an answer to a question that the clock has ended. If that was a double, of which the desk does not know, the
# answer is a comment on the ticket.
OVER, TAKEN = "This question is no longer open", "this is for the helpdesk and the teams"
NATURES = ("Technical: Infrastructure", "Technical: Infrastructure", "Technical: App / iFIX", "Functional")


class Operator(Hand):
    """Logs tickets, edits lines, says what callers say."""

    async def run(self) -> None:
        self.person.start()
        while not self.crowd.over.is_set():
            await self._log()
            await self._agree()
            await self.rest(0.8)

    async def _log(self) -> None:
        token, nature = self.crowd.token(), self.chance.choice(NATURES)
        phone = f"94370{len(self.crowd.record.said):05d}"
        said, message = self.say(
            REPORT, f"{phone} Ramesh, Jatni, site does not open in any office {token}", token=token
        )
        labels = ("ULB employee", nature, "Another, or none", "Done", "Escalate")

        def look() -> tuple[Message, str] | None:
            for one in self.of_bot(self.person.private, said.message):
                if token in one.text and "MUK-" in one.text.partition("\n")[0]:
                    return one, ""
                for label in labels:
                    if label in str(one.labels) and self.is_new(one) and token in one.text:
                        return one, label
            return None

        while (found := await self.see(self.person.private, look)) is not None:
            card, label = found
            if not label:
                said.number = int(card.text.partition("MUK-")[2][:4])
                if self.chance.random() < 0.25:
                    self.crowd.left_alone.add(said.number)
                self.crowd.numbers[said.number] = said
                self._correct(said, message)
                return
            await self.tap(card, label)
        self.in_vain(f"the ticket of {token}")

    async def _agree(self) -> None:
        """Say that a caller agrees, if it is asked."""
        for one in self.of_bot(self.person.private):
            if AGREED in str(one.labels) and self.is_new(one) and self.chance.random() < 0.5:
                await self.tap(one, AGREED, number_in(one.text))
                return

    def _correct(self, said: Said, message: Message) -> None:
        """Sometimes a line was not quite right; its words are others then, and the old ones are kept as former."""
        if self.chance.random() < 0.4:
            token = self.crowd.token()
            self.person.edit(message, message.text.replace(said.token, token))
            self.crowd.record.said.append(Said(EDIT, self.person.id, message.chat_id, message.id, token, said.number))


class Member(Hand):
    """Claims what comes, all of a team at once now and then, and solves what is theirs."""

    def __init__(self, crowd: Crowd, person: Person, group: Chat, team: tuple[Person, ...]) -> None:
        super().__init__(crowd, person)
        self.group = group
        self.team = team
        self._asked = (0, 0.0)  # for which ticket there is to be a question, and since when
        self._replied: dict[int, float] = {}
        self._answers: list[Said] = []

    async def run(self) -> None:
        while not self.crowd.over.is_set() or self._has_more():
            self._look_back()
            found = await self.see(self.group, self._next, seconds=AGAIN)
            if found is None:
                continue
            what, number, message = found
            if what == "reply":
                self._asked, self._replied[number] = (0, 0.0), self._now()
                token = self.crowd.token()
                said, _ = self.say(SOLUTION, f"Router restarted {token}", token=token, number=number, to=message)
                self._answers.append(said)
            else:
                await self.rest(0.2)
                if what in str(message.labels) and not message.deleted:
                    if what == "Resolve":
                        self._asked = (number, self._now())
                    await self.tap(message, what, number)

    def _has_more(self) -> bool:
        """Whether something that is to be solved has a card here, or an answer is not taken yet."""
        wanted = self.crowd.to_solve()
        return bool(self._answers) or any(number_in(one.text) in wanted for one in self.of_bot(self.group))

    def _look_back(self) -> None:
        """Note which answers were taken, and which refused, as the clock had ended their question: others follow."""
        for said in list(self._answers):
            cards = [one for one in self.of_bot(self.group) if number_in(one.text) == said.number]
            waited = self._now() - self._replied[said.number]
            if any("Solved" in one.text for one in cards) or waited > PATIENCE:
                self._answers.remove(said)
            elif waited > 2 * AGAIN and self._was_over(said):
                self._answers.remove(said)
                said.refused = True
                del self._replied[said.number]

    def _was_over(self, said: Said) -> bool:
        asked = sum(f"how was MUK-{said.number}" in one.text for one in self.group.messages.values())
        after = [one.text for one in self.of_bot(self.group, said.message)]
        as_comment = asked > 1 and any(TAKEN in text and number_in(text) == said.number for text in after)
        return as_comment or any(OVER in text for text in after)

    def _next(self) -> tuple[str, int, Message] | None:
        wanted = self.crowd.to_solve()
        for one in self.of_bot(self.group):
            number = number_in(one.text)
            if number not in wanted or not self.is_new(one):
                continue
            if f"{self.person.name}, how was" in one.text:
                if number not in self._replied:
                    return "reply", number, one
            elif "Claim" in str(one.labels):
                return "Claim", number, one
            elif f"{self.person.name} has it" in one.text and "Resolve" in str(one.labels) and self._is_free(number):
                return "Resolve", number, one
        return None

    def _is_free(self, number: int) -> bool:
        """Whether there is no other question to wait for: a new one takes the place of the last."""
        asked, since = self._asked
        waits = asked not in (0, number) and self._now() - since < 3 * AGAIN
        return not waits and self._now() - self._replied.get(number, -AGAIN) >= AGAIN


class Spoc(Hand):
    """Asks how tickets stand."""

    async def run(self) -> None:
        self.person.start()
        while not self.crowd.over.is_set():
            await self.rest(2.0)
            if self.crowd.numbers:
                await self._ask(self.chance.choice(sorted(self.crowd.numbers)))

    async def _ask(self, number: int) -> None:
        said, _ = self.say(ASK, f"/status {number}", number=number)

        def look() -> Message | None:
            fitting = (m for m in self.of_bot(self.person.private, said.message) if number_in(m.text) == number)
            return next(fitting, None)

        if await self.see(self.person.private, look) is None:
            self.in_vain(f"the status of MUK-{number}")


def everybody(crowd: Crowd, operators: Iterable[Person]) -> list[Hand]:
    """Return all who work: operators, the members of three teams, a town's SPOC."""
    cast = crowd.cast
    teams = ((cast.hudd_engineer, cast.second_hudd_engineer), (cast.egov_developer,), (cast.master_trainer,))
    groups = (cast.hudd_tech, cast.egov, cast.master_trainers)
    members = [Member(crowd, one, at, team) for team, at in zip(teams, groups, strict=True) for one in team]
    return [*(Operator(crowd, person) for person in operators), *members, Spoc(crowd, cast.spoc_jatni)]


def number_in(text: str) -> int:
    """Return the number of the ticket that a message is about; 0: none."""
    digits = text.partition("MUK-")[2][:4]
    return int(digits) if digits.isdigit() else 0
