"""What people start, by what it is about: each method of these is one use of the desk, in the caller's transaction.

The rule decides, the store remembers, the messages are owed; nothing is sent from here. ``recording.recorder`` writes
down what happened, ``recording.recipients`` looks up whom it concerns, ``recording.timekeeping`` keeps the clock.
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from helpdesk.desk.groups.boards import Boards
from helpdesk.desk.groups.chat_troubles import ChatTroubles
from helpdesk.desk.groups.former_groups import FormerGroups
from helpdesk.desk.groups.groups import Groups
from helpdesk.desk.groups.links import GroupLinks
from helpdesk.desk.groups.moved_groups import MovedGroups
from helpdesk.desk.intake.correcting import Correcting
from helpdesk.desk.intake.corrections import Corrections
from helpdesk.desk.intake.edits import Edits
from helpdesk.desk.intake.gathering import Gathering
from helpdesk.desk.intake.opening import Intake
from helpdesk.desk.mail.addresses import OwnAddresses
from helpdesk.desk.mail.forms import MailForms
from helpdesk.desk.mail.receiving import Receiving
from helpdesk.desk.mail.replies import Replies
from helpdesk.desk.mail.waiting import WaitingMails
from helpdesk.desk.recording.recorder import Recorder
from helpdesk.desk.reports import Reports
from helpdesk.desk.search.callers import CallerUses
from helpdesk.desk.search.finding import TicketSearch
from helpdesk.desk.search.suggested_answers import SuggestedAnswers
from helpdesk.desk.search.views import Views
from helpdesk.desk.settings.closures import DeclaredDays
from helpdesk.desk.settings.lists import SettingLists
from helpdesk.desk.settings.ready_answers import ReadyAnswers
from helpdesk.desk.settings.recounting import Recounting
from helpdesk.desk.settings.response_times import ResponseTimes
from helpdesk.desk.staff.handover import Handover
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.desk.staff.people import Staff
from helpdesk.desk.staff.presence import Presence
from helpdesk.desk.staff.standing_in import StandingIn
from helpdesk.desk.tickets.addressing import Addressing
from helpdesk.desk.tickets.endings import Endings
from helpdesk.desk.tickets.following import TicketFollowing
from helpdesk.desk.tickets.links import Links
from helpdesk.desk.tickets.moves import Moves
from helpdesk.desk.tickets.promises import Promises
from helpdesk.desk.tickets.questions import Questions
from helpdesk.desk.tickets.work import TicketWork
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings


class Desk:
    """The whole desk over one recorder. ``now`` is desk time, ``store`` the present transaction."""

    def __init__(self, store: Store, settings: Settings, now: datetime) -> None:
        self.store = store
        self.now = now
        self.recorder = Recorder(store, settings, now)

    @property
    def settings(self) -> Settings:
        """Those that hold at this moment, within this transaction."""
        return self.recorder.settings

    @cached_property
    def tickets(self) -> TicketWork:
        return TicketWork(self.recorder, links=self.links)

    @cached_property
    def presence(self) -> Presence:
        return Presence(self.recorder, leaving=self.leaving, views=self.views, work=self.tickets)

    @cached_property
    def addressing(self) -> Addressing:
        return Addressing(self.recorder)

    @cached_property
    def questions(self) -> Questions:
        return Questions(self.recorder)

    @cached_property
    def endings(self) -> Endings:
        return Endings(self.recorder, links=self.links)

    @cached_property
    def moves(self) -> Moves:
        return Moves(self.recorder)

    @cached_property
    def promises(self) -> Promises:
        return Promises(self.recorder)

    @cached_property
    def following(self) -> TicketFollowing:
        return TicketFollowing(self.recorder)

    @cached_property
    def links(self) -> Links:
        return Links(self.recorder)

    @cached_property
    def intake(self) -> Intake:
        return Intake(self.recorder, links=self.links)

    @cached_property
    def mails(self) -> WaitingMails:
        return WaitingMails(self.recorder, work=self.tickets)

    @cached_property
    def replies(self) -> Replies:
        return Replies(self.recorder, endings=self.endings)

    @cached_property
    def mail_forms(self) -> MailForms:
        return MailForms(self.recorder, waiting=self.mails, search=self.search, intake=self.intake)

    @cached_property
    def own_addresses(self) -> OwnAddresses:
        return OwnAddresses(self.recorder, waiting=self.mails, work=self.tickets)

    @cached_property
    def receiving(self) -> Receiving:
        return Receiving(
            self.recorder, waiting=self.mails, replies=self.replies, forms=self.mail_forms,
            addresses=self.own_addresses,
        )  # fmt: skip

    @cached_property
    def gathering(self) -> Gathering:
        return Gathering(self.recorder, edits=self.edits, views=self.views)

    @cached_property
    def corrections(self) -> Corrections:
        return Corrections(self.recorder, edits=self.edits, gathering=self.gathering)

    @cached_property
    def correcting(self) -> Correcting:
        return Correcting(self.recorder, edits=self.edits)

    @cached_property
    def edits(self) -> Edits:
        return Edits(self.recorder, views=self.views)

    @cached_property
    def staff(self) -> Staff:
        return Staff(self.recorder, leaving=self.leaving)

    @cached_property
    def handover(self) -> Handover:
        return Handover(self.recorder, views=self.views)

    @cached_property
    def groups(self) -> Groups:
        return Groups(
            self.recorder,
            chat_troubles=self.chat_troubles,
            links=self.group_links,
            staff=self.staff,
            views=self.views,
        )

    @cached_property
    def group_links(self) -> GroupLinks:
        return GroupLinks(self.recorder, leaving=self.leaving)

    @cached_property
    def moved_groups(self) -> MovedGroups:
        return MovedGroups(self.recorder, chat_troubles=self.chat_troubles, links=self.group_links, views=self.views)

    @cached_property
    def boards(self) -> Boards:
        return Boards(self.recorder)

    @cached_property
    def lists(self) -> SettingLists:
        return SettingLists(self.recorder, group_links=self.group_links, leaving=self.leaving, staff=self.staff)

    @cached_property
    def response_times(self) -> ResponseTimes:
        return ResponseTimes(
            self.recorder, group_links=self.group_links, recounting=self.recounting, staff=self.staff
        )

    @cached_property
    def closures(self) -> DeclaredDays:
        return DeclaredDays(self.recorder, recounting=self.recounting, staff=self.staff)

    @cached_property
    def recounting(self) -> Recounting:
        return Recounting(self.recorder, views=self.views)

    @cached_property
    def ready_answers(self) -> ReadyAnswers:
        return ReadyAnswers(self.recorder, lists=self.lists, staff=self.staff)

    @cached_property
    def search(self) -> TicketSearch:
        return TicketSearch(self.recorder)

    @cached_property
    def views(self) -> Views:
        return Views(self.recorder)

    @cached_property
    def suggestions(self) -> SuggestedAnswers:
        return SuggestedAnswers(self.recorder)

    @cached_property
    def callers(self) -> CallerUses:
        return CallerUses(self.recorder, views=self.views)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self.recorder)

    @cached_property
    def leaving(self) -> Leaving:
        return Leaving(self.recorder)

    @cached_property
    def chat_troubles(self) -> ChatTroubles:
        standing_in = StandingIn(self.recorder)
        return ChatTroubles(self.recorder, leaving=self.leaving, standing_in=standing_in, views=self.views)

    @cached_property
    def former_groups(self) -> FormerGroups:
        return FormerGroups(
            self.recorder, chat_troubles=self.chat_troubles, links=self.group_links, leaving=self.leaving
        )
