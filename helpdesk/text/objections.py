"""Whether somebody who was told that their ticket is solved objects, in English, Hindi or Odia."""

from __future__ import annotations

import re

from helpdesk.text.words import folded_words, folds

_NO_TROUBLE = re.compile(r"\bno (?:more )?(?:problem|issue|error|complaint|trouble)s?\b", re.IGNORECASE)
_STILL = re.compile(
    r"अब (?:भी|तक)|अभी (?:भी|तक)|ଏବେ (?:ବି|ମଧ୍ୟ|ସୁଦ୍ଧା)|ଏ ?ପର୍ଯ୍ୟନ୍ତ|\b(?:ab|abhi) (?:bhi|tak)\b", re.IGNORECASE
)
_OBJECTS = folds(
    "no not never nothing still again yet same but however unsolved unresolved fail fails failed failing cannot cant "
    "dont doesnt didnt isnt wasnt wont havent hasnt nahi nahin nhi phir fir lekin nahanti nuhe puni kintu hauni "
    "heini helani नहीं नही नहि फिर लेकिन मगर गलत ନାହିଁ ନାହି ନୁହେଁ ନୁହେ ପୁଣି କିନ୍ତୁ ଭୁଲ ହୋଇନାହିଁ ହୋଇନି ହେଉନି ହେଉନାହିଁ ହେଲାନି ଖୋଲୁନି ଖୋଲୁନାହିଁ"
)
_CONTENT = folds(
    "thanks thank thankyou thx ok okay okey fine good great nice perfect solved resolved working works worked done "
    "yes dhanyabad dhanyabaad dhanyavad dhanyawad shukriya theek thik acha achha haan han hogaya bhala hela heigala "
    "धन्यवाद शुक्रिया ठीक सही अच्छा हाँ हां हल ଧନ୍ୟବାଦ ଠିକ ଠିକ୍ ଭଲ ହଁ ହେଲା ହୋଇଗଲା ସମାଧାନ"
)
_SIGNS = "👍🙏✅👌🙂😊"


def objects(text: str) -> bool:
    """Return whether these words hold up the closing: all do but those that are content, and nothing else.

    A closing that is held up for nothing costs one press; a ticket that is closed over an objection costs the trust.
    """
    plain = text.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    said = frozenset(folded_words(_NO_TROUBLE.sub(" ", plain)))
    if said & _OBJECTS or _STILL.search(plain):
        return True
    return not (said & _CONTENT or any(sign in text for sign in _SIGNS) or _NO_TROUBLE.search(plain))
