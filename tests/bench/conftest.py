"""The bench runs when it is asked for (``pytest -m bench``), alone on the machine, and prints its figures."""

import os

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the bench out of a run that measures nothing: two tests at once would measure each other."""
    if "bench" in config.option.markexpr:
        return
    leave_out = pytest.mark.skip(reason="measures speed; run with -m bench")
    for item in items:
        if item.get_closest_marker("bench"):
            item.add_marker(leave_out)


@pytest.fixture
def tell(capfd: pytest.CaptureFixture[str]):
    """Prints a figure past the capture."""

    def told(words: str) -> None:
        with capfd.disabled():
            print(f"\n  {words}", end="")

    return told


@pytest.fixture
def compiled(tmp_path_factory: pytest.TempPathFactory, data_folder, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment in which bytecode is kept, as on anybody's machine, in a folder of this run's."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.getbasetemp() / "bytecode"))
    return {name: os.environ[name] for name in ("PYTHONPYCACHEPREFIX", "FRONTDESK_HOME")}
