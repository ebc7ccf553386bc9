"""The margin note of coach mode: one short remark on a reply, a strength and a question, in words of the pack."""

from simulator.engine.debrief import WEIGHT
from simulator.engine.judgement import Judgement
from simulator.engine.quote import quote_of
from simulator.i18n import _
from simulator.runtime.judging import explained

_QUOTE_AT_MOST = 50


def margin_note(reply: str, judgement: Judgement, language: str) -> str:
    """What a good colleague would murmur after this reply; empty where there is nothing sure to say."""
    if not judgement.intelligible:
        return ""
    words = explained(judgement, language)
    for gate in judgement.failed:
        return f"{words[gate].why} {words[gate].question}".strip()
    sure = [(name, mark) for name, mark in judgement.criteria if mark.sure and name in WEIGHT]
    met = [(WEIGHT[name] * mark.strength, name) for name, mark in sure if mark.level == 2]
    missed = [(WEIGHT[name], name) for name, mark in sure if mark.level == 0]
    earned = words[max(met)[1]].why if met else ""
    quote = _short(reply, judgement, max(met)[1]) if met else ""
    asked = words[max(missed)[1]].question if missed else ""
    return " ".join(part for part in (quote, earned, asked) if part)


def _short(reply: str, judgement: Judgement, criterion: str) -> str:
    """The words that earned it, where they are few enough for a margin."""
    mark = judgement.mark(criterion)
    pieces = quote_of(reply, mark) if mark else ()
    words = "".join(words for words, _counts in pieces).strip()
    return _("“{words}”").format(words=words) if words and len(words) <= _QUOTE_AT_MOST else ""
