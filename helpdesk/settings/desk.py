"""What can be said of the desk itself: `[desk]` of the configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from annotated_types import Interval, Predicate

from helpdesk.limits import ChatId, Key, Language, Name, OtherName, fits, not_twice
from helpdesk.settings.named import OTHERS
from helpdesk.ticket.ticket import Priority


def _is_a_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # a folder's name and a bad character raise the last two
        raise ValueError("there is no such time zone; one is Asia/Kolkata") from None
    return True


WithGuide = Annotated[
    str, fits(r"https?://[^\s<>\"]*\{guide\}[^\s<>\"]*", "must be a web address with {guide} in it")
]
ADay = Annotated[int, Interval(ge=1, le=365)]

CALLED = "MUKTASoft helpdesk"
CALLED_IN = {"name_or": "MUKTASoft ହେଲ୍ପଡେସ୍କ", "name_hi": "MUKTASoft हेल्पडेस्क"}  # as long as its name is that one
CLOSES_AFTER, REOPENS_WITHIN = 3, 7  # business days, where nothing is said of them
UNSAID = 0  # no value that can be given: what is said of the other limit decides


@dataclass(frozen=True, kw_only=True, slots=True)
class DeskSettings:
    """The desk itself: its name, its ticket numbers, its language, and how long things may lie."""

    name: Name = CALLED
    name_or: OtherName = ""
    name_hi: OtherName = ""
    prefix: Annotated[str, fits("[A-Z]{1,8}", "must be 1 to 8 capital letters, A to Z")] = "MUK"
    first_number: Annotated[int, Interval(ge=1, le=9_999_999)] = 1001
    timezone: Annotated[str, Predicate(_is_a_zone)] = "Asia/Kolkata"
    language: Language = "en"
    own_digits: bool = False
    """Whether numbers, dates and times in Odia and Hindi are written with those languages' own digits."""
    phone_region: Annotated[str, fits("[A-Z]{2}", "must be a country's two capital letters, like IN")] = "IN"
    chat_id: ChatId | None = None  # the desk's own group
    default_priority: Priority = Priority.P3
    stale_after_days: ADay = 2
    late_steps: tuple[Literal["group", "managers", "admins"], ...] = ("group", "managers", "admins")
    """Whom each step after a breach tells."""
    auto_close_days: ADay = UNSAID
    reopen_within_days: ADay = UNSAID
    """Both in business days. What is solved closes after the first, whatever the second is."""
    recommended_to: Annotated[tuple[Key, ...], not_twice("a team")] = ("master_trainers", "hudd_tech")
    """Teams to which the response times are recommended; they bind the others."""
    guides_url: WithGuide | None = None
    """Where the guide of each role stands, for /help: ``{guide}`` is operator, team, spoc, manager or admin, in Odia
    and Hindi ``or/operator``, ``hi/operator``."""
    retention_days: Annotated[int, Interval(ge=1, le=36_500)] = 365
    """After its last closed ticket a caller loses name and number."""

    def __post_init__(self) -> None:
        for field, called in CALLED_IN.items() if self.name == CALLED else ():
            object.__setattr__(self, field, getattr(self, field) or called)
        closes = self.auto_close_days or CLOSES_AFTER
        reopens = self.reopen_within_days or REOPENS_WITHIN
        if not (self.auto_close_days and self.reopen_within_days):
            reopens = max(reopens, closes)  # what is not closed yet can be opened again in any case
        if reopens < closes:
            raise ValueError(
                f"reopen_within_days ({reopens}) must not be less than auto_close_days ({closes}), for what is not "
                f"closed yet can be opened again: take reopen_within_days out of the file, or make "
                f"it {closes} or more"
            )
        object.__setattr__(self, "auto_close_days", closes)
        object.__setattr__(self, "reopen_within_days", reopens)

    def guide_for(self, role: str, language: str = "en") -> str | None:
        """Return the address of a role's guide in a language, if there are guides: other languages have a folder."""
        guide = f"{language}/{role}" if language in OTHERS else role
        return self.guides_url.replace("{guide}", guide) if self.guides_url else None

    @property
    def zone(self) -> ZoneInfo:
        """The desk's time zone."""
        return ZoneInfo(self.timezone)
