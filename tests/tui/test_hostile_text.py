"""Text of people and authors is shown as it is: no markup, no escape sequence, no crash."""

import ast
import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_pilot import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import simulator.tui
from scoring import CRITERIA
from simulator.engine.events import EncounterEnded, EncounterStarted, PatientReacted, ReplyGiven, SituationSeen
from simulator.engine.judgement import Axes, CriterionMark, Judgement, Span, Versions
from simulator.engine.mood import Mood
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.replay import ReplayScreen
from simulator.tui.widgets.plain import text

Start = Callable[..., Desk]
WILD = [
    "[/red]",
    "[/",
    "[/]",
    "[red]r[/blue]",
    "[link='x",
    "[@click=app.quit]press[/]",
    "\\[a]",
    "$foreground [$x]",
    "\x1b]0;title\x07\x1b[2J\x1b[31mred",
    "\x9b31m and \x00\x08\x7f",
    "\u202eright to left\u202c",
    "👩\u200d⚕️ 🇳🇴 e\u0301",
    "",
    "\n\n\n",
]
PIECES = [*"[]/\\=@$'\"(){}ab 0\n\t", "red", "/b", "link=", "@click=", "\x1b[31m", "\u202e", "é"]
bracketed = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


LEVELS = {"listen": 2, "answer": 0, "plain": 1, "safety": 0}


def log(words: str) -> tuple[object, ...]:
    """An encounter in which everything that can be written by somebody is those words."""
    spans = (Span(0, len(words) // 2, "earned"), Span(len(words) // 3, len(words), "cost"))
    judgement = Judgement(
        axes=Axes(warm=50, unscripted=50, helpful=50, overall=50),
        criteria=tuple((name, CriterionMark(level=LEVELS.get(name), spans=spans)) for name in CRITERIA),
        versions=Versions(scorer="1", pack="1", rubric="1"),
    )
    at, mood = "2026-01-05T08:41:00.000+00:00", Mood()
    return (
        EncounterStarted(
            at=at, scenario="x", revision=1, digest="", title=words, language="en", channel="phone", level=1,
            practises=("listen",), reachable=("called",), clinic=words, when=words, patient_name=words, mode="practice",
            seed=1, turn="t", says=words, cue=words, mood=mood,
        ),
        ReplyGiven(
            at=at, turn="t", text=words, acts=(), heard=(), judgement=judgement, scored_chars=len(words),
            situation=SituationSeen(channel="phone", language="en", patient=words),
        ),
        PatientReacted(
            at=at, turn="t", reaction=1, says=words, asks=words, cue=words, push=True, shifts=(), mood=mood,
            next_turn="t",
        ),
        EncounterEnded(
            at=at, ending="e", stage="called", cause=words, says_afterwards=words, clinic_fault=True, not_yours=words,
        ),
    )  # fmt: skip


@given(bracketed)
def test_the_factory_keeps_every_bracket(words: str) -> None:
    drawn = text(words, "bold")
    assert drawn.plain.count("[") == words.count("[")
    assert not set(drawn.plain) & {"\x1b", "\x00", "\x9b", "\u202e"}


@pytest.mark.parametrize("words", WILD)
async def test_a_reply_of_any_kind_stands_in_the_transcript_as_it_is(desk: Start, words: str) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.say(words)
        assert here.app.is_running
        assert not set(here.screen) & {"\x1b", "\x00", "\x08", "\x7f", "\x9b", "\u202e"}
        for piece in ("[/red]", "[@click=app.quit]press[/]", "[link='x", "[31mred"):
            if piece in words:
                assert piece in here.screen


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bracketed)
def test_a_log_full_of_brackets_can_be_looked_back_on(desk: Start, words: str) -> None:
    async def look_back() -> None:
        async with desk(guest=True).open() as here:
            events = log(words)
            await here.app.push_screen(DebriefScreen("x", events))
            await here.press("f3")
            await here.app.push_screen(ReplayScreen("x", events))
            await here.press("f4")
            assert here.app.is_running
            assert "\x1b" not in here.screen

    asyncio.run(look_back())


async def test_a_scenario_full_of_brackets_plays_through_every_screen(desk: Start) -> None:
    title = "[bold]Tick[/red] the [box [/"
    async with desk(profile="[/Ingrid] [red").open((120, 40)) as here:
        assert title in here.screen
        assert "[/Ingrid] [red" in here.screen
        await here.call(title)
        for piece in (title, "Square [/] Eyes", "Mx [/] Brace", "[@click=app.quit]a green one[/]", "‹[/] [red›"):
            assert piece in here.screen
        await here.press("f4")
        assert "What else [might she need?" in here.screen
        await here.press("f3", "2")
        assert "[/quiet]" in here.screen
        await here.press("1")
        assert "[ booked Monday 09:00 with Wren [/] Okafor ]" in here.screen
        await here.say("[/red] Yes [/] we have it")
        await here.press("enter")
        assert "“[/] I rang about a [glove" in here.screen
        await here.press("f2", "escape", "escape")
        assert "[/] I rang about a [glove" in here.screen
        await here.press("f2", "escape", "f3", "escape", "f4")
        assert title in here.screen
        await here.press("escape", "f7")
        assert "[/Ingrid] [red" in here.screen


SINKS = {
    "Static",
    "Label",
    "Button",
    "Checkbox",
    "Collapsible",
    "OptionList",
    "Option",
    "Tooltip",
    "Markdown",
    "RichLog",
}
TEXTUAL_TEXT = {"border_title", "border_subtitle", "tooltip", "placeholder"}


def test_no_string_reaches_a_widget_that_reads_markup() -> None:
    """Strings go through ``plain.text``: nothing else in the full screen may hand one to what would parse it."""
    faults = []
    for path in Path(simulator.tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                unmarked = any(
                    each.arg == "markup" and isinstance(each.value, ast.Constant) and each.value.value is False
                    for each in node.keywords
                )
                if (name in SINKS or name == "notify") and not unmarked:
                    faults.append(f"{where} {name} without markup=False")
                if name in {"from_markup", "escape", "from_text"}:
                    faults.append(f"{where} {name} parses markup")
                if (
                    name == "Content"
                    and path.name not in {"plain.py"}
                    and any(not isinstance(each, ast.Constant) and not _is_blank(each) for each in node.args)
                ):
                    faults.append(f"{where} Content made of something other than our own words")
            if isinstance(node, ast.ClassDef) and path.name not in {"plain.py", "keybar.py", "menu.py"}:
                bases = {each.id for each in node.bases if isinstance(each, ast.Name)}
                if bases & SINKS:
                    faults.append(f"{where} {node.name} is a {bases & SINKS} of its own")
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in TEXTUAL_TEXT:
                faults += [] if _is_own_words(node, path) else [f"{where} {node.attr} of something else than our words"]
    assert not faults


def _is_blank(node: ast.expr) -> bool:
    """Blanks repeated: ``" " * n``."""
    return isinstance(node, ast.BinOp) and isinstance(node.left, ast.Constant) and node.left.value == " "


def _is_own_words(target: ast.Attribute, path: Path) -> bool:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and node.lineno == target.lineno:
            value = node.value
            return isinstance(value, ast.Call) and getattr(value.func, "id", "") == "_" and len(value.args) == 1
    return False
