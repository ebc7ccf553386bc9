"""Chance, passed in: the same seed at the same place gives the same choice, on every machine and Python."""

import hashlib
from collections.abc import Sequence


def choose(options: Sequence[str], seed: int, *place: object, visit: int = 0) -> str:
    """One of ``options``, fixed by the seed, the place it is chosen for and how often one has been there.

    Coming back to a place (``visit`` 1, 2, ...) steps to the next wording: nobody repeats themselves before they must.

    Raises:
        ValueError: there is nothing to choose from.
    """
    if not options:
        raise ValueError("there is nothing to choose from")
    key = "\x1f".join(str(part) for part in (seed, *place)).encode()
    number = int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big")
    return options[(number + visit) % len(options)]
