"""Who is told that it is solved, and answers: is that an objection?"""

import pytest

from helpdesk.text.objections import objects


@pytest.mark.parametrize(
    "text",
    [
        "still not working", "No", "Same error again", "It doesn’t open", "it isn't solved", "ok but ward 4 is blank",
        "Thanks, but it fails again", "Ward 4 shows a blank page", "", "अभी भी नहीं चल रहा", "फिर वही दिक्कत",
        "ठीक नहीं हुआ", "ଏବେ ବି ହେଉନାହିଁ", "ସମାଧାନ ହୋଇନାହିଁ", "ପୁଣି ସେହି ଅସୁବିଧା", "ab bhi nahi hua", "NOT SOLVED",
        "ok, it doesn’t", "ok, it can't", "no problem, but blank",
    ],
)  # fmt: skip
def test_it_is(text: str) -> None:
    assert objects(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you", "ok", "Thanks, it works now", "No problem now, thanks", "Yes, solved.", "👍", "Fine 🙏",
        "धन्यवाद", "अब ठीक है", "ठीक हो गया", "ଧନ୍ୟବାଦ", "ହଁ, ଠିକ୍ ଅଛି", "ଏବେ ଠିକ ହୋଇଗଲା", "thik hai", "no more issues",
    ],
)  # fmt: skip
def test_it_is_none(text: str) -> None:
    assert not objects(text)
