"""What a command makes for keeping: printed, or with -o written to a file."""

from pathlib import Path

from simulator.cli.exits import UsageError
from simulator.cli.streams import put, safe, tell
from simulator.i18n import _


def hand_out(text: str, file: str | None) -> None:
    """Print the text on standard output, or write it to that file, in UTF-8, in place of what was there.

    Raises:
        UsageError: the file is named like a scenario, which would be lost.
        OSError: it cannot be written.
    """
    if file is None:
        put(text.rstrip("\n"))
        return
    path = Path(file)
    if path.suffix.lower() in (".yaml", ".yml"):
        words = _("“{path}” is named like a scenario, which would be written over: give -o another name.")
        raise UsageError(words.format(path=file))
    path.write_text(safe(text).rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    tell(_("Written to {path}.").format(path=file))
