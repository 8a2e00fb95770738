"""The words that stand around a caller's number and name: a greeting, "new call from", "mobile no", whose it is."""

from __future__ import annotations

import re

from helpdesk.text.words import fold, folds


def _of_folds(pattern: str) -> re.Pattern[str]:
    """Return a pattern for folded words, whose own words are folded, too."""
    return re.compile(fold(pattern))


GREETINGS = folds(
    """
    hello hi hey namaste namaskar good morning afternoon evening sir madam ok okay fwd fw forwarded re urgent
    p1 p2 p3 p4 am pm
    ନମସ୍କାର नमस्ते नमस्कार
    """
)
BEFORE_A_CALLER = folds("caller from name ନାମ नाम")
# Over the folds of the first words, a space after each.
ANOTHER_CALL = _of_folds(
    r"(?:just )?(?:(?:new|next|another|other|second|third|2nd|3rd|missed|incoming|received|got|had) (?:an? )?"
    r"(?:new |another |phone )*(?:calls?|caller|one) (?:from )?|one more (?:calls? |caller )?(?:from )?"
    r"|(?:calls?|caller|calling|e mail|e?mail|whatsapp|message|msg|sms) (?:received |came )?(?:from|name) "
    r"|(?:ନୂଆ|ଅନ୍ୟ|ଆଉ|नया|नयी|नई|दूसरा|दूसरी|अन्य|एक और) (?:ଗୋଟିଏ |ଏକ )?(?:କଲ|कॉल|कॉलर) )"
)
I_AM = _of_folds(r"(?:i am|this is|it is|my name is|ମୁଁ|मैं) ")
PLACE_LABELS = folds("ulb nac town city place ସହର पता शहर")
BEFORE_A_NUMBER = folds("ph phone m mob mobile cell tel no number e mail email ଫୋନ ନମ୍ବର ମୋବାଇଲ फोन नंबर मोबाइल")
SECOND = folds(
    """
    number mobile phone whatsapp also too alternate alternative alt another other second 2nd s landline
    ନମ୍ବର ମୋବାଇଲ ଫୋନ ଅନ୍ୟ ଦ୍ୱିତୀୟ नंबर नम्बर मोबाइल फोन दूसरा दूसरी दूसरे अन्य
    """
)
OF_WHOM = SECOND | folds(
    """
    is was the an a of his her my their our no office home je ae ee me eo spoc this that it call back on to at here
    ଏହା ଏହି ତାଙ୍କ ତାଙ୍କର ଗୋଟିଏ ଘର ଅଟେ यह इस उनका उनकी उसका उसकी का की के है घर भी
    """
)
NO_CALLERS = folds(
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
    ଦୟାକରି କୃପୟା ପ୍ଲିଜ୍ କଲେ कृपया कृपा प्लीज उन्हें उन्हे उनसे इन्हें उसे
    करो करना का की के पर को यह एक उनका उनकी उनके उसका उसकी
    """
)
OF_SOMEBODY = tuple(folds("ଙ୍କ ଙ୍କର ଙ୍କୁ ଂକ ଂକର ଂକୁ ମ୍ବରକୁ"))  # "JEଙ୍କ ନମ୍ବର ...": whose, or to which number
ROLES = folds(
    "je ae aee ee me eo se deo so pa ps ri ti co mis accountant coordinator secretary president spoc engineer officer"
    " operator clerk junior assistant executive"
)
