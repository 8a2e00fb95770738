"""SPOCs' own e-mail addresses: given in the chat, confirmed by a mailed code; a proven mail from there is theirs."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.mail.waiting import WaitingMails, file_of, written_by
from helpdesk.desk.recording.letters import LetterWriter
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.tickets.work import TicketWork
from helpdesk.mail.letters import Letter, LetterKind, is_address
from helpdesk.mail.mail import Mail
from helpdesk.mail.own_address import AddressAnswer, OwnAddress, answer_to, is_too_soon
from helpdesk.people.actors import Actor, Place, Role, Where
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import NotAllowed
from helpdesk.ticket.ticket import Status, Ticket


class OwnAddresses(Uses):
    """Who is known to write from where."""

    def __init__(self, recorder: Recorder, *, waiting: WaitingMails, work: TicketWork) -> None:
        super().__init__(recorder)
        self.most_files = waiting.most_files
        self.work = work

    async def give(self, actor: Actor, said: str) -> AddressAnswer:
        """Take an address that a SPOC has typed, and mail a code there; a former one is forgotten."""
        if self.settings.mail is None or not may(actor, Action.MUTE):
            raise NotAllowed(Action.MUTE.value)
        address, person = said.strip().strip("<>").lower(), actor.person
        if not is_address(address) or address == self.settings.mail.address.lower():
            return AddressAnswer.NO_ADDRESS
        if is_too_soon(await self.store.own_addresses.of(person.id), self.now):
            return AddressAnswer.TOO_SOON
        await self.store.own_addresses.ask(person.id, address, self.now)
        letter = Letter(
            kind=LetterKind.CODE, address=address, name=person.name, language=person.language, written_by=person.id
        )  # fmt: skip
        await LetterWriter(self.store, self.settings.mail, self.now).write(letter, None)
        return AddressAnswer.SENT

    async def confirm(self, actor: Actor, said: str) -> tuple[AddressAnswer, OwnAddress | None]:
        """Take a code that somebody has typed."""
        own = await self.store.own_addresses.of(actor.person.id)
        answer = answer_to(own, said, self.now)
        if answer is AddressAnswer.KNOWN:
            await self.store.own_addresses.confirm(actor.person.id, self.now)
        elif answer is AddressAnswer.WRONG:
            await self.store.own_addresses.wrong(actor.person.id)
        return answer, own

    async def spoc_of(self, address: str, ticket: Ticket) -> Actor | None:
        """Return the SPOC of a ticket's town whose address that is; None: nobody's, or nobody looks at the ticket."""
        if ticket.status is Status.CLOSED:
            return None
        for person in await self.store.own_addresses.owners(address):
            known = await self.store.people.get(person)
            if known is not None and known.has(Role.SPOC) and ticket.ulb in known.ulbs:
                return Actor(known, Place(Where.PRIVATE, known.id))
        return None

    async def comment(self, mail: Mail, number: int, spoc: Actor) -> None:
        """Do with a SPOC's mail what the same words would do in their chat."""
        files = tuple(file_of(each) for each in await self.store.mails.files(mail.id))
        words = replace(written_by(mail, self.now), text=mail.text or mail.subject, files=files[: self.most_files])
        await self.work.comment(number, spoc, words)
