"""What every test stands on: a data folder of its own, the command line in this process or its own, no luck."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


_STOPPING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


@dataclass(frozen=True)
class Outcome:
    """How a run of the program came out."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is this test's own; nobody's real practice is touched."""
    home = tmp_path / "desk-data"
    monkeypatch.setenv("FRONTDESK_HOME", str(home))
    monkeypatch.delenv("COLUMNS", raising=False)
    return home


@pytest.fixture
def frontdesk(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """The command line, run in this process: quick, and the same code."""
    from simulator.__main__ import main

    def run(*argv: str, typed: str | bytes = b"") -> Outcome:
        data = typed.encode() if isinstance(typed, str) else typed
        before = {number: signal.getsignal(number) for number in _STOPPING}
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capfd.readouterr()
        try:
            code = main(list(argv))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture
def process(data_folder: Path) -> Callable[..., Outcome]:
    """The program as a process of its own, with pipes; slower, and the whole truth."""

    def run(*argv: str, typed: bytes = b"", cwd: Path = ROOT, **environment: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "simulator", *argv],
            input=typed,
            capture_output=True,
            check=False,
            timeout=50,
            cwd=cwd,
            env={**os.environ, "FRONTDESK_HOME": str(data_folder), **environment},
        )
        return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run
