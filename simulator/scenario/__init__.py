"""Authors' files: scenarios and clinics, from YAML to the values the engine runs, or to findings.

The front door. What it offers is imported on first use, so that the program starts without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.scenario.catalogue import Catalogue, ScenarioCard, read_card
    from simulator.scenario.diagnostics import CODES, Diagnostic
    from simulator.scenario.loader import (
        Loaded,
        LoadedClinic,
        load_clinic,
        load_scenario,
        load_site,
    )
    from simulator.scenario.location import SHIPPED, digest_of, find_site
    from simulator.scenario.opening import Opened, open_each, validate_paths
    from simulator.scenario.render import render_json, render_lines, render_text, summary, summed_up
    from simulator.scenario.search import files_to_check
    from simulator.scenario.site import LoadedSite, Site

_HOMES = {
    "catalogue": ("Catalogue", "ScenarioCard", "read_card"),
    "diagnostics": ("CODES", "Diagnostic"),
    "loader": (
        "Loaded",
        "LoadedClinic",
        "load_clinic",
        "load_scenario",
        "load_site",
    ),
    "opening": ("Opened", "open_each", "validate_paths"),
    "location": ("SHIPPED", "digest_of", "find_site"),
    "render": ("render_json", "render_lines", "render_text", "summary", "summed_up"),
    "search": ("files_to_check",),
    "site": ("LoadedSite", "Site"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "CODES",
    "SHIPPED",
    "Catalogue",
    "Diagnostic",
    "Loaded",
    "LoadedClinic",
    "LoadedSite",
    "Opened",
    "ScenarioCard",
    "Site",
    "digest_of",
    "files_to_check",
    "find_site",
    "load_clinic",
    "load_scenario",
    "load_site",
    "open_each",
    "read_card",
    "render_json",
    "render_lines",
    "render_text",
    "summary",
    "summed_up",
    "validate_paths",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
