"""The small notation of the packs."""

import pytest

from scoring.notation import Matcher, NotationError, compile_phrase
from scoring.reading import read

FLAGS = {"number": 1, "time": 2}


def phrases(pattern: str):
    return compile_phrase(
        "r",
        pattern,
        classes={"act": ["ring", "call*"]},
        flags=FLAGS,
        negators=frozenset({"not", "no"}),
        common=frozenset({"i"}),
    )


def found(pattern: str, text: str) -> list[tuple[int, int]]:
    tokens = read(text).tokens
    flags = [1 if t.is_number else 0 for t in tokens]
    hits = Matcher(phrases(pattern)).hits(
        [t.norm for t in tokens],
        flags,
        [t.clause for t in tokens],
        [t.sentence for t in tokens],
        [t.negated for t in tokens],
    )
    return [(hit.first, hit.last) for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "where"),
    [
        ("ring you", "I will ring you", [(2, 3)]),
        ("(ring|phone) you", "I will phone you", [(2, 3)]),
        ("ring (you|) back", "ring back", [(0, 1)]),
        ("appoint* #", "appointments 9", [(0, 1)]),
        ("i .. {act}", "I can then call", [(0, 3)]),
        ("i .. {act}", "I can really quite then call", []),
        ("i ... {act}", "I can really quite then call", [(0, 5)]),
        ("ring .. you", "I ring, but you wait", []),
        ("^ ring", "Then ring", []),
        ("^ ring", "So, ring", [(1, 1)]),
        ("ring $", "ring now", []),
        ("(a (b|c)|d) e", "a c e", [(0, 2)]),
        ("ring you", "I will not ring you", []),
        ("not ring you", "I will not ring you", [(2, 4)]),
    ],
)
def test_a_phrase_matches_where_it_should(pattern: str, text: str, where: list[tuple[int, int]]) -> None:
    assert found(pattern, text) == where


@pytest.mark.parametrize("pattern", ["(a|b", "a) b", "{nobody}", "..", ".. a"])
def test_a_phrase_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(NotationError):
        phrases(pattern)
