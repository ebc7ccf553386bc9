"""The app on a sealed desk: its own data folder, a clock that stands still, two scenarios nobody else edits."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import textual._wait
from desk_pilot import Desk

from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services
from simulator.scenario import Catalogue

FIXTURES = Path(__file__).parent / "fixtures" / "scenarios"


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pilot waits 20 ms around each key; a test need not. Where the private names are gone it is only slower."""
    for name in ("SLEEP_GRANULARITY", "SLEEP_IDLE"):
        if hasattr(textual._wait, name):
            monkeypatch.setattr(textual._wait, name, 0.001)


@pytest.fixture
def own_scenarios(data_folder: Path) -> Path:
    """The clinic's own folder, with the fixtures in it."""
    folder = data_folder / "scenarios"
    shutil.copytree(FIXTURES, folder)
    return folder


@pytest.fixture
def services(data_folder: Path, own_scenarios: Path) -> Services:
    """Real parts, with the fixture scenarios in place of the shipped ones."""
    return sealed(data_folder, own_scenarios)


@pytest.fixture
def half_a_pair(own_scenarios: Path) -> str:
    """One scenario more: with a call back, a time that is the patient's own, a gate, and something behind it."""
    shutil.copy(FIXTURES.parent / "later" / "half-a-pair.yaml", own_scenarios)
    return "half-a-pair"


def sealed(home: Path, scenarios: Path, at: datetime | None = None) -> Services:
    made = Services(home, FixedClock(at) if at else FixedClock())
    made.library._catalogue = Catalogue(own=None, shipped=scenarios)
    return made


@pytest.fixture
def desk(services: Services, data_folder: Path, own_scenarios: Path) -> Iterator[Callable[..., Desk]]:
    """Opens the app; every call is another start of the program on the same data. Closed afterwards."""
    opened: list[Desk] = []

    def start(at: datetime | None = None, **launch: object) -> Desk:
        opened.append(Desk(sealed(data_folder, own_scenarios, at), **launch))
        return opened[-1]

    yield start
    for each in opened:
        each.app.practice.close()
