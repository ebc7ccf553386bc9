"""Interface text goes through standard gettext; English stands in place in the code.

A catalogue for another language is a compiled ``frontdesk.mo`` under ``simulator/locale/<lang>/LC_MESSAGES``.
"""

import gettext
from pathlib import Path

_catalogue = gettext.translation("frontdesk", Path(__file__).parent / "locale", fallback=True)

_ = _catalogue.gettext
ngettext = _catalogue.ngettext

__all__ = ["_", "ngettext"]
