"""Interface text goes through standard gettext; English stands in place in the code.

A catalogue for another language is a compiled ``frontdesk.mo`` under ``simulator/locale/<lang>/LC_MESSAGES``.
"""

import gettext
import os

# Every start of the program passes here, and pathlib takes longer to load than the rest of this module.
_catalogue = gettext.translation("frontdesk", os.path.join(os.path.dirname(__file__), "locale"), fallback=True)  # noqa: PTH118, PTH120

_ = _catalogue.gettext
ngettext = _catalogue.ngettext

__all__ = ["_", "ngettext"]
