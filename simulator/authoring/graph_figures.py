"""The figures of a scenario in words, a line each: what stands below its tree, and as remarks in its Mermaid text."""

from simulator.authoring.graph import EndingNode, Graph
from simulator.authoring.graph_measures import WAYS_AT_MOST, Exercised, Measures
from simulator.authoring.reading_age import ENOUGH_WORDS, YOUNGEST, Readability
from simulator.i18n import _, ngettext
from simulator.runtime.wording import stage_words


def figure_lines(graph: Graph, measures: Measures) -> tuple[tuple[str, str], ...]:
    """A name and what there is to say under it, for each figure."""
    return (
        (_("to say"), _to_say(measures)),
        (_("shape"), _shape(measures)),
        (_("ways"), _ways(measures)),
        (_("time"), _time(measures)),
        (_("reading"), _reading(measures.reading)),
        *((_("practises"), line) for line in _exercised(measures, practised=True)),
        *((_("also"), line) for line in _exercised(measures, practised=False)),
        *((_("never"), line) for line in _unreached(graph)),
    )


def ending_words(ending: EndingNode) -> str:
    """How far an ending comes, and in how few replies."""
    stage = stage_words(ending.stage)
    if ending.replies is None:
        return _("{stage}, nothing leads here").format(stage=stage)
    if ending.in_call_back:
        words = ngettext(
            "{stage}, at least {n} reply into the call back", "{stage}, at least {n} replies into the call back",
            ending.replies,
        )  # fmt: skip
    else:
        words = ngettext("{stage}, at least {n} reply", "{stage}, at least {n} replies", ending.replies)
    return words.format(stage=stage, n=ending.replies)


def _to_say(measures: Measures) -> str:
    words = ngettext("{n} word the patient can say", "{n} words the patient can say", measures.words)
    return words.format(n=_thousands(measures.words))


def _shape(measures: Measures) -> str:
    return ", ".join(
        (
            ngettext("{n} turn", "{n} turns", measures.turns).format(n=measures.turns),
            ngettext("{n} reaction", "{n} reactions", measures.reactions).format(n=measures.reactions),
            ngettext("{n} ending", "{n} endings", measures.endings).format(n=measures.endings),
            ngettext("{n} test", "{n} tests", measures.tests).format(n=measures.tests),
        )
    )


def _ways(measures: Measures) -> str:
    ways = measures.ways
    if ways.more and ways.count >= WAYS_AT_MOST:
        return _("more than {n} ways through, no turn twice").format(n=_thousands(WAYS_AT_MOST))
    if ways.more:
        return _("at least {n} ways through, no turn twice").format(n=_thousands(ways.count))
    words = ngettext("{n} way through, no turn twice", "{n} ways through, no turn twice", ways.count)
    return words.format(n=_thousands(ways.count))


def _time(measures: Measures) -> str:
    about = max(1, round(measures.minutes))
    estimate = ngettext("about {n} minute", "about {n} minutes", about).format(n=about)
    return _("{estimate}, reading and typing {replies} replies; the file says {stated}").format(
        estimate=estimate, replies=max(1, round(measures.replies)), stated=measures.minutes_stated
    )


def _reading(reading: Readability) -> str:
    if reading.words < ENOUGH_WORDS:
        return _("too little to say: {n} words").format(n=reading.words)
    on = _("(over {n} words; spoken lines are short)").format(n=_thousands(reading.words))
    if reading.age is not None:
        youngest = _("reading age {age} or younger, by the Automated Readability Index")
        words = youngest if reading.age == YOUNGEST else _("reading age {age}, by the Automated Readability Index")
        return words.format(age=reading.age) + " " + on
    if reading.lix is not None:
        return _("LIX {lix}: below 30 is easy, above 50 hard").format(lix=reading.lix) + " " + on
    return _("no measure for this language")


def _exercised(measures: Measures, *, practised: bool) -> list[str]:
    return [_exercise(each) for each in measures.exercised if each.practised == practised]


def _exercise(each: Exercised) -> str:
    called = _("called for in {turns}").format(turns=", ".join(each.called_for_in)) if each.called_for_in else ""
    tested = ngettext("{n} test", "{n} tests", each.tests).format(n=each.tests) if each.tests else _("no test")
    return f"{each.criterion}: " + ", ".join(part for part in (called, tested) if part)


def _unreached(graph: Graph) -> list[str]:
    turns = [_("the turn {name}").format(name=each.id) for each in graph.turns if each.replies is None]
    endings = [_("the ending {name}").format(name=each.id) for each in graph.endings if each.replies is None]
    return [*turns, *endings]


def _thousands(number: int) -> str:
    return f"{number:,}"
