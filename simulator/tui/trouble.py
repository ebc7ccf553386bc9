"""What people are told when the program itself fails: what happened, that nothing is lost, and where to look."""

import traceback
from pathlib import Path

from simulator.i18n import _

EXIT_FAILED = 70
"""The exit code of an internal failure (EX_SOFTWARE)."""
_NAME = "last-problem.txt"


def write_report(home: Path, error: BaseException) -> Path | None:
    """Keep where in the program it failed, without a word anybody typed; None where that cannot be written."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    path = home / _NAME
    try:
        home.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([type(error).__name__, *places, ""]), encoding="utf-8")
    except OSError:
        return None
    return path


def message(path: Path | None) -> str:
    """A few lines for the terminal after the screen is put back."""
    lines = [
        _("Front Desk had to stop: something in the program went wrong."),
        _("Nothing is lost: every reply you sent is kept, and the call is offered again next time."),
    ]
    if path:
        lines.append(_("Where it went wrong is noted in {path}; it holds nothing you typed.").format(path=path))
    return "\n".join(lines)
