"""Whether a few words are the name of a person. In doubt they are not: then they stay in the description."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from helpdesk.text.words import Word, clean, fold, folds, of_categories, without_first, without_last, words

LONGEST_NAME = 80
NAMELESS = "(-)"  # stands for the name of a member without one; sentences say that in words
_MOST_WORDS = 4


_TITLES = folds("sri shri smt mr mrs ms dr er md ଶ୍ରୀ ଶ୍ରୀମତୀ श्री श्रीमती")
_SIGNS = frozenset({"So", "Sm", "Sk", "Me", "Co", "Cn"})  # pictures, arrows, boxes, what no font knows
_AS_PICTURE = dict.fromkeys((0xFE0E, 0xFE0F))
# What nobody sees, but for the joiners of Odia and Hindi; marks upon marks, which reach into other lines.
_HIDDEN = re.compile(
    rf"(?![\u200c\u200d])[{of_categories('Cf')}\u034f\u115f\u1160\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_PILED = re.compile(rf"(?<=[{of_categories('Mn', 'Me')}]{{4}})[{of_categories('Mn', 'Me')}]+")
_LEADS = "/@\\"  # Telegram makes commands and mentions of them
LABELS = folds(
    """
    ph phone mob mobile cell tel no number name caller call calling called from by contact whatsapp mail email id is
    my ଫୋନ ନମ୍ବର ମୋବାଇଲ ନାମ फोन नंबर मोबाइल नाम
    """
)
_NOT_IN_NAMES = LABELS | folds(
    """
    a an the in on at of to for with and or but not no is are was were be been has have had do does did can cannot
    cant could will would should may must i we he she it they this that there here my our your his her their all
    some any new old error errors problem problems issue issues fault bug bugs help please urgent hello hi namaste
    thanks thank sir madam good morning evening test server site app portal website network internet system screen
    page button menu otp sms login logout password user users data report pdf file print download upload update open
    opening close working work works slow fast down up blank missing wrong failed fail fails failing pending stuck
    unable able showing show shows coming come comes get getting got see create created creating submit submitted
    approve approved approval payment payments bill bills amount fund funds account bank wage wages muster roll
    estimate order project vendor contractor register registered registration seeker road roads drain drains water
    street light park office ward because when while after before since about regarding what why how who which
    where today yesterday tomorrow ulb nahi nahin nai hauni haunahi asuchi samasya
    ଖରାପ ରାସ୍ତା ସାଇଟ ସର୍ଭର ବିଲ ପାଣି ଆଲୋକ ନଳ ଟଙ୍କା ମଜୁରୀ ତାଲିକା ୱାର୍ଡ ଲିଙ୍କ ନେଟ ନେଟୱର୍କ ଅଫିସ କାମ ଖାଲି ଭୁଲ୍ ନୂଆ ପୁରୁଣା
    खराब सड़क साइट सर्वर बिल पानी पैसा मजदूरी सूची वार्ड लिंक नेटवर्क काम खाली गलत नया पुराना नयी नई
    ନାହିଁ ନାହି ନୁହେଁ ଅସୁବିଧା ସମସ୍ୟା ହେଉଛି ହେଲା ହୋଇନି ଭୁଲ ଆଉ ଓ ସହ नहीं समस्या है हो
    """
)
GROUPS = folds(
    """
    shg wshg cbo alf clf sda group groups samiti samity sangha sangh sangathan mandal mahasangha federation
    association society ଗୋଷ୍ଠୀ ସମିତି ସଂଘ ମହାସଂଘ समूह समिति संघ महासंघ
    """
)
"""What the name of a community group ends with: such a group calls, too."""

_INTRODUCED = re.compile(
    fold(r"(?:i am|i m|this is|it is|it s|here is|(?:his|her|the|their|caller s?|the caller s?) name is|ମୁଁ|मैं|यह) ")
)
_AFTER_A_NAME = folds("here speaking calling ji babu ଜୀ जी")
_NOBODY = re.compile(
    fold(
        r"(?:(?:no|not|none|na|n a|nil|unknown|anonymous|not sure|no idea|don t know|dont know|nahi|nahin|नहीं"
        r"|ନାହିଁ|ନାହି|ଜଣା ?(?:ନାହିଁ|ନାହି)|ଜାଣି ?(?:ନାହିଁ|ନାହି)|(?:पता|मालूम) नहीं|नहीं (?:पता|मालूम)"
        r"|(?:pata|maloom|malum|jana) (?:nahi|nahin))"
        r"(?: (?:name|number|phone|mobile|given|known|told|available|needed))?"
        r"|(?:name|number) (?:unknown|not known|not given))"
    )
)
_STROKES = frozenset("-–—_.?/* ")
_ENDINGS = tuple(folds("ନାହିଁ ନାହି ଉଛି ରେ नहीं"))  # Odia and Hindi verbs of trouble, and "in ..."
_NOT_DONE, _SHORTEST_VERB = fold("ନି"), 5  # "ଆସିନି" has not come, "କୁନି" is somebody's name


def shown_name(name: str | None, username: str | None) -> str:
    """Return what a member is called: by their name if anything of it can be seen, else by @username.

    In one line of some length, without the signs by which our own lines begin, and nothing in it leads anywhere. A
    deleted account has no name at all.
    """
    letters = clean(name or "").translate(_AS_PICTURE)
    plain = "".join(" " if c in _LEADS or unicodedata.category(c) in _SIGNS else c for c in letters)
    seen = clean(" ".join(_PILED.sub("", _HIDDEN.sub("", plain)).split())[:LONGEST_NAME])
    return seen or (f"@{username}" if username else NAMELESS)


def without_labels(said: Sequence[Word]) -> Sequence[Word]:
    """Return the words without "phone", "from", "name" and the like at either end."""
    return without_last(without_first(said, _is_label), _is_label)


def _is_label(word: Word) -> bool:
    return word.folded in LABELS


def may_be_name(said: Sequence[Word]) -> bool:
    """Return whether these words, standing where a name is expected, can be one: one to four, of letters only.

    Initials count for nothing, where all words are written with a capital: "A. K. Das".
    """
    named = [word for word in said if word.folded not in _TITLES]
    if len(said) > 1 and all(word.text[:1].isupper() for word in said):
        named = [word for word in named if not _is_letter(word)]
    return (
        0 < len(named) <= _MOST_WORDS
        and said[-1].end - said[0].start <= LONGEST_NAME
        and not any(_is_no_name(word) for word in named)
    )


def is_plain_name(said: Sequence[Word]) -> bool:
    """Return whether these words are a name even where none is expected: each written with a capital."""
    return may_be_name(said) and all(word.text[:1].isupper() for word in said)


def is_caseless(said: Sequence[Word]) -> bool:
    """Return whether the words are of a script without capitals, so that only their place tells a name."""
    return all(word.text.lower() == word.text.upper() for word in said)


def asked_name(text: str) -> str | None:
    """Return the name that ``text`` is as the answer to "what is the name?"; None if it is more, or none."""
    if "\n" in text or len(text) > LONGEST_NAME:
        return None
    said = _introduced(words(text))
    named = [word for word in said if not _is_letter(word)]
    if not named and len(said) > 1:  # "P. K.": somebody known by initials alone
        named = [word for word in said if word.text.isupper()]
    is_name = 0 < len(named) <= _MOST_WORDS + 2
    letters = all(not any(c.isdigit() for c in word.text) for word in said)
    return _spelled(text, said) if is_name and letters else None


def answered_name(text: str, is_topic: Callable[[Sequence[Word]], frozenset[int]]) -> str | None:
    """Return the name that ``text`` is as the answer to "who calls?"; None if it says more than who.

    ``is_topic`` tells which of the words, by their place, are the desk's own: of a module. A group's name may hold
    any; of a person's, written with capitals, some.
    """
    if "\n" in text or len(text) > LONGEST_NAME:
        return None
    said = _introduced(words(text))
    telling = [at for at, word in enumerate(said) if word.folded not in _TITLES and not _is_initial(word, text)]
    if not said or len(telling) > _MOST_WORDS + 1:
        return None
    has_capitals = all(not word.text[:1].islower() for word in said) and any(w.text[:1].isupper() for w in said)
    if said[-1].folded in GROUPS:
        others = [word for word in said if word.folded not in GROUPS and not word.text.isdecimal()]
        is_name = has_capitals or (not any(_is_no_name(word) for word in others) and not is_topic(others))
    else:
        topics = is_topic(said)
        foreign = [at for at in telling if at in topics or _is_no_name(said[at])]
        few = 2 * len(foreign) <= len(telling) and not (topics and foreign[:1] == telling[:1])
        digits = any(c.isnumeric() for word in said for c in word.text)
        is_name = (
            bool(telling) and len(telling) <= _MOST_WORDS and not digits and (not foreign or (has_capitals and few))
        )
    return _spelled(text, said) if is_name else None


def declines(text: str) -> bool:
    """Whether ``text`` says, as an answer, that there is no name or number, or that nobody knows it: "-", too."""
    if text.strip() and set(text) <= _STROKES:
        return True
    return _NOBODY.fullmatch(" ".join(word.folded for word in words(text))) is not None


def _introduced(said: Sequence[Word]) -> Sequence[Word]:
    """Return the words without "my name is", "this is", "name:" before a name, and "here", "speaking" after it."""
    plain = said
    while (found := _INTRODUCED.match("".join(f"{word.folded} " for word in plain))) is not None:
        plain = plain[found.group().count(" ") :]
    plain = without_labels(plain)
    while plain and plain[-1].folded in _AFTER_A_NAME:
        plain = plain[:-1]
    return plain or said


def _spelled(text: str, said: Sequence[Word]) -> str:
    """Return a name as it is written, from its first word on."""
    end = len(text) if said[-1].end == words(text)[-1].end else said[-1].end
    return " ".join(text[said[0].start : end].split()).strip(" ,;.")


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()


def _is_initial(word: Word, text: str) -> bool:
    return _is_letter(word) and (word.text.isupper() or text[word.end : word.end + 1] == ".")


def _is_no_name(word: Word) -> bool:
    return word.folded in _NOT_IN_NAMES or _is_verb(word.folded) or any(c.isnumeric() for c in word.text)


def _is_verb(folded: str) -> bool:
    return folded.endswith(_ENDINGS) or (folded.endswith(_NOT_DONE) and len(folded) >= _SHORTEST_VERB)
