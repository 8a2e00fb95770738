"""The words of dates as people write them in three languages: days, months, weekdays, and what stands between two."""

from __future__ import annotations

NO_LETTER = r"(?![\w\u0900-\u0963\u0966-\u097f\u0b00-\u0b65\u0b70-\u0b7f])"  # a vowel sign is none of \w

# By how far they are from today; "kal" and "kali" may be either side of it, and what is declared is mostly to come.
NEAR_DAYS = {
    0: r"today|आज|ଆଜି",
    1: r"tomorrow|कल|ଆସନ୍ତାକାଲି|ଆସନ୍ତା କାଲି|କାଲି",
    -1: r"yesterday|ଗତକାଲି|ଗତ କାଲି",
    2: r"day after tomorrow|परसों|ପଅରଦିନ|ପରଦିନ",
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
UNTIL = r"(?:-|\.\.+|…|→|to\b|up ?to\b|through\b|till\b|until\b|से|तक|ରୁ|ଠାରୁ)"
AND = r"(?:[,;&+]|and\b|और|तथा|एवं|ଓ|ଏବଂ)"
