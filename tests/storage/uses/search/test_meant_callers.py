"""Which caller is meant by what somebody types: by number, address and words of a name."""

from __future__ import annotations

from helpdesk.desk.search.meant_callers import meant_caller


def test_of_two_numbers_the_first_is_the_callers() -> None:
    meant = {"phone": "+919437012345", "email": "r@x.example", "name": ("9861012345", "Ramesh")}
    assert meant_caller("9437012345 r@x.example 9861012345 Ramesh", "IN") == meant
    assert meant_caller("no 9437012345", "IN") == {"phone": "+919437012345", "email": None, "name": ()}


def test_a_number_free_of_charge_is_a_callers_only_alone() -> None:
    assert meant_caller("1800 345 6789", "IN") == {"phone": "+9118003456789", "email": None, "name": ()}
    named = {"phone": None, "email": None, "name": ("Ramesh", "1800", "345", "6789")}
    assert meant_caller("Ramesh 1800 345 6789", "IN") == named
