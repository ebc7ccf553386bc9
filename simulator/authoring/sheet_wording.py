"""What a good answer does, and what a gate hangs on, in words for whoever leads a talk; never a line to copy."""

from collections.abc import Iterable, Sequence

from simulator.engine.acts import ACT_KINDS
from simulator.i18n import _, ngettext

NAMES_AT_MOST = 3
"""Ways to keep or to fail a gate that are named in one moment; of more, only how many more."""
CRITERION_OF_MOMENT = {
    "opening": "greet",
    "problem": "acknowledge",
    "refusal": "alternative",
    "wait": "wait",
    "complaint": "apology",
    "price": "answer",
    "sensitive": "respect",
    "red_flag": "safety",
    "third_party": "privacy",
    "handover": "own",
    "closing": "confirm",
}
"""What each kind of moment asks for before all else, where the author names nothing."""


def good_answer(criteria: Iterable[str]) -> str:
    """One sentence on what an answer that is good at these does; "" for none."""
    does = [_does(criterion) for criterion in criteria]
    if not does:
        return ""
    return _("A good answer {does}.").format(does=_(", and ").join(does))


def _does(criterion: str) -> str:
    words = {
        "greet": _("opens as a person who has time for them"),
        "listen": _("asks the one question that helps"),
        "acknowledge": _("takes up something only this patient said"),
        "own": _("takes it on, in the first person"),
        "answer": _("answers what was asked"),
        "alternative": _("puts another way beside the no"),
        "reason": _("says honestly why"),
        "next_step": _("says who does what, by when"),
        "wait": _("tells the wait in minutes"),
        "apology": _("is sorry once, for what happened"),
        "plain": _("keeps to everyday words"),
        "respect": _("blames nobody and hurries nobody"),
        "book": _("makes booking easy without pressing"),
        "confirm": _("says the essentials back"),
        "open_door": _("leaves room for one thing more"),
        "natural": _("sounds like the person who says it"),
        "extra": _("adds a small thing nobody had to do"),
        "safety": _("leaves judging to the clinicians and gets one of them"),
        "privacy": _("gives nothing away to anybody it does not belong to"),
    }
    return words[criterion]


def gate_line(gate: str, must: Sequence[str], must_not: Sequence[str]) -> str:
    """What keeps and what fails a gate in a turn, by the names its author gave."""
    name = {"safety": _("Safety"), "privacy": _("Privacy")}[gate]
    parts = [_("kept by {ways}").format(ways=_listed(must))] if must else []
    parts += [_("failed by {ways}").format(ways=_listed(must_not))] if must_not else []
    return f"{name}: {'; '.join(parts)}."


def _listed(names: Sequence[str]) -> str:
    shown = list(map(_named, names[:NAMES_AT_MOST]))
    more = len(names) - len(shown)
    shown += [ngettext("{n} more", "{n} more", more).format(n=more)] if more else []
    return shown[0] if len(shown) == 1 else _("{ways} or {last}").format(ways=", ".join(shown[:-1]), last=shown[-1])


def _named(name: str) -> str:
    """A meaning in the author's words without their hyphens, an act as it is typed."""
    verbs = {kind.verb for kind in ACT_KINDS}
    return f"/{name}" if name.partition(" ")[0] in verbs else "“" + name.replace("-", " ") + "”"
