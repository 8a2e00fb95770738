"""What an operator hears and writes in a shift: twelve calls, four of them into another form, five slips of the pen.

The same story in two languages: a step of the form is named by its code, as the buttons of all languages carry it.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.limits import Language

WORK = ("who.ulb_employee", "nature.functional")
SITE = ("who.ulb_employee", "nature.infrastructure")
FAULT = ("who.cbo", "nature.bug")


@dataclass(frozen=True, slots=True)
class Call:
    """What is written of a call, the answers until the review, how it ends, and what the desk must know then.

    ``slip``: the line as it is written first, to be edited into ``line``. ``into``: how many answers the form before
    has when it comes. ``later``: the line as it is edited after sending.
    """

    line: str
    contact: str | None
    name: str
    ulb: str
    words: str
    way: tuple[str, ...] = WORK
    ends: str = "escalate"
    slip: str | None = None
    into: int | None = None
    later: str | None = None
    words_then: str | None = None  # after ``later``; None: it is refused aloud


@dataclass(frozen=True, slots=True)
class Shift:
    """The calls of a shift, and what is said in its language: how one was solved, that an edit changes nothing."""

    language: Language
    calls: tuple[Call, ...]
    how: str
    stays: str


ENGLISH = Shift(
    "en",
    (
        Call("9437010001 A. K. Das, Jatni, muster roll does not open", "+919437010001", "A. K. Das", "JA",
             "muster roll does not open"),
        Call("9437010002 Gita Sahu, Dhenkanal, wage list is empty", "+919437010002", "Gita Sahu", "DL",
             "wage list is empty", slip="9437010002 Gita Sahu, Jatni, wage list is empty"),
        Call("9437010003 Ramesh, Puri, site is slow", "+919437010003", "Ramesh", "PU", "site is slow", SITE),
        Call("94370-10004, Saraswati SHG, Angul, bill is shown twice", "+919437010004", "Saraswati SHG", "AGL",
             "bill is shown twice", FAULT, into=1),
        Call("9437010005 Mohan, Cuttack, estimate is not saved", "+919437010005", "Mohan", "CC",
             "estimate is not saved", slip="9437010015 Mohan, Cuttack, estimate is not saved"),
        Call("Sunita Rout, Puri, cannot log in since morning", None, "Sunita Rout", "PU",
             "cannot log in since morning", into=2),
        Call("9437010007 Bijay, Rourkela, how is a work order closed", "+919437010007", "Bijay", "RO",
             "how is a work order closed", ends="solved"),
        Call("9437010008 Kuni, Sambalpur, photo is not taken in", "+919437010008", "Kuni", "SP",
             "photo is not taken in", slip="9437010008 Kuni, Sambalpur, photo"),
        Call("sahu@example.org I. K. Sahu, Bhadrak, report is blank", "sahu@example.org", "I. K. Sahu", "BK",
             "report is blank", into=2),
        Call("9437010010 Lata, Jatni, attendance is wrong", "+919437010010", "Lata", "JA", "attendance is wrong",
             later="9437010010 Lata, Jatni, attendance of June is wrong", words_then="attendance of June is wrong"),
        Call("9437010011 Tapan, Puri, project is not listed", "+919437010011", "Tapan", "PU",
             "project is not listed", into=0, ends="keep"),
        Call("9437010012 Mina, Angul, payment waits", "+919437010012", "Mina", "AGL", "payment waits",
             later="9437010099 Mina, Angul, payment waits"),
    ),
    how="Told him to press Close in the last step",
    stays="did not change",
)  # fmt: skip
ODIA = Shift(
    "or",
    (
        Call("୯୪୩୭୦୧୦୦୦୧ ଅ. କ. ଦାସ, ଜଟଣୀ, ମଷ୍ଟର ରୋଲ୍ ଖୋଲୁନାହିଁ", "+919437010001", "ଅ. କ. ଦାସ", "JA",
             "ମଷ୍ଟର ରୋଲ୍ ଖୋଲୁନାହିଁ"),
        Call("୯୪୩୭୦୧୦୦୦୨ ଗୀତା ସାହୁ, ଢେଙ୍କାନାଳ, ମଜୁରୀ ତାଲିକା ଖାଲି ଅଛି", "+919437010002", "ଗୀତା ସାହୁ", "DL",
             "ମଜୁରୀ ତାଲିକା ଖାଲି ଅଛି", slip="୯୪୩୭୦୧୦୦୦୨ ଗୀତା ସାହୁ, ଜଟଣୀ, ମଜୁରୀ ତାଲିକା ଖାଲି ଅଛି"),
        Call("୯୪୩୭୦୧୦୦୦୩ ରମେଶ, ପୁରୀ, ସାଇଟ୍ ଧୀର ଚାଲୁଛି", "+919437010003", "ରମେଶ", "PU", "ସାଇଟ୍ ଧୀର ଚାଲୁଛି", SITE),
        Call("୯୪୩୭୦-୧୦୦୦୪, ସରସ୍ୱତୀ ଗୋଷ୍ଠୀ, ଅନୁଗୋଳ, ବିଲ୍ ଦୁଇଥର ଦେଖାଉଛି", "+919437010004", "ସରସ୍ୱତୀ ଗୋଷ୍ଠୀ", "AGL",
             "ବିଲ୍ ଦୁଇଥର ଦେଖାଉଛି", FAULT, into=1),
        Call("୯୪୩୭୦୧୦୦୦୫ ମୋହନ, କଟକ, ଏଷ୍ଟିମେଟ୍ ସେଭ୍ ହେଉନାହିଁ", "+919437010005", "ମୋହନ", "CC",
             "ଏଷ୍ଟିମେଟ୍ ସେଭ୍ ହେଉନାହିଁ", slip="୯୪୩୭୦୧୦୦୧୫ ମୋହନ, କଟକ, ଏଷ୍ଟିମେଟ୍ ସେଭ୍ ହେଉନାହିଁ"),
        Call("ସୁନୀତା ରାଉତ, ପୁରୀ, ସକାଳୁ ଲଗଇନ୍ ହେଉନାହିଁ", None, "ସୁନୀତା ରାଉତ", "PU", "ସକାଳୁ ଲଗଇନ୍ ହେଉନାହିଁ", into=2),
        Call("୯୪୩୭୦୧୦୦୦୭ ବିଜୟ, ରାଉରକେଲା, ୱାର୍କ ଅର୍ଡର କେମିତି ବନ୍ଦ କରିବେ", "+919437010007", "ବିଜୟ", "RO",
             "ୱାର୍କ ଅର୍ଡର କେମିତି ବନ୍ଦ କରିବେ", ends="solved"),
        Call("୯୪୩୭୦୧୦୦୦୮ କୁନି, ସମ୍ବଲପୁର, ଫଟୋ ଅପଲୋଡ୍ ହେଉନାହିଁ", "+919437010008", "କୁନି", "SP",
             "ଫଟୋ ଅପଲୋଡ୍ ହେଉନାହିଁ", slip="୯୪୩୭୦୧୦୦୦୮ କୁନି, ସମ୍ବଲପୁର, ଫଟୋ ହେଉନାହିଁ"),
        Call("sahu@example.org ଇ. କ. ସାହୁ, ଭଦ୍ରକ, ରିପୋର୍ଟ ଖାଲି ଆସୁଛି", "sahu@example.org", "ଇ. କ. ସାହୁ", "BK",
             "ରିପୋର୍ଟ ଖାଲି ଆସୁଛି", into=2),
        Call("୯୪୩୭୦୧୦୦୧୦ ଲତା, ଜଟଣୀ, ହାଜିରା ଭୁଲ୍ ଅଛି", "+919437010010", "ଲତା", "JA", "ହାଜିରା ଭୁଲ୍ ଅଛି",
             later="୯୪୩୭୦୧୦୦୧୦ ଲତା, ଜଟଣୀ, ଜୁନ୍ ମାସର ହାଜିରା ଭୁଲ୍ ଅଛି", words_then="ଜୁନ୍ ମାସର ହାଜିରା ଭୁଲ୍ ଅଛି"),
        Call("୯୪୩୭୦୧୦୦୧୧ ତପନ, ପୁରୀ, ପ୍ରକଳ୍ପ ତାଲିକାରେ ନାହିଁ", "+919437010011", "ତପନ", "PU",
             "ପ୍ରକଳ୍ପ ତାଲିକାରେ ନାହିଁ", into=0, ends="keep"),
        Call("୯୪୩୭୦୧୦୦୧୨ ମିନା, ଅନୁଗୋଳ, ଟଙ୍କା ଆସିନାହିଁ", "+919437010012", "ମିନା", "AGL", "ଟଙ୍କା ଆସିନାହିଁ",
             later="୯୪୩୭୦୧୦୦୯୯ ମିନା, ଅନୁଗୋଳ, ଟଙ୍କା ଆସିନାହିଁ"),
    ),
    how="ଶେଷ ପଦକ୍ଷେପରେ ବନ୍ଦ କରିବାକୁ କହିଲି",
    stays="ଏହା ବଦଳିନାହିଁ",
)  # fmt: skip
