"""What holds at this site for every clinic: the numbers and lines of the house. Loads without pydantic."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from simulator.engine.clinic import Clinic

if TYPE_CHECKING:
    from simulator.scenario.search import Diagnostics

OUT_OF = 10
"""A target is so many of ten patients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Settings of one site; what is left out is as the clinic's file has it.

    ``wait_mark`` is in minutes, 1-240. ``targets`` maps a stage to how many of ten patients should get there, 0-10; 0
    sets no target.
    """

    emergency_number: str = ""
    required_lines: tuple[str, ...] = ()
    wait_mark: int | None = None
    targets: Mapping[str, int] = field(default_factory=dict)

    def at(self, clinic: Clinic) -> Clinic:
        """The clinic's desk card as it is at this site."""
        own: dict[str, Any] = {}
        if self.emergency_number:
            own["emergency_number"] = self.emergency_number
        if self.wait_mark is not None:
            own["wait_mark"] = self.wait_mark
        if self.required_lines:
            own["required_lines"] = tuple(dict.fromkeys((*clinic.required_lines, *self.required_lines)))
        return replace(clinic, **own) if own else clinic

    def shares(self, usual: Mapping[str, float]) -> dict[str, float]:
        """The share of patients that should reach each stage, 0.0-1.0: the usual ones, changed by this site's."""
        changed = {stage: ten / OUT_OF for stage, ten in self.targets.items()}
        return {stage: share for stage, share in {**usual, **changed}.items() if share > 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSite:
    """What came of the site settings. Where a finding is an error ``site`` has nothing set, and that is to be told."""

    site: Site = Site()
    diagnostics: "Diagnostics" = ()

    @property
    def errors(self) -> "Diagnostics":
        """The findings for which nothing of the file counts."""
        return tuple(each for each in self.diagnostics if each.severity == "error")
