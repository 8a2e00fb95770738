"""How a message opens: with a number, an address, a name and a town, as what a caller says first; or as words.

Narrower than ``read``, which looks for the caller in all of a message that nothing had asked for: here a form is
open, so that "call back on 94370 12345" and "the JE's number is ..." are words about its trouble.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.intake.form import Lists
from helpdesk.intake.reading import EMAIL, LONG_TOWN, is_name, read, segments, spelled
from helpdesk.matching.towns import town_alone, town_at, towns_in
from helpdesk.text.names import GROUPS, is_caseless, is_plain_name
from helpdesk.text.phones import find_phones
from helpdesk.text.words import Word, clean, fold, folds, words


def _of_folds(pattern: str) -> re.Pattern[str]:
    """Return a pattern for folded words, whose own words are folded, too."""
    return re.compile(fold(pattern))


_MOST_SEGMENTS = 4  # of a header: number, name, town, and one more number or address


_GREETINGS = folds(
    """
    hello hi hey namaste namaskar good morning afternoon evening sir madam ok okay urgent p1 p2 p3 p4 am pm
    ନମସ୍କାର नमस्ते नमस्कार
    """
)
_BEFORE_A_CALLER = folds("caller from name ନାମ नाम")
# Over the folds of the first words, a space after each.
_ANOTHER_CALL = _of_folds(
    r"(?:just )?(?:(?:new|next|another|other|second|third|2nd|3rd|missed|incoming|received|got|had) (?:an? )?"
    r"(?:new |another |phone )*(?:calls?|caller|one) (?:from )?|one more (?:calls? |caller )?(?:from )?"
    r"|(?:calls?|caller|calling|e mail|e?mail|whatsapp|message|msg|sms) (?:received |came )?(?:from|name) "
    r"|(?:ନୂଆ|ଅନ୍ୟ|ଆଉ|नया|नयी|नई|दूसरा|दूसरी|अन्य|एक और) (?:ଗୋଟିଏ |ଏକ )?(?:କଲ|कॉल|कॉलर) )"
)
_I_AM = _of_folds(r"(?:i am|this is|it is|my name is|ମୁଁ|मैं) ")
_BEFORE_A_NUMBER = folds("ph phone m mob mobile cell tel no number e mail email ଫୋନ ନମ୍ବର ମୋବାଇଲ फोन नंबर मोबाइल")
_SECOND = folds(
    """
    number mobile phone whatsapp also too alternate alternative alt another other second 2nd s landline
    ନମ୍ବର ମୋବାଇଲ ଫୋନ ଅନ୍ୟ ଦ୍ୱିତୀୟ नंबर नम्बर मोबाइल फोन दूसरा दूसरी दूसरे अन्य
    """
)
_OF_WHOM = _SECOND | folds(
    """
    is was the an a of his her my their our no office home je ae ee me eo spoc this that it call back on to at here
    ଏହା ଏହି ତାଙ୍କ ତାଙ୍କର ଗୋଟିଏ ଘର ଅଟେ यह इस उनका उनकी उसका उसकी का की के है घर भी
    """
)
_NO_CALLERS = folds(
    """
    yes ok okay same also again now then here still only just done tried checked told tell said says say asked asks
    ask wait kindly more both everyone everybody nobody someone somebody everything nothing first last time trouble
    thing things matter case details sorry whole entire near block district state village area zone offices town city
    alternate alternative alt second another other landline residence home wife husband son daughter brother sister
    father mother friend boss colleague neighbour callback supervisor chrome windows android excel
    monday tuesday wednesday thursday friday saturday sunday whatsapp cc bcc note beneficiary worker labourer
    labour username userid id job card reference ref
    ticket pin total rs code aadhaar otp back restarted rebooted cleared checked reset changed updated
    reinstalled installed logged submitted uploaded deleted removed added informed requested advised guided
    ଏହି ଏଇ ସେହି ଏକ ଅନ୍ୟ ଦ୍ୱିତୀୟ ଗୋଟିଏ ଘର କଲ କଲ୍ କରନ୍ତୁ କରିବେ ତାଙ୍କ ତାଙ୍କର ଅଫିସ इस उस दूसरा दूसरी दूसरे अन्य घर कॉल करें
    करो करना का की के पर को यह एक उनका उनकी उनके उसका उसकी
    """
)
_OF_SOMEBODY = tuple(folds("ଙ୍କ ଙ୍କର ମ୍ବରକୁ"))  # "JEଙ୍କ ନମ୍ବର ...": whose, or to which number
_SLASH_OR_STOP = re.compile(r"(?<=[^\W\d_])\s+/\s+(?!\d)|(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
_BRACKETS = re.compile(r"\(([^()\d]{2,40})\)")
ROLES = folds("je ae aee ee me eo mis accountant coordinator secretary president spoc engineer officer")


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """Who a message opens with: by a number or address, or by name and town."""

    contacts: frozenset[str] = frozenset()  # E.164 and addresses
    name: str | None = None
    ulb: str | None = None
    name_first: bool = False  # "Ramesh 94370 12345"
    has_more: bool = False  # it goes on to say something


@dataclass(frozen=True, slots=True)
class _Contact:
    contacts: frozenset[str]
    start: int
    end: int


def opening_of(text: str, lists: Lists) -> Opening | None:
    """Return who ``text`` opens with as a caller's first words do; None if it opens with other words."""
    plain = clean(text)
    cut = [segment.text for segment in segments(_apart(plain, lists), lists.region) if words(segment.text)]
    name: str | None = None
    ulb: str | None = None
    for at, segment in enumerate(cut[:_MOST_SEGMENTS]):
        said = words(segment) if name or ulb else _begun(words(segment))
        if not _unlabelled(said):  # "Mobile - 94370 12345"
            continue
        contact = _contact(segment, lists)
        if contact is not None:
            if _tells_whose(" ".join((segment[contact.end :], *cut[at + 1 :]))):
                return None
            return _with_contact(contact, name, ulb, segment, said, plain, lists)
        town = town_alone(said, lists.ulbs)
        if town and not ulb:
            ulb = town
        elif not name and not ulb and (both := _name_and_town(segment, said, lists)):
            name, ulb = both
        elif not name and _is_callers(said, lists) and (not ulb or _is_surely_a_name(said, more=at + 1 < len(cut))):
            name = spelled(segment, said)
        else:
            begins = towns_in(_without_role(said), lists.ulbs) if name and not ulb else ()
            placed = begins[0].code if begins and begins[0].first == 0 else ulb
            return Opening(name=name, ulb=placed, has_more=True) if name and placed else None
        if name and ulb and not _has_contact(cut[at + 1 : at + 2], lists):
            return Opening(name=name, ulb=ulb, has_more=at + 1 < len(cut) or ":" in segment)
    return None


def _has_contact(following: Sequence[str], lists: Lists) -> bool:
    return any(_leads(contact, text) for text in following if (contact := _contact(text, lists)))


def _begun(said: Sequence[Word]) -> Sequence[Word]:
    """Return the first words without a greeting, an hour or a list's number, "new caller", "call from", "name"."""
    while said and (said[0].folded in _GREETINGS or (said[0].text.isdecimal() and len(said[0].text) < 3)):
        said = said[1:]
    for phrase in (_ANOTHER_CALL, _I_AM):
        found = phrase.match("".join(f"{word.folded} " for word in said))
        said = said[found.group().count(" ") :] if found else said
    while said and said[0].folded in _BEFORE_A_CALLER:
        said = said[1:]
    return said[:-1] if len(said) > 1 and said[-1].folded == "here" else said  # "Mohan here"


def _apart(text: str, lists: Lists) -> str:
    """Return the text with commas where a town in brackets, a slash or a full stop parts name, town and trouble."""
    text = _SLASH_OR_STOP.sub(", ", text)
    return _BRACKETS.sub(lambda each: f", {each[1]}, " if town_alone(words(each[1]), lists.ulbs) else each[0], text)


def _contact(text: str, lists: Lists) -> _Contact | None:
    """Return the numbers and addresses that stand side by side first in a text."""
    found = [(phone.start, phone.end, phone.number) for phone in find_phones(text, lists.region)]
    found += [(address.start(), address.end(), address.group().lower()) for address in EMAIL.finditer(text)]
    contact: _Contact | None = None
    for start, end, value in sorted(found):
        if contact is None:
            contact = _Contact(frozenset({value}), start, end)
        elif not words(text[contact.end : start]):
            contact = _Contact(contact.contacts | {value}, contact.start, end)
    return contact


def _leads(contact: _Contact, text: str) -> bool:
    """Whether a contact is the first that its text says, and the text does not go on to say whose it is."""
    return not _unlabelled(_before(contact, text, _begun(words(text)))) and not _tells_whose(text[contact.end :])


def _before(contact: _Contact, text: str, said: Sequence[Word]) -> Sequence[Word]:
    return [word for word in said if word.end <= contact.start] if words(text[: contact.start]) else []


def _unlabelled(said: Sequence[Word]) -> Sequence[Word]:
    """Return the words without labels of a number at their end."""
    labelled = said
    while labelled and labelled[-1].folded in _BEFORE_A_NUMBER:
        labelled = labelled[:-1]
    return labelled[:-1] if labelled and labelled != said and labelled[-1].folded == "contact" else labelled


def _tells_whose(after: str) -> bool:
    """Whether all that follows a number is what it is: "is his second number", "(WhatsApp)", "JE's number"."""
    folded = {word.folded for word in words(after)}
    return folded <= _OF_WHOM and bool(folded & _SECOND)


def _without_role(said: Sequence[Word]) -> Sequence[Word]:
    while said and said[0].folded in ROLES:
        said = said[1:]
    return said


def _with_contact(
    contact: _Contact, name: str | None, ulb: str | None, text: str, said: Sequence[Word], plain: str, lists: Lists
) -> Opening | None:
    before = _unlabelled(_before(contact, text, said))
    is_role = bool(before) and before[0].folded in ROLES
    if before and not ulb and not is_role and (town := town_alone(before, lists.ulbs)):
        ulb = town
    elif before:
        both = None if name or ulb else _name_and_town(text, before, lists)
        if name or not (both or (_is_callers(before, lists) and not is_role)):
            return None
        name, ulb = both or (spelled(text, before), ulb)
    reading = read(plain, lists)
    return Opening(
        contacts=contact.contacts,
        name=name or reading.name,
        ulb=ulb or reading.ulb,
        name_first=name is not None,
        has_more=bool(reading.rest),
    )


def _name_and_town(text: str, said: Sequence[Word], lists: Lists) -> tuple[str, str] | None:
    """Return name and ULB of "Mohan of Jatni" and "Mohan Jatni"; "Ramesh Puri" may be a surname, so it is no town."""
    for at in range(1, len(said)):
        town = town_at(said, at, lists.ulbs)
        if town is None:
            continue
        is_last = town_alone(said[at:], lists.ulbs, typos=False) == town.code  # a "ULB" or "NAC" may follow
        if not is_last and not text.startswith(":", said[town.last - 1].end):
            continue
        joined = said[at - 1].folded in ("of", "from", "at")
        named = said[: at - 1] if joined else said[:at]
        is_place = joined or sum(len(word.text) for word in said[at : town.last]) >= LONG_TOWN
        if named and is_place and _is_callers(named, lists) and (joined or _is_surely_a_name(named, more=True)):
            return spelled(text, named), town.code
    return None


def _is_callers(said: Sequence[Word], lists: Lists) -> bool:
    """Whether these words can be a caller's name; initials and "SHG" may be in it."""
    folded = {word.folded for word in said}
    named = [word for word in said if len(word.text) > 1 and word.folded not in GROUPS]
    if folded & (_NO_CALLERS | _GREETINGS) or folded <= ROLES or any(w.endswith(_OF_SOMEBODY) for w in folded):
        return False
    return is_name(named, lists)


def _is_surely_a_name(said: Sequence[Word], *, more: bool) -> bool:
    return (is_plain_name(said) or is_caseless(said)) and (more or len(said) > 1)
