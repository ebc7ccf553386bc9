"""The facilitator's page of a scenario, made from what its author wrote."""

import re
from collections.abc import Iterable, Sequence

import scoring
from simulator.authoring.graph import Graph, graph_of
from simulator.authoring.sheet_wording import CRITERION_OF_MOMENT, gate_line, good_answer
from simulator.engine.clean import clean_line
from simulator.engine.judgement import GATES, Axes, CriterionMark, Judgement, Versions
from simulator.engine.scenario import Scenario, Turn
from simulator.export.sheet import Outcome, Sheet, Step, Watch
from simulator.i18n import _, ngettext
from simulator.runtime.judging import Explained, explained
from simulator.runtime.wording import channel_words, criterion_name

MINUTES = 20
"""What a talk over lunch has: the plan fills it."""
WATCHED_AT_MOST = 5
QUESTIONS_AT_LEAST, QUESTIONS_AT_MOST = 3, 5
_BEGINS_AT_MOST, _AFTERWARDS_AT_MOST = 80, 140
"""Characters of a patient's line that are quoted, so that the page stays one."""
_READS_OUT, _PLAYS_AGAIN, _TAKES_HOME = 2, 4, 1
_PLAYS_LEAST, _PLAYS_MOST = 3, 8
_NUMBERED = re.compile(r"^(?:\d+[.)]|[-*•])\s+")
_ENDS_A_NOTE = (".", "?", "!", ":", "”", '"', "…")


def sheet_of(scenario: Scenario, command: str) -> Sheet:
    """The page of a scenario.

    Args:
        scenario: whose page it is.
        command: what to type to play it.
    """
    words = _pack_words(scenario.language)
    questions, notes = _notes(scenario.notes)
    return Sheet(
        language=scenario.language,
        title=scenario.title,
        glance=_glance(scenario),
        setting=" ".join(part for part in (scenario.when and f"{scenario.when}.", scenario.you) if part),
        patient=f"{scenario.patient.name}: {scenario.patient.about}",
        asks=scenario.patient.asks,
        wants=scenario.patient.wants,
        practises=tuple((criterion_name(each), words[each].matters) for each in scenario.practises),
        watch=_watch(scenario, graph_of(scenario)),
        outcomes=_outcomes(scenario),
        to_mend=tuple(dict.fromkeys(each.not_yours for each in scenario.endings.values() if each.not_yours)),
        questions=_questions(questions, [words[each].question for each in scenario.practises]),
        notes=notes,
        plan=_plan(scenario.minutes),
        command=command,
    )


def _pack_words(language: str) -> dict[str, Explained]:
    """What the language's pack says of each criterion; English where it has no pack."""
    missed = Judgement(
        axes=Axes(warm=0.0, unscripted=0.0, helpful=0.0, overall=0.0),
        criteria=tuple((name, CriterionMark(level=0)) for name in scoring.CRITERIA),
        versions=Versions(scorer="", pack="", rubric=""),
    )
    known = language if language in scoring.available_languages() else "en"
    return dict(explained(missed, known))


def _glance(scenario: Scenario) -> str:
    minutes = ngettext("{n} minute", "{n} minutes", scenario.minutes).format(n=scenario.minutes)
    level = _("level {level} of 5").format(level=scenario.level)
    return " · ".join((scenario.clinic.name, channel_words(scenario.channel), level, minutes))


def _watch(scenario: Scenario, graph: Graph) -> tuple[Watch, ...]:
    """The turns where most hangs on the answer, in the order they come; those with a gate before others."""
    order = {each.id: (each.in_call_back, each.replies) for each in graph.turns if each.replies is not None}
    turns = sorted((turn for turn in scenario.turns.values() if turn.id in order), key=lambda turn: order[turn.id])
    telling = [turn for turn in turns if turn.must or turn.must_not or turn.calls_for or turn.moments or turn.hints]
    ranked = sorted(telling, key=lambda turn: not (turn.must or turn.must_not))[:WATCHED_AT_MOST]
    return tuple(_watched(turn) for turn in telling if turn in ranked)


def _watched(turn: Turn) -> Watch:
    said = turn.says.of("plain")
    gates = [gate for gate in GATES if turn.must.get(gate) or turn.must_not.get(gate)]
    wanted = dict.fromkeys([*turn.calls_for, *(CRITERION_OF_MOMENT[each] for each in turn.moments)])
    return Watch(
        begins=f"“{_shortened(said[0], _BEGINS_AT_MOST)}”" if said else _shortened(turn.cue, _BEGINS_AT_MOST),
        good=good_answer(list(wanted)[:2]),
        think=turn.hints[:1],
        gates=tuple(gate_line(gate, turn.must.get(gate, ()), turn.must_not.get(gate, ())) for gate in gates),
    )


def _outcomes(scenario: Scenario) -> tuple[Outcome, ...]:
    furthest = {each.id for each in graph_of(scenario).endings if each.furthest}
    return tuple(
        Outcome(
            cause=each.cause,
            afterwards=_shortened(each.says_afterwards, _AFTERWARDS_AT_MOST),
            furthest=each.id in furthest,
        )
        for each in scenario.endings.values()
    )


def _shortened(text: str, most: int) -> str:
    """As many whole sentences as fit, else as many words, and then three dots."""
    text = clean_line(text, limit=most * 20)
    if len(text) <= most:
        return text
    sentences = re.match(rf".{{{most // 3},{most}}}[.!?…]['\"”’)]*(?= )", text)
    if sentences:
        return sentences[0]
    return text[: most + 1].rpartition(" ")[0].rstrip(",;:") + " …"


def _notes(notes: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The author's notes, those that ask something and the rest; a sentence broken over lines is put together."""
    items: list[str] = []
    for line in notes.splitlines():
        words = clean_line(line, limit=2_000)
        broken = bool(items) and bool(items[-1]) and not items[-1].endswith(_ENDS_A_NOTE)
        if not words:
            items.append("")
        elif broken and not _NUMBERED.match(words):
            items[-1] += " " + words
        else:
            items.append(_NUMBERED.sub("", words))
    told = [item for item in items if item]
    return tuple(item for item in told if "?" in item), tuple(item for item in told if "?" not in item)


def _questions(written: Sequence[str], ready: Iterable[str]) -> tuple[str, ...]:
    """The author's questions, up to five; with the ready ones of what is practised where they are fewer than three."""
    fresh = [each for each in ready if each and each not in written]
    lacking = max(0, QUESTIONS_AT_LEAST - len(written))
    return (*written, *fresh[:lacking])[:QUESTIONS_AT_MOST]


def _plan(minutes: int) -> tuple[Step, ...]:
    plays = min(_PLAYS_MOST, max(_PLAYS_LEAST, minutes))
    talks = MINUTES - plays - _READS_OUT - _PLAYS_AGAIN - _TAKES_HOME
    return (
        Step(minutes=_READS_OUT, what=_("Read out where it is and who comes. Somebody sits down at the keyboard.")),
        Step(minutes=plays, what=_("Play. The others say nothing, and each notes one sentence that landed.")),
        Step(minutes=talks, what=_("Talk: first what worked, then two or three of the questions.")),
        Step(minutes=_PLAYS_AGAIN, what=_("One moment again, with somebody else at the keyboard.")),
        Step(minutes=_TAKES_HOME, what=_("Each says one thing to try at the desk tomorrow.")),
    )
