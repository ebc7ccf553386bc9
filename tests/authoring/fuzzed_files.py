"""Files as nobody would write them: good ones damaged in many ways, and bytes that never were any. All by number."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from checked_samples import CLINIC, scenario

from simulator.scenario import SHIPPED

FIXTURES = Path(__file__).parents[1] / "scenario" / "fixtures"
_PIECES = (
    b"[", b"]", b"{", b"}", b": ", b"- ", b"\n", b"\n  ", b'"', b"'", b"#", b"&a ", b"*a ", b"!x ", b"<<: ", b"\t",
    b"|", b">-\n", b"~", b"\xc3\xa9", b"\xff", b"\x00", b"\x1b[31m", b"null", b"true", b"-1", b"1e9",
    b"99999999999999999999", b"\xd9\xa3", b"---\n", b"...\n", b"? ", b"%YAML 1.1\n", b"\xe2\x80\xae",
    b"\xef\xbb\xbf", b"\xe2\x80\x9c", b"\r", b"{{", b"%s", b"{}", b"[]",
)  # fmt: skip
_WORDS = (
    "noon", "lost", "lunch", "moved", "makes-new", "offers-later", "says-who", "has-card", "book", "note", "told",
    "heard", "pushes", "needs", "else", "later", "anytime", "tells", "facts", "hears", "unlike", "borrows", "use",
    "before", "from", "mood", "patience", "trust", "0", "100", "{}", "[]", "true", "acknowledge", "safety",
    "privacy", "...", '""', "no",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """A file: what was done to it, where it goes, below the folder of this one, and what is in it."""

    kind: str
    place: str
    data: bytes


def _good() -> list[tuple[str, bytes]]:
    """Files that nothing is wrong with, of every kind, each with its place."""
    found = [("lost-card.yaml", scenario().encode()), ("clinics/mill-lane.yaml", CLINIC.encode())]
    found += [(path.name, path.read_bytes()) for path in sorted(FIXTURES.glob("*.yaml"))]
    found += [(f"clinics/{path.name}", path.read_bytes()) for path in sorted((FIXTURES / "clinics").glob("*.yaml"))]
    for folder in ("clinics", "phrases", "personas"):
        found += [
            (f"{folder}/{path.name}", path.read_bytes()) for path in sorted((SHIPPED / folder).glob("*.yaml"))[:2]
        ]
    found += [(path.name, path.read_bytes()) for path in sorted((SHIPPED / "en" / "phone").glob("after-*.yaml"))]
    found.append(("site.yaml", b'format: 1\nemergency_number: "112"\nwait_mark: 8\ntargets: {booked: 8, arrived: 7}\n'))
    return found


GOOD = _good()


def fuzzed(number: int) -> Fuzzed:
    """The file of that number; the same every time."""
    random = Random(number)
    place, data = random.choice(GOOD)
    kind = random.choice(list(_KINDS))
    return Fuzzed(kind, place, _KINDS[kind](data, random))


def _edited(data: bytes, random: Random) -> bytes:
    for _edit in range(random.randint(1, 5)):
        at = random.randrange(len(data) + 1)
        data = data[:at] + random.choice(_PIECES) + data[at + random.randint(0, 30) :]
    return data


def _words_exchanged(data: bytes, random: Random) -> bytes:
    text = data.decode()
    for _edit in range(random.randint(1, 5)):
        old, new = random.choice(_WORDS), random.choice(_WORDS)
        at = text.find(old, random.randrange(len(text) + 1))
        text = text[:at] + new + text[at + len(old) :] if at >= 0 else text
    return text.encode()


def _lines_moved(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    for _edit in range(random.randint(1, 6)):
        at, to = random.randrange(len(lines)), random.randrange(len(lines))
        what = random.randrange(4)
        if what == 0:
            lines[at], lines[to] = lines[to], lines[at]
        elif what == 1:
            lines.insert(to, lines[at])
        elif what == 2 and len(lines) > 1:
            del lines[at]
        else:
            lines[at] = b" " * random.randint(0, 9) + lines[at].lstrip()
    return b"".join(lines)


def _cut_off(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _noise(_data: bytes, random: Random) -> bytes:
    return random.randbytes(random.randint(0, 3_000))


def _noise_inside(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.randint(1, 60)) + data[at:]


def _deep(data: bytes, random: Random) -> bytes:
    depth = random.choice((10, 25, 26, 100, 2_000, 60_000))
    inside = random.choice((
        b"[" * depth, b"[" * depth + b"]" * depth, b"{a: " * depth, b"{? " * depth, b"- " * depth,
        b"".join(b" " * level + b"a:\n" for level in range(min(depth, 400))),
    ))  # fmt: skip
    return _put(data, inside, random)


def _huge(data: bytes, random: Random) -> bytes:
    size = random.choice((3_999, 4_001, 20_000, 300_000, 1_100_000))
    text = random.choice((b"x", b"no, ", b"a b ", b"\xf0\x9f\x98\x80", b"at ten past nine. ", b"9", b"..."))
    return _put(data, b'"' + (text * (size // len(text))) + b'"', random)


def _many(data: bytes, random: Random) -> bytes:
    count = random.choice((50, 300, 2_000))
    item = random.choice((
        '      - {{if: {{hears: [makes-new]}}, says: ["Fine {n}."], go: lost}}\n',
        '      meaning-{n}: ["I could do it on day {n}", "not on day {n}", "at {n} sharp"]\n',
        '  - {{at: lost, reply: "No {n}.", push: true}}\n',
        '  turn-{n}: {{says: ["Well, {n}.", "So {n}?"], reactions: [{{says: ["Hm {n}."], go: turn-{n}}}]}}\n',
        '  ending-{n}: {{stage: called, cause: none, says_afterwards: "Well {n}."}}\n',
    ))  # fmt: skip
    lines = data.decode().splitlines(keepends=True)
    starts = [at for at, line in enumerate(lines, start=1) if line.strip() in _OPEN]
    at = random.choice(starts) if starts else len(lines)
    return "".join((*lines[:at], *(item.format(n=n) for n in range(count)), *lines[at:])).encode()[:990_000]


_OPEN = {"turns:", "endings:", "tests:", "hears:", "reactions:", "anytime:"}


def _shortcuts(data: bytes, random: Random) -> bytes:
    laughs = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
        b"%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c]\n" % ((98 + n, 98 + n) + (97 + n,) * 6) for n in range(8)
    )
    wide = random.choice(
        (laughs, b"a: &a {b: *a}\n", b"<<: {a: 1}\n", b"!!python/object/apply:os.getcwd []\n", b"*no\n")
    )
    return wide + data if random.random() < 0.5 else data + wide


def _encoded(data: bytes, random: Random) -> bytes:
    text = data.decode()
    name = random.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-8-sig", "cp037", "utf-7")
    )
    return (text + random.choice(("", "é", "“Yes”", "\u2028"))).encode(name, errors="replace")


def _line_ends(data: bytes, random: Random) -> bytes:
    end = random.choice((b"\r", b"\r\n", b"\x0b", b"\x0c", "\u0085".encode(), "\u2028".encode(), b"\n\n\n", b""))
    return data.replace(b"\n", end)


def _put(data: bytes, inside: bytes, random: Random) -> bytes:
    """In place of the value in some line."""
    lines = data.split(b"\n")
    valued = [at for at, line in enumerate(lines) if b": " in line]
    if not valued:
        return inside
    at = random.choice(valued)
    lines[at] = lines[at].partition(b": ")[0] + b": " + inside
    return b"\n".join(lines)


_KINDS: dict[str, Callable[[bytes, Random], bytes]] = {
    "edited": _edited,
    "words exchanged": _words_exchanged,
    "lines moved": _lines_moved,
    "cut off": _cut_off,
    "noise": _noise,
    "noise inside": _noise_inside,
    "deep": _deep,
    "huge": _huge,
    "many": _many,
    "shortcuts": _shortcuts,
    "encoded": _encoded,
    "line ends": _line_ends,
}
