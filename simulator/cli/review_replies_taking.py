"""Takes a reply from practice up the way it was asked for: as an example, a counter-example or a test."""

from typing import TYPE_CHECKING, Literal

from simulator.authoring.unmatched import Stray
from simulator.authoring.wished_tests import wished_test
from simulator.runtime.services import Services

if TYPE_CHECKING:
    from simulator.authoring.taking_up import TakenUp


def taken_up(
    services: Services, stray: Stray, *, kind: str, name: str, words: str, into: str | None = None, anyway: bool = False
) -> "TakenUp":
    """Write the reply into a scenario: as ``kind`` meaning, unlike or test, ``name`` being the meaning or the wish.

    Raises:
        NotTakenUpError: it is not written, and why.
        UnfitWishError: what the test expects cannot be read.
        StoreError: the file cannot be written.
    """
    from simulator.authoring.taking_up import add_example, add_test, target_of

    own = services.home / "scenarios"
    # A copy may have been made since the list was: looked for anew.
    library = Services(services.home).library
    target = target_of(library, own, into or stray.scenario, "" if into else stray.language)
    text = words.strip() or stray.text
    if kind == "test":
        return add_test(target, wished_test(stray.turn, text, stray.acts, name))
    group: Literal["hears", "unlike"] = "hears" if kind == "meaning" else "unlike"
    return add_example(target, stray.turn, group, name, text, anyway=anyway)
