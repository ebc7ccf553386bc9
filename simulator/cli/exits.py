"""What the program's exit codes mean, and what people are told when something stops it."""

from simulator.i18n import _

TYPE_CHECKING = False  # as typing has it, without the time that loading typing takes
if TYPE_CHECKING:
    from simulator.runtime.library import ScenarioProblemError

FINE = 0
"""All went well, whatever the marks."""
FINDINGS = 1
"""It ran, and found something wrong in what it was given."""
USAGE = 2
"""It was asked for something that cannot be, or could not do it."""
INTERRUPTED = 130
"""Ctrl+C, as shells count it: 128 and the signal's number."""
BROKEN_PIPE = 141
"""Whoever read our output went away."""
TERMINATED = 143
"""The system asked us to stop."""


class UsageError(Exception):
    """Something asked for cannot be done; the message is for people and says what to do."""


class Terminated(BaseException):
    """The system asked the program to stop (SIGTERM, or the terminal was closed)."""


def explain_failure(error: Exception) -> tuple[int, str]:
    """The exit code and the words for an error that stopped a command. Never a traceback."""
    if isinstance(error, UsageError):
        return USAGE, str(error)
    from simulator.runtime.library import ScenarioProblemError
    from simulator.store import StoreError

    if isinstance(error, StoreError):
        return USAGE, str(error)
    if isinstance(error, ScenarioProblemError):
        return _scenario_problem(error)
    if isinstance(error, OSError) and error.filename:
        return USAGE, _("“{path}” cannot be used: {why}").format(path=error.filename, why=error.strerror or error)
    kind = type(error).__name__
    return USAGE, _(
        "Something went wrong that should not have ({kind}: {error}). What was recorded before is safe."
    ).format(kind=kind, error=error)


def _scenario_problem(error: "ScenarioProblemError") -> tuple[int, str]:
    """A file with findings is a finding; a name that nothing has, or a file that is not there, is wrong usage."""
    if error.diagnostics:
        from simulator.scenario import render_text

        not_there = all(each.code == "Y014" for each in error.diagnostics)
        return USAGE if not_there else FINDINGS, render_text(error.diagnostics).rstrip("\n")
    words = _("There is no scenario “{name}”.").format(name=error.name)
    if error.near:
        return USAGE, words + " " + _("Did you mean: {near}?").format(near=", ".join(error.near))
    return USAGE, words + " " + _("`frontdesk` alone lists them all.")
