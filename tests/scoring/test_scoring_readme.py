"""The worked example of the scorer's README is true."""

import doctest
from pathlib import Path

import scoring

README = Path(scoring.__file__).with_name("README.md")


def test_the_worked_example_runs() -> None:
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted >= 8
    assert result.failed == 0
