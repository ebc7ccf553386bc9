"""A scenario's file with one item more, proved to load before anybody writes it."""

from collections.abc import Sequence
from pathlib import Path

from simulator.scenario.diagnostics import Diagnostic
from simulator.scenario.gathering import Stock
from simulator.scenario.insertion import Item, NoPlaceError, with_item
from simulator.scenario.opening import Opened
from simulator.scenario.reader import read


class UnsoundError(ValueError):
    """The file has faults, before the item was added or because of it; ``diagnostics`` say which."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("the scenario does not load")
        self.diagnostics = diagnostics


def amended(path: Path, data: bytes, at: Sequence[str], item: Item, *, own: Path | None = None) -> tuple[bytes, Opened]:
    """The bytes of the scenario's file with the item in it, and what they make. Nothing is written.

    Args:
        path: The scenario's file; clinics are looked for near it.
        data: What is in it now.
        at: Keys from the top of the file to the list that the item goes into.
        item: What is to be added.
        own: The folder of this person's own scenarios.

    Raises:
        UnsoundError: the file cannot be played, or could not be once the item stands in it.
        NoPlaceError: its layout leaves no place for it.
    """
    opened_as(path, data, own=own)
    try:
        fresh = with_item(data.decode("utf-8"), at, item).encode("utf-8")
    except UnicodeError as error:
        raise NoPlaceError(str(error)) from error
    return fresh, opened_as(path, fresh, own=own)


def opened_as(path: Path, data: bytes, *, own: Path | None = None) -> Opened:
    """What the file would be if it held that: a scenario that can be played.

    Args:
        path: The scenario's file; clinics are looked for near it.
        data: What would be in it.
        own: The folder of this person's own scenarios.

    Raises:
        UnsoundError: it could not be played.
    """
    root, findings = read(data, str(path))
    scenario, parts = Stock(own).scenario(path, data, root, findings)
    if scenario is None:
        found = (*findings.sorted(), *(each for part in parts for each in part.diagnostics))
        raise UnsoundError(tuple(each for each in found if each.severity == "error") or tuple(found))
    return Opened(path=path, kind="scenario", root=root, scenario=scenario, findings=findings)
