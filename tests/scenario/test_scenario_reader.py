import pytest

from simulator.scenario.nodes import Mapping, Scalar, Sequence, child, items_of, text_of
from simulator.scenario.reader import DEEPEST, LARGEST, read


def codes(data: str | bytes) -> list[tuple[str, int, int]]:
    _root, findings = read(data.encode() if isinstance(data, str) else data, "a.yaml")
    return [(each.code, each.line, each.col) for each in findings.sorted()]


def value(text: str) -> Scalar:
    root, findings = read(f"a: {text}\n".encode(), "a.yaml")
    assert findings.sorted() == ()
    node = child(root, "a")
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "off", "y", "12:30", "1:2:3", "2026-11-22", "=", "010", "2.50", "null", "0x1F", "555-0100"],
)
def test_words_stay_as_they_are_written(word):
    assert value(word).text == word


def test_only_an_empty_value_and_a_tilde_are_nothing():
    assert value("~").nothing
    assert value("").nothing
    assert not value("null").nothing
    assert not value("''").nothing


def test_a_byte_order_mark_shifts_no_column():
    root, findings = read(b"\xef\xbb\xbfa: no\n", "a.yaml")
    assert findings.sorted() == ()
    assert child(root, "a") == Scalar("no", True, child(root, "a").place)
    assert (child(root, "a").place.line, child(root, "a").place.col, child(root, "a").place.length) == (1, 4, 2)


def test_windows_line_ends_keep_the_places():
    root, _findings = read(b"a: 1\r\nb:\r\n  - two\r\n", "a.yaml")
    (item,) = items_of(child(root, "b"))
    assert (item.place.line, item.place.col, text_of(item)) == (3, 5, "two")


def test_columns_count_characters_not_bytes():
    root, _findings = read("é: [ü, 😀, x]\n".encode(), "a.yaml")
    assert [item.place.col for item in items_of(child(root, "é"))] == [5, 8, 11]


def test_places_of_quoted_and_folded_text():
    root, _findings = read(b'a: "two words"\nb: >\n  one\n  two\nc: [1, 2]\nd: {x: 1}\n', "a.yaml")
    assert child(root, "a").place.length == len('"two words"')
    assert (child(root, "b").place.line, child(root, "b").place.col, text_of(child(root, "b"))) == (2, 4, "one two")
    assert child(root, "c").place.length == len("[1, 2]")
    assert child(root, "d").place.length == len("{x: 1}")
    assert isinstance(child(root, "c"), Sequence)
    assert isinstance(child(root, "d"), Mapping)


def test_every_repeated_key_is_reported_with_its_first_place():
    root, findings = read(b"a: 1\nb: 2\na: 3\nb: 4\na: 5\n", "a.yaml")
    told = findings.sorted()
    assert [(each.code, each.line) for each in told] == [("Y008", 3), ("Y008", 4), ("Y008", 5)]
    assert "line 1" in told[0].message
    assert "line 2" in told[1].message
    assert text_of(child(root, "a")) == "1"


def test_shortcuts_tags_and_merges_are_all_reported_in_one_run():
    assert codes("a: &x 1\nb: *x\nc: !!str 2\n<<: {d: 1}\ne: !mine 3\n") == [
        ("Y004", 1, 4),
        ("Y004", 2, 4),
        ("Y005", 3, 4),
        ("Y006", 4, 1),
        ("Y005", 5, 4),
    ]


def test_an_alias_bomb_costs_nothing():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert {code for code, _line, _col in codes(bomb)} == {"Y004"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_fifty_thousand_levels_are_a_finding(opening):
    # The C parser dies of this when asked to build values; the process would be gone, not only the test.
    assert codes(opening * 50_000)[0][0] == "Y003"


def test_nesting_up_to_the_limit_is_read():
    assert codes("a: " + "[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1)) == []
    assert codes("a: " + "[" * DEEPEST + "x" + "]" * DEEPEST) == [("Y003", 1, 3 + DEEPEST)]


def test_a_file_of_just_the_largest_size_is_read_and_one_byte_more_is_not():
    body = b"a: 1\n"
    assert codes(body + b"#" * (LARGEST - len(body))) == []
    assert codes(body + b"#" * (LARGEST - len(body) + 1)) == [("Y002", 1, 1)]


@pytest.mark.parametrize(
    ("text", "code", "line", "col"),
    [
        ("a: 'can't'\nb: 1\n", "Y010", 1, 9),
        ('a: "never closed\nb: 1\n', "Y010", 1, 4),
        ("a: one: two\n", "Y010", 1, 7),
        ("a: [1, 2\n", "Y010", 1, 9),
        ("a: {b: 1\n", "Y010", 1, 9),
        ("a: @home\n", "Y010", 1, 4),
        ("a: [*sighs* hello]\n", "Y010", 1, 5),
        ("a: - b\n", "Y010", 1, 4),
        ("a:\n  b: 1\n c: 2\n", "Y010", 3, 2),
        ('a: "\\q"\n', "Y010", 1, 5),
        ("title\nid: 3\n", "Y010", 2, 3),
        ("a:\n\tb: 1\n", "Y009", 2, 1),
        ("a: 1\n\n\tb: 2\n", "Y009", 3, 1),
    ],
)
def test_faults_of_writing_are_told_where_they_are_and_without_jargon(text, code, line, col):
    _root, findings = read(text.encode(), "a.yaml")
    (told,) = findings.sorted()
    assert (told.code, told.line, told.col) == (code, line, col)
    assert told.hint
    jargon = ("token", "scalar", "mapping", "sequence", "flow", "block", "parser", "indicator", "node", "stream")
    assert not any(word in (told.message + told.hint).lower() for word in jargon)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a:\n  b: 1\n  turns\n    says: x\n", 3, "colon is missing"),
        ('a:\n  - "one"\n  -"two"\nb: 1\n', 3, "a space, and then the text"),
        ("a:\n  b: 1\n  c:\n    - x\n   d: 2\n", 5, "3 spaces"),
        ('a: ["she said "ring" twice"]\n', 1, "single ones inside"),
        ("a: [laughs] Coat\n", 1, "the whole text in double quotes"),
    ],
)
def test_a_fault_is_told_by_what_to_do_at_the_line_that_has_it(text, line, words):
    _root, findings = read(text.encode(), "a.yaml")
    (told,) = findings.sorted()
    assert (told.code, told.line) == ("Y010", line)
    assert words in told.message + "; " + told.hint


@pytest.mark.parametrize("text", ["a: “Hello”\n", 'a: Hello"\n', "a: [“Thursday, and then I ring”]\n"])
def test_a_mark_that_quotes_nothing_is_warned_of_once(text):
    _root, findings = read((text + "b: “again”\n").encode(), "a.yaml")
    assert [(each.code, each.severity, each.line) for each in findings.sorted()] == [("Y016", "warning", 1)]
    assert codes('a: Dr “Bee” Sand\nb: \'say "no"\'\nc: "“x”"\nd: a "b"\n') == []


@pytest.mark.parametrize("data", ["a: x\x1b[31m", "a: x\x07", "a: x\u2028y", "a: x\x85y", "a: \x9b31m", "a: x\x00"])
def test_hidden_characters_are_found_as_written(data):
    ((code, line, _col),) = codes(data)
    assert (code, line) == ("Y012", 1)


def test_hidden_characters_are_found_when_escaped_and_never_kept():
    root, findings = read(b'a: "\\e[31mred\\x07"\n', "a.yaml")
    assert [each.code for each in findings.sorted()] == ["Y012"]
    assert text_of(child(root, "a")) == "[31mred"


def test_text_that_is_not_utf8_is_a_finding_at_its_place():
    assert codes("a: 1\nb: é".encode("latin-1")) == [("Y001", 2, 4)]
    assert codes("a: 1".encode("utf-16")) == [("Y001", 1, 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "~\n"])
def test_nothing_at_all_is_a_finding(text):
    assert [code for code, _line, _col in codes(text)] == ["Y013"]


def test_a_second_document_is_a_finding_and_the_first_is_read():
    root, findings = read(b"---\na: 1\n---\nb: 2\n", "a.yaml")
    assert [(each.code, each.line) for each in findings.sorted()] == [("Y007", 3)]
    assert text_of(child(root, "a")) == "1"


@pytest.mark.parametrize("mark", ['"', "'"])
def test_a_mark_that_is_not_closed_is_shown_where_it_opens(mark):
    text = f"format: 1\ntitle: {mark}Up all night\nlevel: 1\nturns:\n  one: {{says: [{mark}Hello{mark}]}}\n"
    _root, findings = read(text.encode(), "x.yaml")
    (found,) = findings.sorted()
    assert (found.code, found.line, found.col) == ("Y010", 2, 8)
    assert "line 5" in found.message
