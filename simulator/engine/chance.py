"""Chance, passed in: the same seed at the same place gives the same choice, on every machine and Python."""

import hashlib
from collections.abc import Sequence


def choose(options: Sequence[str], seed: int, *place: object) -> str:
    """One of ``options``, fixed by the seed and the place it is chosen for.

    Raises:
        ValueError: there is nothing to choose from.
    """
    if not options:
        raise ValueError("there is nothing to choose from")
    if len(options) == 1:
        return options[0]
    key = "\x1f".join(str(part) for part in (seed, *place)).encode()
    number = int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big")
    return options[number % len(options)]
