"""Forms of one caller at every step, and lines that open like another's, or do not."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.intake.asking import Heard
from helpdesk.intake.form import Form, FormStep, Known, Line, Piece
from helpdesk.intake.lines import add, take
from tests.helpdesk.desk import FULL, LISTS, NOBODY, said

OF_RAMESH = replace(FULL, pieces=(Piece("muster roll does not open", said(1)),))


CALLS = [
    "9437055555 Mohan, Jatni, login OTP does not come",
    "9437055555",
    "+91 94370 55555",
    "+91-94370-55555 Mohan",
    "09437055555 Mohan",
    "94370 55555, Mohan, Jatni",
    "94370-55555 login OTP does not come",
    "९४३७०५५५५५ मोहन",
    "୯୪୩୭୦୫୫୫୫୫ ମୋହନ, ଜଟଣୀ, OTP ଆସୁନାହିଁ",
    "0674-2391234 Mohan",
    "📞 9437055555 Mohan",
    "Ph 9437055555 Mohan",
    "Mob no: 9437055555, Mohan",
    "(9437055555) Mohan",
    "1) 9437055555 Mohan",
    "from 9437055555: OTP does not come",
    "New caller: 9437055555 Mohan",
    "Hello, 9437055555 Mohan",
    "9437055555 / 9861098610 Mohan",
    "9437055555\nMohan\nJatni\nOTP does not come",
    "mohan@example.org, OTP does not come",
    "mohan@example.org",
    "Mohan@Example.org 9437055555",
    "Mohan 9437055555, Jatni, OTP does not come",
    "mohan, 9437055555, OTP does not come",
    "Mohan, mohan@example.org, OTP does not come",
    "Jatni, 9437055555, Mohan",
    "Mohan Das, Jatni, OTP does not come",
    "mohan, jatni, otp does not come",
    "Mohan, Jatni",
    "Mohan, Jatani: OTP does not come",
    "Mohan - Jatni - OTP does not come",
    "Mohan\nJatni\nOTP does not come",
    "Mohan, Jatni OTP does not come",
    "Mohan of Jatni, OTP does not come",
    "Mohan Jatni, OTP does not come",
    "Mohan from Dhenkanal: no OTP",
    "ମୋହନ, ଜଟଣୀ, OTP ଆସୁନାହିଁ",
    "मोहन, Jatni, OTP नहीं आता",
    "Ramesh, Dhenkanal, another Ramesh",
    "Mohan, Khariar Road, OTP does not come",
    "Jatni, Mohan Das, OTP does not come",
    "Ms Sita Das, Puri, bill is blank",
    "A. K. Das, Jatni, bill is blank",
    "Maa Tarini SHG, Jatni, muster roll does not open",
    "Mohan, JE Jatni, OTP does not come",
    "Mohan (JE), Jatni, OTP does not come",
    "URGENT: 9437055555 Mohan, Jatni, server is down",
    "ok 9437055555 Mohan",
    "2nd caller: 9437055555 Mohan",
    "[29/11, 10:12] Mohan: 9437055555 OTP does not come",
    "Email: mohan@example.org",
    "9437055555 not getting OTP on mobile",
    "9437055555 Mohan cannot change his mobile number",
    "9437055555 JE, Jatni, bill is blank",
    "9437055555 is unable to log in",
    "Mob9437055555 Mohan, Jatni",
    "Mohan9437055555 Jatni OTP does not come",
    "Name - Mohan Das\nMobile - 9437055555\nULB - Jatni\nIssue - OTP does not come",
    "Caller name: Mohan Das; contact no: 9437055555",
    "Another one: 9437055555 Mohan",
    "One more: Mohan, Jatni, OTP does not come",
    "Missed call 9437055555",
    "Got a call from 9437055555 Mohan, Jatni",
    "Call received from Mohan, Jatni, OTP does not come",
    "Mail from mohan@example.org: OTP does not come",
    "ନୂଆ କଲ୍: 9437055555 ମୋହନ",
    "दूसरा कॉलर 9437055555 मोहन",
    "I am Mohan from Jatni, OTP does not come",
    "Sir, this is Mohan, Jatni, OTP does not come",
    "Mohan here, Jatni, OTP does not come",
    "Mohan Das (Jatni) OTP does not come",
    "Mohan Das / Jatni / OTP does not come",
    "Mohan Das. Jatni. OTP does not come",
    "Jatni 9437055555 OTP does not come",
    "JE Jatni, 9437055555, OTP does not come",
]


WORDS = [
    "muster roll does not open",
    "call back on 9437055555",
    "Call 9437055555 after 5",
    "please call 9437055555",
    "JE's number is 9437055555",
    "The JE's number is 9437055555, Mohan",
    "JE Das 9437055555 is on leave",
    "Secretary 9437055555",
    "his second number 9437055555",
    "another number 9437055555",
    "alt 9437055555",
    "WhatsApp 9437055555",
    "wife 9437055555",
    "9437055555 is his second number",
    "9437055555 is also his WhatsApp",
    "9437055555 is the JE's number",
    "9437055555 (alternate)",
    "callback 9437055555",
    "supervisor Mohan 9437055555",
    "talk to Mohan, 9437055555",
    "EO, Jatni",
    "Chrome, Jatni",
    "registered mobile 9437055555",
    "the number 9437055555 gets no OTP",
    "OTP does not come to 9437055555",
    "it fails for Mohan 9437055555 too, Jatni",
    "9437012345",
    "+91 94370 12345 once more",
    "9437012345 Mohan, Jatni, OTP does not come",
    "Ramesh 9437055555",
    "Ramesh, Jatni, and the bill is blank",
    "Ramesh Sahoo, Jatni",
    "Mohan",
    "Mohan Das",
    "Jatni",
    "Puri, otp",
    "not working, Jatni",
    "muster roll, Jatni",
    "Same also, Jatni",
    "1042",
    "PJ/2023-24/000180",
    "MR/2024-25/04/16/000030, Jatni",
    "94370",
    "router was off\n9437055555 Mohan, Jatni",
    "yes, Jatni",
    "😀",
    "Beneficiary: 9437055555",
    "Username: 9437055555",
    "UserID 9437055555 is locked",
    "JE: 9437055555",
    "JE number 9437055555",
    "note number 9437055555",
    "9437055555 this is his other number",
    "9437055555 call back on this number",
    "ଏହି ନମ୍ବରକୁ କଲ କରନ୍ତୁ 9437055555",
    "JEଙ୍କ ନମ୍ବର 9437055555",
    "ଅନ୍ୟ ନମ୍ବର 9437055555",
    "9437055555 ଅନ୍ୟ ନମ୍ବର",
    "दूसरा नंबर 9437055555",
    "जेई का नंबर 9437055555",
    "उनका दूसरा नंबर 9437055555 है",
    "9437055555 दूसरा नंबर है",
    "cc mohan@example.org",
    "Restarted router, Jatni office",
    "Cleared Cache, Jatni",
]


STEPS = [step for step in FormStep if step not in (FormStep.CALLER, FormStep.KNOWN, FormStep.NAME, FormStep.ANOTHER)]


def line(text: str, number: int = 9) -> Line:
    return Line(said=said(number), text=text)


def given_to(form: Form, one: Line, known: Known = NOBODY) -> Heard:
    return take(form, one, known=known, lists=LISTS)


def given_to_anyway(form: Form, one: Line) -> Heard:
    return add(form, one, known=NOBODY, lists=LISTS)
