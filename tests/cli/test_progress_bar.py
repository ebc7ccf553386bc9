"""The bar of a long piece of work: seen in a terminal only, and wiped off whatever happens."""

import io

import pytest

from simulator.cli.progress_bar import MUCH, ProgressBar, watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


def test_it_tells_how_far_things_have_come_and_goes_away(terminal):
    bar = ProgressBar(200, "files", stream=terminal)
    bar.step(50)
    assert terminal.getvalue() == "\r[######..................]  25 % of 200 files"
    bar.clear()
    assert terminal.getvalue().endswith("\r" + " " * 45 + "\r")


def test_it_is_drawn_for_each_per_cent_only(terminal):
    bar = ProgressBar(10_000, "files", stream=terminal)
    for _each in range(10_000):
        bar.step()
    assert terminal.getvalue().count("\r") == 101


@pytest.mark.parametrize(("total", "term"), [(MUCH - 1, "xterm"), (MUCH, "dumb")])
def test_little_work_and_simple_terminals_get_none(terminal, monkeypatch, total, term):
    monkeypatch.setenv("TERM", term)
    bar = ProgressBar(total, "files", stream=terminal)
    bar.step(total)
    bar.clear()
    assert terminal.getvalue() == ""


def test_a_pipe_gets_none():
    pipe = io.StringIO()
    ProgressBar(500, "files", stream=pipe).step(250)
    assert pipe.getvalue() == ""


def test_it_is_wiped_off_where_the_work_breaks_off(terminal, monkeypatch):
    monkeypatch.setattr("sys.stderr", terminal)
    for each in watched(range(100), 100, "tests"):
        if each == 50:
            break
    assert "50 % of 100 tests" in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")
