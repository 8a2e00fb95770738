"""Whether a few words are the name of a person. In doubt they are not: then they stay in the description."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.text.words import Word, clean, folds, words

LONGEST_NAME = 80
NAMELESS = "(-)"  # stands for the name of a member without one; sentences say that in words
_MOST_WORDS = 4


_TITLES = folds("sri shri smt mr mrs ms dr er md ଶ୍ରୀ ଶ୍ରୀମତୀ श्री श्रीमती")
_LABELS = folds(
    """
    ph phone mob mobile cell tel no number name caller call calling called from by contact whatsapp mail email id is
    my ଫୋନ ନମ୍ବର ମୋବାଇଲ ନାମ फोन नंबर मोबाइल नाम
    """
)
_NOT_IN_NAMES = _LABELS | folds(
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
    ନାହିଁ ନାହି ନୁହେଁ ଅସୁବିଧା ସମସ୍ୟା ହେଉଛି ହେଲା ହୋଇନି ଭୁଲ ଆଉ ଓ ସହ नहीं समस्या है हो
    """
)
_ENDINGS = tuple(folds("ନାହିଁ ନାହି ନି ଉଛି ରେ नहीं"))  # Odia and Hindi verbs of trouble, and "in ..."


def shown_name(name: str, username: str | None) -> str:
    """Return what a member is called: by their name if anything of it can be seen, else by @username."""
    seen = " ".join(clean(name).split())
    return seen or (f"@{username}" if username else NAMELESS)


def without_labels(said: Sequence[Word]) -> Sequence[Word]:
    """Return the words without "phone", "from", "name" and the like at either end."""
    while said and said[0].folded in _LABELS:
        said = said[1:]
    while said and said[-1].folded in _LABELS:
        said = said[:-1]
    return said


def may_be_name(said: Sequence[Word]) -> bool:
    """Return whether these words, standing where a name is expected, can be one: one to four, of letters only."""
    named = [word for word in said if word.folded not in _TITLES]
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
    said = words(text)
    is_name = 0 < len(said) <= _MOST_WORDS + 2 and "\n" not in text and len(text) <= LONGEST_NAME
    letters = all(not any(c.isdigit() for c in word.text) for word in said)
    return " ".join(text.split()).strip(" ,;.") if is_name and letters else None


def _is_no_name(word: Word) -> bool:
    return word.folded in _NOT_IN_NAMES or word.folded.endswith(_ENDINGS) or any(c.isnumeric() for c in word.text)
