"""Dates as people write them in three languages: their words, and the patterns in which these stand."""

from __future__ import annotations

import re

NO_LETTER = r"(?![\w\u0900-\u0963\u0966-\u097f\u0b00-\u0b65\u0b70-\u0b7f])"  # a vowel sign is none of \w

# By how far they are from today; "kal" and "kali" may be either side of it, and what is declared is mostly to come.
NEAR_DAYS = {
    0: r"today|आज|ଆଜି",
    1: r"tomorrow|कल|ଆସନ୍ତାକାଲି|ଆସନ୍ତା କାଲି|କାଲି",
    -1: r"yesterday|ଗତକାଲି|ଗତ କାଲି",
    2: r"(?:the )?day after tomorrow|परसों|ପଅରଦିନ|ପଅର ଦିନ|ପରଦିନ|ପରଶୁ",
}
# By their number from Monday; in Odia and Hindi written out only, since their short forms are other words, too.
WEEKDAYS = (
    r"mon(?:day)?|सोमवार|ସୋମବାର",
    r"tue(?:s(?:day)?)?|मंगलवार|मङ्गलवार|ମଙ୍ଗଳବାର",
    r"wed(?:nesday)?|बुधवार|ବୁଧବାର",
    r"thu(?:r(?:s(?:day)?)?)?|गुरुवार|गुरूवार|बृहस्पतिवार|ଗୁରୁବାର",
    r"fri(?:day)?|शुक्रवार|ଶୁକ୍ରବାର",
    r"sat(?:urday)?|शनिवार|ଶନିବାର",
    r"sun(?:day)?|रविवार|इतवार|ରବିବାର",
)
# Before a date no short form is another word: the desk itself writes "ମଙ୍ଗଳ 17 ନଭେମ୍ବର" and "मंगल 17 नव॰".
WEEKDAYS_BEFORE = tuple(
    f"{written}|{short}"
    for written, short in zip(
        WEEKDAYS, ("सोम|ସୋମ", "मंगल|ମଙ୍ଗଳ", "बुध|ବୁଧ", "गुरु|ଗୁରୁ", "शुक्र|ଶୁକ୍ର", "शनि|ଶନି", "रवि|ରବି"), strict=True
    )
)
MONTHS = (
    r"jan[a-z]*\.?|जनवरी|जन[.॰]|ଜାନୁ(?:ଆ|ୟା)ର[ୀି]",
    r"feb[a-z]*\.?|फ\u093c?रवरी|फ\u093c?र[.॰]|ଫେବ(?:ୃ|୍ରୁ)(?:ଆ|ୟା)ର[ୀି]",
    r"mar[a-z]*\.?|मार्च|ମାର୍ଚ୍ଚ?",
    r"apr[a-z]*\.?|अप्रैल|ଅପ୍ରେଲ|ଏପ୍ରି?ଲ|ଅପ୍ରିଲ",
    r"may\.?|मई|ମଇ|ମେ",
    r"jun[a-z]*\.?|जून|ଜୁନ୍?|ଜୂନ",
    r"jul[a-z]*\.?|जुलाई|जुल[.॰]|ଜୁଲାଇ|ଜୁଲାଈ",
    r"aug[a-z]*\.?|अगस्त|अग[.॰]|ଅଗ(?:ଷ୍ଟ|ସ୍ତ|ଷ୍ଟ୍)",
    r"sep[a-z]*\.?|सित(?:ं|म्)बर|सित[.॰]|ସେପ୍ଟେ(?:ମ୍|ଂ)ବର୍?",
    r"oct[a-z]*\.?|अक्[टत]ूबर|अक्[टत]ू[.॰]|ଅକ୍ଟୋବର୍?",
    r"nov[a-z]*\.?|नव(?:ं|म्)बर|नव[.॰]|ନଭେ(?:ମ୍|ଂ)ବର୍?",
    r"dec[a-z]*\.?|दिस(?:ं|म्)बर|दिस[.॰]|ଡିସେ(?:ମ୍|ଂ)ବର୍?",
)
# So many days or weeks from today: "in two days", "दो दिन बाद", "ଦୁଇ ଦିନ ପରେ"; by their number from 1.
AMOUNTS = (
    r"an?|one|एक|ଏକ|ଗୋଟିଏ|ଗୋଟେ", r"two|दो|ଦୁଇ|ଦି|ଦୁଇଟି", r"three|तीन|ତିନି", r"four|चार|ଚାରି", r"five|पा[ँं]च|ପାଞ୍ଚ",
    r"six|छह|छः|छ|ଛଅ", r"seven|सात|ସାତ", r"eight|आठ|ଆଠ", r"nine|नौ|ନଅ", r"ten|दस|ଦଶ",
)  # fmt: skip
DAYS = r"days?|दिन|दिनों|ଦିନ"
WEEKS = r"weeks?|हफ\u093c?्त[ेाों]+|सप्ताह|ସପ୍ତାହ"
AHEAD_BEFORE = r"(?:in|after)\s+"
AHEAD_BEHIND = r"\s*(?:from now|from today|hence|later|के बाद|बाद|में|ପରେ|ଭିତରେ|ରେ)"
UNTIL = r"(?:-|\.\.+|…|→|to\b|up ?to\b|through\b|till\b|until\b|से|तक|ରୁ|ଠାରୁ)"
AND = r"(?:[,;&+]|and\b|और|तथा|एवं|ଓ|ଏବଂ)"

# The patterns; # is a number, so that two dates fit into one.
_WEEKDAY = rf"(?P<{{}}#>{'|'.join(WEEKDAYS)}){NO_LETTER}\.?"
NAMED = _WEEKDAY.format("weekday")
BEFORE = rf"(?:(?P<before#>{'|'.join(WEEKDAYS_BEFORE)}){NO_LETTER}\.?[\s,]+)?"
BEHIND = rf"[\s,]*[(\s,]{_WEEKDAY.format('behind')}\)?"  # "24 Dec (Thu)": it only says once more which day it is
NEAR = rf"(?P<word#>{'|'.join(NEAR_DAYS.values())}){NO_LETTER}"
_SPAN = rf"(?P<amount#>[1-9]\d?|{'|'.join(AMOUNTS)})\s*(?:{DAYS}|(?P<weeks#>{WEEKS}))"
_AHEAD = (rf"{AHEAD_BEFORE}{_SPAN}{NO_LETTER}", rf"{_SPAN}{AHEAD_BEHIND}{NO_LETTER}")
_MONTH = rf"(?P<month#>{'|'.join(MONTHS)}){NO_LETTER}"
_DAY = r"(?P<day#>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?P<year#>\d{4})\b)?"
UNTIL_WORD = re.compile(r"(?:until|till|on)\s+", re.IGNORECASE)
# The ways to write one date; # is a number, so that two dates fit into one pattern.
DATED = (
    r"(?P<year#>\d{4})(?P<dash#>[-/.])(?P<number#>\d{1,2})(?P=dash#)(?P<day#>\d{1,2})\b",
    r"(?P<day#>\d{1,2})(?P<dot#>[./-])(?P<number#>\d{1,2})(?P=dot#)(?P<year#>\d{4}|\d{2})\b",
    r"(?P<day#>\d{1,2})[./](?P<number#>\d{1,2})\b(?![./:]\d)\.?",
    _DAY + r"\s*" + _MONTH + _YEAR,
    _MONTH + r"\s*" + _DAY + r"\b" + _YEAR,
)
WAYS = (NEAR, *_AHEAD, *(BEFORE + way for way in DATED), NAMED)
TO = rf"(?:{BEHIND})?\s*{UNTIL}\s*"
_MONTH_ONCE = (r"(?P<day#>\d{1,2})[./](?P<number#>\d{1,2})[./](?P<year#>\d{4})\b", *DATED[2:4])
# 24-26 Dec, 24 to 26.12.2026: the month stands once.
SHORT = tuple(rf"{BEFORE}(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{TO}{way.replace('#', '2')}" for way in _MONTH_ONCE)
LISTED = rf"\s*{AND}\s*(?:{AND}\s*)?"
DAYS_OF_ONE = rf"(?P<days>(?:\d{{1,2}}(?:st|nd|rd|th)?{LISTED})+)(?=\d)"  # 24, 25 and 27 Dec
