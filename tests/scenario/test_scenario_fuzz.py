"""Whatever is in a file, loading it ends in a scenario or in findings that can be shown."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.engine.clean import clean
from simulator.scenario import load_scenario, render_json, render_lines, render_text, validate_paths
from simulator.scenario.reader import LARGEST

FIXTURES = Path(__file__).parent / "fixtures"
DEMO = (FIXTURES / "wet-dressing.yaml").read_bytes()
RING_BACK = (FIXTURES / "ring-back.yaml").read_bytes()
CLINIC = (FIXTURES / "clinics" / "quay-street.yaml").read_bytes()
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

pieces = st.sampled_from(
    [b"[", b"]", b"{", b"}", b": ", b"- ", b"\n", b"\n  ", b'"', b"'", b"#", b"&a", b"*a", b"!x ", b"<<: ", b"\t",
     b"|", b"~", b"\xc3\xa9", b"\xff", b"\x1b[31m", b"null", b"true", b"-1", b"1e9", b"\xd9\xa3", b"\xc2\xb2", b"---\n",
     b"? "]
)  # fmt: skip
edits = st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 30), pieces), min_size=1, max_size=4)


def mutated(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for at, gone, new in changes:
        start = at % (len(data) or 1)
        data = data[:start] + new + data[start + gone :]
    return data


def loads_or_tells(path: Path) -> None:
    loaded = load_scenario(path)
    assert loaded.scenario is not None or loaded.errors
    assert not (loaded.scenario and loaded.errors)
    lines = path.read_bytes().decode("utf-8", errors="replace").count("\n") + 2
    for found in loaded.diagnostics:
        assert found.message
        assert 0 <= found.line <= lines + path.read_bytes().count(b"\r")
        assert found.length >= 1
    for shown in (render_text(loaded.diagnostics), render_lines(loaded.diagnostics), render_json(loaded.diagnostics)):
        assert clean(shown).dropped == 0
    assert [each for each in validate_paths([path]) if each.severity == "error"] == list(dict.fromkeys(loaded.errors))


@QUICK
@given(edits)
def test_a_good_scenario_with_random_damage(tmp_path, changes):
    (tmp_path / "clinics").mkdir(exist_ok=True)
    (tmp_path / "clinics" / "quay-street.yaml").write_bytes(CLINIC)
    path = tmp_path / "wet-dressing.yaml"
    path.write_bytes(mutated(DEMO, changes))
    loads_or_tells(path)


@QUICK
@given(edits)
def test_a_good_scenario_with_everything_in_it_with_random_damage(tmp_path, changes):
    (tmp_path / "clinics").mkdir(exist_ok=True)
    (tmp_path / "clinics" / "quay-street.yaml").write_bytes(CLINIC)
    path = tmp_path / "ring-back.yaml"
    path.write_bytes(mutated(RING_BACK, changes))
    loads_or_tells(path)


# Names moved about, so that the file can still be read and what it says no longer fits together.
words = st.sampled_from(
    [b"noon", b"moved", b"chasing", b"hung-up", b"on-again-tonight", b"offers-later", b"says-who", b"tue-1610", b"move",
     b"told", b"heard", b"pushes", b"needs", b"else", b"later", b"anytime", b"tells", b"facts", b"0", b"{}", b"[]"]
)  # fmt: skip


@QUICK
@given(st.lists(st.tuples(words, words, st.integers(0, 5)), min_size=1, max_size=4))
def test_a_good_scenario_with_its_words_exchanged(tmp_path, exchanges):
    (tmp_path / "clinics").mkdir(exist_ok=True)
    (tmp_path / "clinics" / "quay-street.yaml").write_bytes(CLINIC)
    data = RING_BACK
    for old, new, skipped in exchanges:
        parts = data.split(old)
        at = skipped % len(parts)
        data = new.join((old.join(parts[:at]), old.join(parts[at:]))) if at else data
    path = tmp_path / "ring-back.yaml"
    path.write_bytes(data)
    loads_or_tells(path)


@QUICK
@given(edits)
def test_a_good_scenario_at_a_randomly_damaged_clinic(tmp_path, changes):
    (tmp_path / "clinics").mkdir(exist_ok=True)
    (tmp_path / "clinics" / "quay-street.yaml").write_bytes(mutated(CLINIC, changes))
    path = tmp_path / "wet-dressing.yaml"
    path.write_bytes(DEMO)
    loaded = load_scenario(path)
    assert (loaded.scenario is None) == bool(loaded.errors)
    render_text(loaded.diagnostics)


# Lone surrogates in UTF-8 are what a damaged download may hold.
letters = st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass"))


@QUICK
@given(st.lists(st.one_of(pieces, st.binary(max_size=8), letters), max_size=40))
def test_random_bytes(tmp_path, parts):
    path = tmp_path / "wet-dressing.yaml"
    path.write_bytes(b"".join(parts))
    loads_or_tells(path)


values = st.recursive(
    st.sampled_from(["1", "no", "~", "''", "x", "true", '"a b"', "99999999999", "²", "٣", "x-y", "Ünder"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.dictionaries(
            st.sampled_from(
                [
                    "says",
                    "if",
                    "go",
                    "end",
                    "x-1",
                    "1",
                    "trust",
                    "book",
                    "id",
                    "lost",
                    "needs",
                    "else",
                    "told",
                    "heard",
                    "pushes",
                    "tells",
                    "kept",
                ]
            ),
            inner,
            max_size=3,
        ).map(lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"),
    ),
    max_leaves=6,
)
KEYS = ["format", "id", "revision", "title", "language", "channel", "level", "practises", "minutes", "clinic", "you",
        "today", "patient", "reachable", "start", "turns", "anytime", "later", "endings", "tests", "notes",
        "other"]  # fmt: skip


@QUICK
@given(st.dictionaries(st.sampled_from(KEYS), values, max_size=12))
def test_any_value_under_any_key(tmp_path, pairs):
    path = tmp_path / "wet-dressing.yaml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in pairs.items()), encoding="utf-8")
    loads_or_tells(path)


def test_the_largest_files_end_in_findings_too(tmp_path):
    path = tmp_path / "wet-dressing.yaml"
    turns = "turns:\n" + "".join(f"  t{n}: {{reactions: [{{go: t{n + 2}}}]}}\n" for n in range(25_000))
    for text in ("a: " + "x" * (LARGEST - 10), turns[: LARGEST - 1], "- " * 12 + "x\n" + "- a: b\n" * 100_000):
        path.write_text(text, encoding="utf-8")
        assert load_scenario(path).errors
