"""All tables, as one schema; the modules beside this one hold a group each."""

from storage.tables.base import metadata
from storage.tables.finding import ready_answers, searches
from storage.tables.following import mutes, watchers
from storage.tables.people import drafts, memberships, people, prompts
from storage.tables.setup import admin_journal, closures, confirmed_years, setup_version
from storage.tables.summaries import summaries
from storage.tables.texts import callers, files, former_texts, notes, refs
from storage.tables.tickets import clocks, journal, next_dates, sayings, ticket_numbers, tickets
from storage.tables.transport import meta, outbox, posted, updates

__all__ = [
    "admin_journal",
    "callers",
    "clocks",
    "closures",
    "confirmed_years",
    "drafts",
    "files",
    "former_texts",
    "journal",
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
    "refs",
    "sayings",
    "searches",
    "setup_version",
    "summaries",
    "ticket_numbers",
    "tickets",
    "updates",
    "watchers",
]
