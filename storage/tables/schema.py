"""All tables, as one schema; the modules beside this one hold a group each."""

from storage.tables.base import complete, metadata
from storage.tables.finding import ready_answers, searches
from storage.tables.following import absences, mutes, watchers
from storage.tables.jira import jira_events, jira_links, jira_sent, jira_users
from storage.tables.joining import access_requests, chat_troubles, chats, invitations, setup_items, telegram_lookups
from storage.tables.mail import letters, mail_files, mails
from storage.tables.people import drafts, memberships, people, prompts
from storage.tables.setup import admin_journal, closures, confirmed_years, recounts, setup_version
from storage.tables.summaries import summaries
from storage.tables.texts import callers, files, former_texts, notes, refs, sources
from storage.tables.tickets import clocks, journal, next_dates, reminders, solutions, ticket_numbers, tickets
from storage.tables.transport import meta, outbox, posted, shown, updates

__all__ = [
    "absences",
    "access_requests",
    "admin_journal",
    "callers",
    "chat_troubles",
    "chats",
    "clocks",
    "closures",
    "complete",
    "confirmed_years",
    "drafts",
    "files",
    "former_texts",
    "invitations",
    "jira_events",
    "jira_links",
    "jira_sent",
    "jira_users",
    "journal",
    "letters",
    "mail_files",
    "mails",
    "memberships",
    "meta",
    "metadata",
    "mutes",
    "next_dates",
    "notes",
    "outbox",
    "people",
    "posted",
    "prompts",
    "ready_answers",
    "recounts",
    "refs",
    "reminders",
    "searches",
    "setup_items",
    "setup_version",
    "shown",
    "solutions",
    "sources",
    "summaries",
    "telegram_lookups",
    "ticket_numbers",
    "tickets",
    "updates",
    "watchers",
]
