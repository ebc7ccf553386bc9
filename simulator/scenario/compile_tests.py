"""Turns the documents of a scenario's tests into the values they are run by."""

from collections.abc import Iterable
from dataclasses import replace

from simulator.engine.mood import DIMENSIONS, Mood
from simulator.engine.scenario import InlineTest, TestStep
from simulator.scenario import document as doc
from simulator.scenario.compile_turns import act_or_name
from simulator.scenario.patient_document import MoodDoc


def tests_of(made: list[doc.TestDoc], mood: Mood, lines: list[int]) -> tuple[InlineTest, ...]:
    """The tests of a scenario.

    Args:
        made: Their documents.
        mood: How the patient comes in, where a test begins in no mood of its own.
        lines: The line each stands in, from 1.
    """
    return tuple(_test(each, mood, line) for each, line in zip(made, lines, strict=True))


def _test(made: doc.TestDoc, mood: Mood, line: int) -> InlineTest:
    steps, left_over = _steps(made.before)
    return InlineTest(
        at=made.at,
        before=steps,
        start_mood=_start(made.from_, mood),
        reply=made.reply,
        acts=(*left_over, *map(act_or_name, made.acts)),
        hears=tuple(made.hears),
        not_hears=tuple(made.not_hears),
        met=tuple(made.met),
        partly=tuple(made.partly),
        missed=tuple(made.missed),
        not_called_for=tuple(made.not_called_for),
        failed=tuple(made.failed),
        reaction=made.reaction or None,
        push=made.push if "push" in made.model_fields_set else None,
        tells=made.tells,
        moves=tuple((name, way) for name in DIMENSIONS if (way := getattr(made.mood, name))),
        end=made.end or None,
        line=line,
    )


def _steps(before: Iterable[str]) -> tuple[tuple[TestStep, ...], tuple[str, ...]]:
    """The replies with the acts in front of each, and the acts behind the last one, which join the tested reply."""
    steps: list[TestStep] = []
    acts: list[str] = []
    for each in before:
        if each.startswith("/"):
            acts.append(act_or_name(" ".join(each.split())))
        else:
            steps.append(TestStep(each, tuple(acts)))
            acts = []
    return tuple(steps), tuple(acts)


def _start(written: MoodDoc, mood: Mood) -> Mood | None:
    given = {name: getattr(written, name) for name in written.model_fields_set}
    return replace(mood, **given) if given else None
