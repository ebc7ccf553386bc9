"""The program ``frontdesk``, also ``python -m simulator``: where the command line and the full screen are joined."""

import gc
import sys
from collections.abc import Sequence

from simulator.cli.entry import run

TYPE_CHECKING = False  # as typing has it, without the time that loading typing takes
if TYPE_CHECKING:
    from simulator.authoring.rehearsal import Rehearsal
    from simulator.runtime.services import Services

_COLLECT_AFTER = 200_000
"""New objects between two looks for garbage. What a start makes stays, so looking often finds nothing."""


def _open_app(
    services: "Services",
    *,
    profile: str | None = None,
    scenario: str | None = None,
    mode: str | None = None,
    seed: int | None = None,
    guest: bool = False,
    rehearsal: "Rehearsal | None" = None,
    watch: bool = False,
) -> int:
    from simulator.tui.app import run as run_app

    return run_app(
        services,
        profile=profile,
        scenario=scenario,
        mode=mode,
        seed=seed,
        guest=guest,
        rehearsal=rehearsal,
        watch=watch,
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with those arguments, or those of the process; the exit code comes back."""
    gc.set_threshold(_COLLECT_AFTER)
    return run(sys.argv[1:] if argv is None else argv, _open_app)


if __name__ == "__main__":
    sys.exit(main())
