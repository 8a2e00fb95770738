"""What the server that desks with JIRA are forked from holds ready."""

from __future__ import annotations

from tests.journeys.support.running.jira_process import sentences

sentences()
