"""Which commands there are: each is the module of its name here.

A module has ``DESCRIPTION``, ``EXAMPLES`` (command lines), ``arguments`` and ``run``.
"""

from collections.abc import Callable

from simulator.i18n import _

OpenApp = Callable[..., int]
"""Opens the full screen: ``(services, *, profile, scenario, mode, seed, guest, ...) -> exit code``."""


def commands() -> dict[str, str]:
    """Every command and what it does, in the order ``--help`` shows them."""
    return {
        "play": _("take one call or desk visit"),
        "preview": _("try a scenario while you write it"),
        "new": _("start a scenario or a clinic of your own"),
        "validate": _("check scenario files"),
        "test": _("run the tests beside scenarios"),
        "graph": _("where a scenario can go"),
        "schema": _("what editors need for completion"),
        "explain": _("what a finding means and how to mend it"),
        "share": _("scenarios in one file, to be mailed"),
        "review": _("the trainer's rulings, and replies to learn from"),
        "report": _("a page on a scenario, for whoever leads the talk"),
        "score": _("judge replies, one JSON line each"),
        "history": _("the calls you have taken"),
        "progress": _("how your skills stand"),
        "data": _("where your data lives"),
    }
