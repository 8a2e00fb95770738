"""A button carries what can be read back from 64 bytes, or is not made."""

from __future__ import annotations

import pytest

from handlers.base.callback_data import LIMIT, Button, Press, decode, encode


@pytest.mark.parametrize("press", [Press(Button.CLAIM, 1042), Press(Button.ACT, 7, "an.k9"), Press(Button.QUEUE)])
def test_a_button_is_read_as_it_was_made(press: Press) -> None:
    data = encode(press)
    assert len(data.encode()) <= LIMIT
    assert decode(data) == press


@pytest.mark.parametrize(
    "press",
    [Press(Button.CLAIM, -1), Press(Button.CLAIM, 10**12), Press(Button.ACT, 1, "ଓ"), Press(Button.ACT, 1, "a" * 45)],
)
def test_a_button_that_could_not_be_read_back_is_not_made(press: Press) -> None:
    with pytest.raises(ValueError, match="a button can't carry"):
        encode(press)


@pytest.mark.parametrize("data", [None, "", "zzz:1", "c", "c:x", "c:1:", "c:1042 ", "c:1:" + "a" * 45])
def test_what_is_not_ours_means_nothing(data: str | None) -> None:
    assert decode(data) is None
