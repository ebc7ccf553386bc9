"""The names there are in a scenario, and how a name that stands for nothing is told of."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingType

from simulator.i18n import _
from simulator.scenario.diagnostics import Findings, Place, closest, quoted
from simulator.scenario.nodes import Mapping, Node, Scalar, Sequence, child, items_of, pairs_of, text_of, texts_of

Names = MappingType[str, object]


class KnownNames:
    """What a scenario's parts may be called by. A group is None where it could not be read, which a finding tells of.

    Args:
        root: The scenario.
        slots: The times in the day's book by id, and whether each is free; None where the clinic could not be read.
        findings: Where to note what stands for nothing.
    """

    def __init__(self, root: Node, slots: MappingType[str, bool] | None, findings: Findings) -> None:
        self.findings = findings
        self.slots = slots
        self.channel = text_of(child(root, "channel"))
        # Of a group written twice only the first is kept, so what it holds cannot be known to be missing.
        self.whole = not findings.noted("Y008")
        turns = child(root, "turns")
        self.turns = names_in(turns) if self.whole else None
        self.endings = names_in(child(root, "endings")) if self.whole else None
        self.meanings = _meanings(turns) if self.whole else None
        self.pieces = _pieces(child(root, "patient")) if self.whole else None
        self.brought_out = _brought_out(root)

    def check(self, code: str, node: Node | None, names: Names | None, message: str, hint: str = "") -> None:
        """Note the name in ``node`` where it is none of ``names``.

        Args:
            code: Of the finding.
            node: Where the name stands; what is no text is told of elsewhere.
            names: Those there are; None where they could not be read.
            message: What is wrong, with ``{name}`` in it.
            hint: What to do where there are no names at all.
        """
        name = text_of(node)
        if not isinstance(node, Scalar) or not name or names is None or name in names:
            return
        meant = closest(name, names)
        told = "" if meant else list_of(names) or hint
        self.findings.add(code, node.place, message.format(name=quoted(name)), did_you_mean=meant, hint=told)


def names_in(group: Node | None) -> dict[str, object] | None:
    """The keys of a group; None where it has none."""
    return dict(group.entries) if isinstance(group, Mapping) else None


def meanings_of(turn: Node | None) -> dict[str, object]:
    """The meanings a turn hears: its own, and those it borrows from phrase banks."""
    own = {key.text: True for key, _examples in pairs_of(child(turn, "hears"))}
    return {**own, **{text_of(word): True for word in texts_of(child(turn, "borrows"))}}


def list_of(names: Iterable[str]) -> str:
    """A hint with the names there are; "" where there are none."""
    shown = " ".join(names)
    return _("there are: {names}").format(names=shown[:300]) if shown else ""


def first_key(record: Mapping) -> Place:
    """Where a record that is an item of a list begins: its first key."""
    entry = next(pairs_of(record), None)
    return entry[0].place if entry else record.place


def _brought_out(root: Node) -> frozenset[str]:
    """The pieces that some reaction brings out."""
    lists = [child(root, "anytime"), *(child(turn, "reactions") for _key, turn in pairs_of(child(root, "turns")))]
    return frozenset(text_of(child(each, "tells")) for reactions in lists for each in items_of(reactions)) - {""}


def _meanings(turns: Node | None) -> dict[str, object] | None:
    """The meanings of all turns."""
    if not isinstance(turns, Mapping):
        return None
    return {name: True for _key, turn in pairs_of(turns) for name in meanings_of(turn)}


def _pieces(patient: Node | None) -> dict[str, object] | None:
    tells = child(patient, "tells")
    is_left_out = tells is None or (isinstance(tells, Scalar) and tells.nothing)
    if not isinstance(patient, Mapping) or not (is_left_out or isinstance(tells, Sequence)):
        return None
    return {text_of(child(piece, "id")): True for piece in items_of(tells)}
