"""Holds the parts of a scenario against each other: turns, endings, meanings, acts, stages.

Works on the nodes, not on the document, so that these findings come in the same run as those of the structure.
"""

from collections.abc import Mapping as MappingType

from simulator.engine.judgement import GATES
from simulator.i18n import _
from simulator.scenario.check_acts import ACTS, check_act, is_act, warn_of_act
from simulator.scenario.check_endings import check_endings
from simulator.scenario.check_past import check_past, check_piece, is_listed
from simulator.scenario.check_patient import check_patient
from simulator.scenario.check_tests import check_test
from simulator.scenario.diagnostics import Findings, closest, quoted
from simulator.scenario.names import KnownNames, Names, first_key, meanings_of
from simulator.scenario.nodes import Mapping, Node, Scalar, Unread, child, items_of, pairs_of, text_of, texts_of


def check_references(root: Node, slots: MappingType[str, bool] | None, findings: Findings) -> None:
    """Note every name that stands for nothing, and every part that does not fit the others.

    Args:
        root: The scenario.
        slots: The times in the day's book by id, and whether each is free; None where the clinic could not be read.
        findings: Where to note it.
    """
    known = KnownNames(root, slots, findings)
    known.check("S034", child(root, "start"), known.turns, _("no turn is called {name}"))
    for _key, turn in pairs_of(child(root, "later")):
        known.check("S048", turn, known.turns, _("no turn is called {name}"))
    check_patient(child(root, "patient"), known)
    for key, turn in pairs_of(child(root, "turns")):
        _check_turn(key, turn, known)
    for reaction in items_of(child(root, "anytime")):
        _check_anytime(reaction, known)
    check_endings(root, known)
    for test in items_of(child(root, "tests")):
        check_test(test, child(root, "turns"), known)


def _check_turn(name: Scalar, turn: Node, known: KnownNames) -> None:
    meanings = meanings_of(turn)
    for key, _examples in pairs_of(child(turn, "hears")):
        warn_of_act(key, known.findings)
    for key, _examples in pairs_of(child(turn, "unlike")):
        _check_unlike(key, meanings, name.text, known)
    _check_silent(name, turn, known)
    for gates in (child(turn, "must"), child(turn, "must_not")):
        for gate in GATES:
            for word in texts_of(child(gates, gate)):
                _check_meaning_or_act("S023", word, meanings, name.text, known)
    reactions = items_of(child(turn, "reactions"))
    for number, reaction in enumerate(reactions, start=1):
        if isinstance(reaction, Mapping):
            _check_reaction(reaction, meanings, name.text, known)
            _check_order(reaction, name.text, known, is_last=number == len(reactions))


def _check_unlike(key: Scalar, meanings: Names, turn: str, known: KnownNames) -> None:
    if key.text in meanings or not known.whole:
        return
    meant = closest(key.text, meanings)
    known.findings.add(
        "S064",
        key.place,
        _("{turn} hears no meaning called {name} that these could be taken for").format(
            turn=quoted(turn), name=quoted(key.text)
        ),
        did_you_mean=meant,
        hint="" if meant else _("name it under hears first, with examples of what it is"),
    )


def _check_silent(name: Scalar, turn: Node, known: KnownNames) -> None:
    if not isinstance(turn, Mapping):
        return
    misspelt = [each for each in turn.entries if each not in _TURN_KEYS and not each.startswith("x-")]
    if not misspelt and not any(_is_written(turn.get(key)) for key in ("says", "tense", "easy", "cue")):
        known.findings.add(
            "S049",
            name.place,
            _("in {turn} nothing is said, and nothing is to be seen").format(turn=quoted(name.text)),
            hint=_("write what the patient says, or in cue what one would see or hear"),
        )


def _check_anytime(reaction: Node, known: KnownNames) -> None:
    if not isinstance(reaction, Mapping):
        return
    _check_reaction(reaction, known.meanings or {}, "", known)
    condition = reaction.get("if")
    if condition is None or (isinstance(condition, Mapping) and not _asks_for_something(condition)):
        known.findings.add(
            "S044",
            first_key(reaction),
            _("this reaction of anytime asks for nothing, so no turn would ever come to its own"),
            hint=_("say when it fits, for instance  if: {example}").format(example="{mood: {patience: [0, 8]}}"),
        )


def _asks_for_something(condition: Mapping) -> bool:
    for key, value in condition.entries.items():
        asked = value[1]
        groups = [each for _key, each in pairs_of(asked)] if key == "mood" and isinstance(asked, Mapping) else [asked]
        if not key.startswith("x-") and any(map(is_listed, groups)):
            return True
    return False


def _check_reaction(reaction: Mapping, meanings: Names, turn: str, known: KnownNames) -> None:
    condition = reaction.get("if")
    for word in texts_of(child(condition, "hears")):
        _check_meaning_or_act("S022", word, meanings, turn, known)
    for word in texts_of(child(condition, "acts")):
        check_act(word, known, whole=False)
    check_past(condition, known)
    check_piece(reaction.get("tells"), known)
    known.check("S020", reaction.get("go"), known.turns, _("no turn is called {name}"))
    known.check("S021", reaction.get("end"), known.endings, _("no ending is called {name}"))
    _check_way(reaction, known)


def _check_order(reaction: Mapping, turn: str, known: KnownNames, *, is_last: bool) -> None:
    condition, key = reaction.get("if"), reaction.key("if")
    conditional = isinstance(condition, Mapping) and bool(condition.entries)
    if is_last and conditional and key:
        known.findings.add(
            "S032",
            key.place,
            _("this is the last reaction, so nothing is left for a reply that it does not fit"),
            hint=_("add one more below it, without if, for instance  - {example}").format(
                example=f'{{says: ["Sorry?"], go: {turn}}}'
            ),
        )
    if not is_last and not conditional:
        known.findings.add(
            "S033",
            first_key(reaction),
            _("this reaction has no if, so it always fits and the ones below it never come"),
            hint=_("move it to the end, or say when it fits"),
        )


def _check_way(reaction: Mapping, known: KnownNames) -> None:
    go, end, key = reaction.get("go"), reaction.get("end"), reaction.key("end")
    if text_of(go) and text_of(end) and key:
        known.findings.add(
            "S030",
            key.place,
            _("this reaction has both go and end"),
            hint=_("keep the one that is meant"),
        )
    misspelt = [each for each in reaction.entries if each not in _REACTION_KEYS and not each.startswith("x-")]
    if not misspelt and not _is_written(go) and not _is_written(end):
        known.findings.add(
            "S031",
            first_key(reaction),
            _("this reaction has neither go nor end"),
            hint=_("say which turn comes next with go, or which ending with end"),
        )
    later = reaction.key("later")
    if later and text_of(end) and not text_of(go) and text_of(reaction.get("later")) not in {"", "0"}:
        known.findings.add(
            "S058",
            later.place,
            _("it ends here, so no turn comes after those minutes"),
            severity="warning",
            hint=_("lead to a turn with go, or take later out"),
        )


def _check_meaning_or_act(code: str, word: Scalar, meanings: Names, turn: str, known: KnownNames) -> None:
    """Note a word that is neither. ``turn`` is "" where any turn's meanings will do."""
    name = text_of(word)
    if name in meanings or not known.whole:
        return
    if is_act(name):
        check_act(word, known, whole=False)
        return
    meant = closest(name, [*meanings, *ACTS])
    if meant:
        hint = ""
    elif meanings:
        hint = _("a turn hears only its own meanings: {names}") if turn else _("there are: {names}")
        hint = hint.format(names=" ".join(meanings)[:300])
    else:
        hint = _("this turn hears no meanings yet; name them under hears, with examples")
    message = _("{turn} hears no meaning called {name}") if turn else _("no turn hears a meaning called {name}")
    message = message.format(turn=quoted(turn), name=quoted(name))
    known.findings.add(code, word.place, message, did_you_mean=meant, hint=hint)


def _is_written(value: Node | None) -> bool:
    """Whether something stands there that may be what it should; what cannot be read is told of elsewhere."""
    return isinstance(value, Unread) or (bool(text_of(value)) if isinstance(value, Scalar) else value is not None)


_REACTION_KEYS = frozenset({"if", "says", "tense", "easy", "cue", "nudge", "push", "tells", "later", "go", "end"})
_TURN_KEYS = frozenset(
    {"says", "tense", "easy", "cue", "alone", "overdue", "again", "moments", "calls_for", "hears", "borrows", "unlike",
     "must", "must_not", "hints", "pushes", "reactions"}
)  # fmt: skip
