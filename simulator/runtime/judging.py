"""The only place where the engine's values and the scorer's meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import scoring
from simulator.engine.clinic import Slot
from simulator.engine.events import ReplyGiven, SituationSeen
from simulator.engine.judgement import Axes, CriterionMark, Judgement, Span, Versions
from simulator.engine.speech import NOTHING_SAID, Said
from simulator.runtime.hearing import said_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A reply, read once: what it was worth, which of the turn's meanings it expressed, and what else it said."""

    judgement: Judgement
    heard: tuple[str, ...]
    scored_chars: int
    said: Said = NOTHING_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What to say of one criterion of one reply; ``question`` and ``change`` are "" where there is nothing to mend."""

    why: str
    question: str
    change: str
    matters: str


def judge_reply(
    text: str,
    seen: SituationSeen,
    meanings: Mapping[str, tuple[str, ...]],
    *,
    unlike: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    book: Sequence[Slot] = (),
    facts: Mapping[str, tuple[str, ...]] | None = None,
    now: int | None = None,
    today: str = "",
) -> Judged:
    """Read a reply once; judge it, recognise meanings and gather what it says, all from that reading.

    Args:
        text: the reply.
        seen: what it answers.
        meanings: what the turn listens for, each with examples.
        unlike: by meaning, what must not be heard as it.
        book: the day's book as it stands.
        facts: what the patient can be asked about themselves, each with examples of the question.
        now: the time in the encounter, as minute of the day; None if unknown.
        today: its weekday; "" if unknown.

    Raises:
        scoring.UnknownLanguageError: there is no pack for the scenario's language.
    """
    reading = scoring.read(text, seen.language)
    situation = scorer_situation(seen)
    judgement = scoring.judge(reading, situation)
    heard = scoring.recognise(reading, meanings, unlike=unlike) if meanings and judgement.intelligible else ()
    said = NOTHING_SAID
    if judgement.intelligible:
        said = said_in(
            reading,
            situation,
            book=book,
            facts=facts,
            now=now,
            today=today,
            heard=tuple((each.start, each.end) for each in heard),
        )
    return Judged(
        judgement=_to_engine(judgement),
        heard=tuple(each.meaning for each in heard),
        scored_chars=min(len(text), scoring.SCORED_CHARS),
        said=said,
    )


def judge_again(given: ReplyGiven) -> Judgement:
    """Judge a recorded reply anew with the installed scorer; with unchanged versions it is what was recorded.

    Raises:
        scoring.UnknownLanguageError: there is no pack for its language.
    """
    seen = given.situation
    return _to_engine(scoring.judge(scoring.read(given.text, seen.language), scorer_situation(seen)))


def installed_versions(language: str) -> Versions:
    """What would judge a reply in that language now.

    Raises:
        scoring.UnknownLanguageError: there is no pack for it.
    """
    return _to_engine(scoring.judge(scoring.read("", language), scoring.Situation(language=language))).versions


def scorer_situation(seen: SituationSeen) -> scoring.Situation:
    """The same situation as the scorer takes it: what re-scoring an old recording starts from."""
    return scoring.Situation(
        channel=seen.channel,
        language=seen.language,
        patient=seen.patient,
        facts=scoring.split_facts("\n".join(seen.facts)),
        moments=seen.moments,
        calls_for=seen.calls_for,
        hears=dict(seen.hears),
        unlike=dict(seen.unlike),
        must={gate: dict(meanings) for gate, meanings in seen.must},
        must_not={gate: dict(meanings) for gate, meanings in seen.must_not},
        acts=seen.acts,
        earlier=seen.earlier,
        used_before=seen.used_before,
        shown=seen.shown,
        required_lines=seen.required_lines,
        opening=seen.opening,
    )


def verdict_of(reply: str, judgement: Judgement, language: str, request_id: str) -> dict[str, object]:
    """The verdict of a stored judgement, in the shape ``frontdesk score`` prints."""
    return scoring.verdict(request_id, reply, _to_scorer(judgement), language)


def explained(judgement: Judgement, language: str) -> Mapping[str, Explained]:
    """Why each criterion has its level, in words of the language pack."""
    words = scoring.explain(_to_scorer(judgement), language)
    return {
        name: Explained(why=each["why"], question=each["question"], change=each["change"], matters=each["matters"])
        for name, each in words.items()
    }


def _to_engine(judged: scoring.Judgement) -> Judgement:
    return Judgement(
        axes=Axes(**judged.axes),
        criteria=tuple(
            (
                name,
                CriterionMark(
                    level=mark.level,
                    strength=mark.strength,
                    sure=mark.sure,
                    reason=mark.reason,
                    spans=tuple(Span(span.start, span.end, span.effect) for span in mark.spans),
                ),
            )
            for name, mark in judged.marks.items()
        ),
        failed=judged.failed,
        flagged=judged.flagged,
        intelligible=judged.intelligible,
        versions=Versions(scorer=judged.scorer, pack=judged.pack, rubric=judged.rubric),
    )


def _to_scorer(stored: Judgement) -> scoring.Judgement:
    axes = stored.axes
    return scoring.Judgement(
        axes={"warm": axes.warm, "unscripted": axes.unscripted, "helpful": axes.helpful, "overall": axes.overall},
        marks={
            name: scoring.Mark(
                level=mark.level,
                strength=mark.strength,
                sure=mark.sure,
                reason=mark.reason,
                spans=tuple(scoring.Span(span.start, span.end, span.effect) for span in mark.spans),
            )
            for name, mark in stored.criteria
        },
        failed=stored.failed,
        flagged=stored.flagged,
        intelligible=stored.intelligible,
        scorer=stored.versions.scorer,
        pack=stored.versions.pack,
        rubric=stored.versions.rubric,
    )
