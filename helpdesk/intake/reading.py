"""Read first, ask after: who called, from where and about what, out of one message. What is in doubt is description.

The text is cut into segments (at commas, line breaks, spaced dashes). Leading ones that are a number, a name, an
address or a ULB and nothing else are the header; from the first other one on it is description, whole as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.intake.form import Lists
from helpdesk.matching.modules import module_in, modules_at
from helpdesk.matching.towns import town_alone, town_at, towns_in
from helpdesk.text.muktasoft import find_refs
from helpdesk.text.names import GROUPS, is_caseless, is_plain_name, may_be_name, without_labels
from helpdesk.text.opening_words import GREETINGS, NO_CALLERS, OF_SOMEBODY, PLACE_LABELS, ROLES
from helpdesk.text.phones import FoundPhone, find_digits, find_phones
from helpdesk.text.segments import CUT, TextSegment, segments
from helpdesk.text.words import Word, clean, words

EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}(?![\w-])")
_OF = frozenset({"of", "from", "at"})
_NAME_AND_TOWN = 24  # words: what has more is neither, and need not be looked at from each of them
LONG_TOWN = 5  # letters: a shorter one after a name may be the surname
_TRIM = " \t,;:.|/()<>-–—।"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message says. ``rest`` is the description; "" if it only named people and places."""

    phone: str | None = None
    email: str | None = None
    name: str | None = None
    ulb: str | None = None
    module: str | None = None
    refs: tuple[str, ...] = ()
    rest: str = ""

    @property
    def has_contact(self) -> bool:
        """Whether it says how the caller can be reached."""
        return self.phone is not None or self.email is not None


def read(text: str, lists: Lists) -> Reading:
    """Return what ``text`` says. No word is lost: what is not number, address, name or ULB is in ``rest``."""
    plain = clean(text)
    unread, odd = without_odd_number(plain, lists.region)
    cut = segments(unread, lists.region)
    reading = Reading(refs=find_refs(plain))
    kept: list[TextSegment] = []
    for at, segment in enumerate(cut):
        reading, rest = _read_segment(reading, cut, at, lists, begun=bool(kept))
        if rest:
            kept.append(segment._replace(text=rest))
    rest = _joined(kept)
    return replace(
        reading,
        rest="\n".join(filter(None, (rest, odd))),
        module=module_in(rest, lists.modules),
        ulb=reading.ulb or _mentioned(rest, lists),
    )


def without_odd_number(text: str, region: str) -> tuple[str, str]:
    """Return the text without a number that can't be dialled, where the caller's would stand; and that number."""
    found = find_digits(text, region)
    if not found or any(digits.number for digits in found):
        return text, ""
    first = found[0]
    before, after = text[: first.start], text[first.end :]
    alone, said = not words(CUT.split(after)[0]), words(CUT.split(before)[-1])
    if without_labels(said) or (len(words(before)) > len(said) and not alone):
        return text, ""
    if said:  # "Mob. 94370555551"
        before = before[: before.rfind(said[0].text)]
    return f"{before.rstrip(_TRIM)}, {after.lstrip(_TRIM)}".strip(_TRIM), text[first.start : first.end].strip()


def _joined(kept: list[TextSegment]) -> str:
    return "".join(segment.text + segment.cut for segment in kept[:-1]) + (kept[-1].text if kept else "")


def _mentioned(text: str, lists: Lists) -> str | None:
    codes = {town.code for town in towns_in(words(text), lists.ulbs)}
    return codes.pop() if len(codes) == 1 else None


def _read_segment(
    reading: Reading, segments: list[TextSegment], at: int, lists: Lists, *, begun: bool
) -> tuple[Reading, str]:
    """Take out of a segment what it says of caller and place; return it with the words that remain."""
    text = segments[at].text
    if not reading.email and "@" in text and (address := EMAIL.search(text)):
        taken = _around(reading, text, address.span(), lists, begun=begun)
        if taken:
            return replace(taken[0], email=address.group().lower()), taken[1]
    phones = () if reading.phone else find_phones(text, lists.region)
    if phones:
        taken = _around(reading, text, (phones[0].start, phones[0].end), lists, begun=begun)
        if taken:
            return replace(taken[0], phone=phones[0].number), taken[1]
    if begun:
        return _read_late(reading, text, segments[at - 1].cut, lists)
    return _read_header(reading, segments, at, lists)


def _around(
    reading: Reading, text: str, span: tuple[int, int], lists: Lists, *, begun: bool
) -> tuple[Reading, str] | None:
    """Read what stands around a number or address; None if it is part of a sentence, so not the caller's."""
    before = without_labels(words(text[: span[0]]))
    named = _named(reading, text, before, lists) if before else reading
    tail = text[span[1] :].lstrip(_TRIM)
    if named is None or (begun and tail):
        return None
    return _read_tail(named, tail, lists)


def _read_tail(reading: Reading, tail: str, lists: Lists) -> tuple[Reading, str]:
    """Read what follows a number: a name, a ULB, both, and then the trouble; an address may stand between."""
    said = words(tail)
    if said and not without_labels(said):
        return reading, ""  # "9437012345 mob."
    alone = town_alone(said, lists.ulbs, typos=False) if said else None
    if alone and not reading.ulb:
        return replace(reading, ulb=alone), ""
    named = _named(reading, tail, said, lists)
    if named:
        return named, ""
    for at in range(min(len(said), 6)):
        town = town_at(said, at, lists.ulbs)
        before = without_labels(said[:at])
        named = _named(reading, tail, before, lists) if before else reading
        if town and named and not named.ulb:
            return replace(named, ulb=town.code), tail[said[town.last - 1].end :].strip(_TRIM)
        about = modules_at(said, at, lists.modules)[1]
        if about and not reading.name and is_plain_name(before) and is_name(before, lists):
            return replace(reading, name=spelled(tail, before)), tail[said[at].start :].rstrip(_TRIM)
    return reading, tail.rstrip(_TRIM)


def _named(reading: Reading, text: str, said: Sequence[Word], lists: Lists) -> Reading | None:
    """Return the reading with these words as the caller's name, a ULB perhaps after it; None if they are no name.

    "Ramesh Jatni" and "Ramesh of Puri" end with a ULB; "Ramesh Puri" may be a surname, so it stays whole.
    """
    if reading.name or len(said) > _NAME_AND_TOWN:
        return None
    for at in range(1, len(said)):
        if ":" in text[said[at - 1].end : said[at].start]:  # "Jatni: Ramesh"
            place, name = town_alone(said[:at], lists.ulbs, typos=False), said[at:]
            is_both = place and not reading.ulb and is_name(name, lists)
            return replace(reading, name=spelled(text, name), ulb=place) if is_both else None
        town = town_at(said, at, lists.ulbs)
        joined = said[at - 1].folded in _OF
        name = said[: at - 1] if joined else said[:at]
        is_place = joined or sum(len(word.text) for word in said[at:]) >= LONG_TOWN
        if town and town.last == len(said) and is_place and not reading.ulb and is_name(name, lists):
            return replace(reading, name=spelled(text, name), ulb=town.code)
    return replace(reading, name=spelled(text, said)) if is_name(said, lists) else None


def _read_header(reading: Reading, segments: list[TextSegment], at: int, lists: Lists) -> tuple[Reading, str]:
    """Read a segment before any description: a ULB or a name alone, else the description begins."""
    text = segments[at].text
    said = words(text)
    if said and not [word for word in without_labels(said) if word.folded not in PLACE_LABELS]:
        return reading, ""  # "Mobile - 94370 12345"
    if reading.name and said and {word.folded for word in said} <= ROLES:
        return replace(reading, name=f"{reading.name}, {text.strip(_TRIM)}"), ""  # "K. Das, JE"
    code = town_alone(said, lists.ulbs) if said and not reading.ulb else None
    if code:
        return replace(reading, ulb=code), ""
    named = _named(reading, text, without_labels(said), lists)
    if named and _names_here(reading, segments, at, lists):
        return named, ""
    return reading, text.strip(_TRIM) if not said else text


def _names_here(reading: Reading, segments: list[TextSegment], at: int, lists: Lists) -> bool:
    """Return whether this leading segment, which can be a name, is the caller's: by its place or its capitals."""
    spoken = words(segments[at].text)
    said = without_labels(spoken)
    after = segments[at + 1].text if at + 1 < len(segments) else ""
    if _begins_with_contact(after, lists.region):
        return True
    if is_plain_name(said):
        return bool(reading.has_contact or after or len(said) > 1)
    if not reading.has_contact:
        has_trouble = at + 2 < len(segments) and not reading.ulb
        return is_caseless(said) and has_trouble and bool(town_alone(words(after), lists.ulbs, typos=False))
    if len(said) < len(spoken):
        return True
    return bool(after) if not is_caseless(said) else bool(after) or len(said) < 3


def _begins_with_contact(text: str, region: str) -> bool:
    found: list[FoundPhone] = [*find_phones(text, region)]
    address = EMAIL.search(text)
    start = min([phone.start for phone in found] + ([address.start()] if address else []), default=-1)
    return start >= 0 and not without_labels(words(text[:start]))


def _read_late(reading: Reading, text: str, cut: str, lists: Lists) -> tuple[Reading, str]:
    """Read a segment after the description began: only a ULB on a line of its own is taken out."""
    code = town_alone(words(text), lists.ulbs, typos=False) if "\n" in cut and not reading.ulb else None
    return (replace(reading, ulb=code), "") if code else (reading, text)


def is_name(said: Sequence[Word], lists: Lists) -> bool:
    """Return whether these words can be a name: no town, and no word of a module."""
    named = said[:-1] if len(said) > 1 and said[-1].folded in GROUPS else said  # "Saraswati SHG" calls, too
    folded = {word.folded for word in said}
    return (
        bool(said)
        and may_be_name(named)
        and said[-1].text != "s"  # "JE's number"
        and not folded & (NO_CALLERS | GREETINGS)
        and not any(word.endswith(OF_SOMEBODY) for word in folded)
        and not topics(named, lists)
        and not town_alone(said, lists.ulbs, typos=False)
    )


def topics(said: Sequence[Word], lists: Lists) -> frozenset[int]:
    """Return the places of the words that speak of a module."""
    found: set[int] = set()
    for at in range(len(said)):
        found.update(range(at, at + modules_at(said, at, lists.modules)[0]))
    return frozenset(found)


def spelled(text: str, said: Sequence[Word]) -> str:
    """Return the words as they are written, with the full stop of an initial and a closing bracket."""
    end = said[-1].end
    whole = text[said[0].start : end]
    closing = text[end : end + 1]
    if (closing == "." and end - said[-1].start == 1) or (closing == ")" and "(" in whole):
        whole += closing
    return " ".join(whole.split())
