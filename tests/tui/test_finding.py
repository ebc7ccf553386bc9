"""Type to find: words, slips of the finger, and times as fingers type them."""

import pytest

from simulator.tui.views.finding import found

ROWS = ("The book Monday 09:20 with Dr Sethi", "The book Thursday 15:00 with Dr Halloran", "Staff Jo, nurse")


@pytest.mark.parametrize("typed", ["09:20", "0920", "920", "9.20", "monday 0920"])
def test_a_time_is_found_however_it_is_typed(typed: str) -> None:
    assert found(typed, ROWS) == (0,)


@pytest.mark.parametrize(("typed", "places"), [("", (0, 1, 2)), ("nurse", (2,)), ("Haloran", (1,)), ("1720", ())])
def test_words_are_found_a_slip_forgiven(typed: str, places: tuple[int, ...]) -> None:
    assert found(typed, ROWS) == places
