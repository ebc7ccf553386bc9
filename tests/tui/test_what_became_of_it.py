"""The debrief tells what became of it: pushes and their cause, what does not hold, promises, the need, the places."""

from collections.abc import Callable
from itertools import pairwise

from desk_pilot import Desk, check_golden

from scoring import CRITERIA
from simulator.engine.debrief import debrief_of
from simulator.engine.events import (
    EncounterEnded,
    EncounterStarted,
    PatientReacted,
    PatientSpoke,
    ReplyGiven,
    SituationSeen,
)
from simulator.engine.judgement import Axes, CriterionMark, Judgement, Span, Versions
from simulator.engine.mood import Mood, Shift
from simulator.engine.speech import NOTHING_SAID, Promise, Said, Slip
from simulator.tui.routes import try_again
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.encounter import EncounterScreen
from simulator.tui.screens.replay import ReplayScreen
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.part import Part
from simulator.tui.widgets.plain import Plain

Start = Callable[..., Desk]
REFUSED = ("No, there is nothing I can do.", "We cannot do that.")
PROMISED = (
    "The lens is not here yet, I am sorry. Someone will be in touch soon.",
    "I will ring you before one, Mr Brandvold, either way. Tuesday 16:15 would suit too.",
)
UNSAFE = "You can drive with one eye, just wear the old ones."


async def played(here: Desk, *replies: str) -> DebriefScreen:
    await here.press("enter")
    for words in replies:
        await here.say(words)
    await here.press("enter")
    screen = here.app.screen
    assert isinstance(screen, DebriefScreen), here.screen
    return screen


def parts(here: Desk) -> dict[str, str]:
    """Each part of the page by its label, a label said once carried on."""
    found: dict[str, str] = {}
    label = ""
    for part in here.app.screen.query(Part):
        if part.display:
            label = str(part.query_one(".label", Plain).content) or label
            words = " ".join(str(part.query_one(".content", Plain).content).split())
            found[label] = f"{found[label]} {words}" if label in found else words
    return found


async def test_a_push_is_told_with_its_cause_and_the_line(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open((120, 40)) as here:
        screen = await played(here, *REFUSED, *PROMISED)
        asked = parts(here)["Asked again"]
        assert "After a no with nothing else offered: “So nothing at all? I can only see with half of me.”" in asked
        assert asked.count("“") == len(debrief_of(screen._events).pushes)
        assert "had to ask again" in here.screen.splitlines()[0]
        await here.press("f2", "right")
        assert isinstance(here.app.screen, ReplayScreen)
        assert "had to ask again: after a no with nothing else offered" in here.screen


async def test_promises_are_told_and_the_vague_one_apart(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open((120, 40)) as here:
        await played(here, *PROMISED)
        promised = parts(here)["Promised"]
        assert "vague" in promised.partition("To ring, before one")[0]
        assert "“I will ring you before one”" in promised
        assert "vague" not in promised.partition("To ring, before one")[2]


async def test_what_does_not_hold_stands_there_with_what_is_right(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open((120, 40)) as here:
        screen = await played(here, *PROMISED)
        assert debrief_of(screen._events).slips
        assert "16:15" in parts(here)["Does not hold"]


async def test_the_need_the_places_and_what_turned_him_stand_there(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open((120, 40)) as here:
        await played(here, *REFUSED, *PROMISED)
        page = parts(here)
        assert page["Really wanted"].startswith("To finish his wife's clock before Friday.")
        assert "the call" in page["Rated 0 to 10"]
        assert "afterwards" in page["Rated 0 to 10"]
        assert "had to ask again" in page["Rated 0 to 10"]
        assert "↘ “We cannot do that.” cost you:" in page["Turned them"]
        assert "They said when they'd ring." in here.screen


async def test_what_counts_most_comes_first(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open((120, 40)) as here:
        await played(here, *REFUSED, *PROMISED)
        order = list(parts(here))
        wanted = ["Strongest", "To try", "Asked again", "Promised", "Really wanted", "Why", "Mood", "Rated 0 to 10"]
        assert [label for label in order if label in wanted] == wanted


async def test_a_page_without_pushes_slips_or_promises_has_no_empty_parts(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.press("f3", "2", "1", "enter", "enter")
        assert not {"Asked again", "Does not hold", "Promised"} & set(parts(here))


async def test_a_failed_gate_leads_back_to_that_moment_in_other_words(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await played(here, UNSAFE)
        first = screen._events[0]
        assert isinstance(first, EncounterStarted)
        footer = str(screen.query_one(KeyBar).content)
        assert footer.startswith("Enter that moment again, in other words")
        await here.press("enter")
        again = here.app.screen
        assert isinstance(again, EncounterScreen)
        second = again._encounter.events[0]
        assert isinstance(second, EncounterStarted)
        assert second.retry_of == screen._encounter_id
        assert second.says in again._encounter.scenario.turns["the-lens"].again
        assert second.says not in first.says


async def test_the_same_moment_a_third_time_is_said_in_yet_other_words(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        said = []
        await played(here, UNSAFE)
        for _time in range(4):
            screen = await played(here, UNSAFE)
            started = screen._events[0]
            assert isinstance(started, EncounterStarted)
            said.append(started.says)
        assert all(before != after for before, after in pairwise(said))


async def test_without_a_failed_gate_the_key_keeps_its_name(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await played(here, *PROMISED)
        assert str(screen.query_one(KeyBar).content).startswith("Enter try that moment again")


def looked_at() -> tuple[object, ...]:
    """A call with something of everything in it, written down by hand so that no later judgement changes it."""
    at, cost, right = "2026-01-05T08:41:00.000+00:00", Mood(trust=35, worry=60, patience=40), Mood()
    common = {"at": at, "turn": "the-lens", "reaction": 1, "asks": "", "cue": "", "next_turn": "the-lens"}
    vague = Promise(who="someone", what="ring", by="soon", vague=True, start=0, end=30)
    firm = Promise(who="i", what="ring", by="before one", minute=780, start=0, end=26)
    slip = Slip(kind="time_not_on_card", said="16:15", right="Tuesday 17:30 with Pip Larsen is free")
    return (
        EncounterStarted(
            at=at, scenario="half-a-pair", revision=1, digest="", title="Half a pair", language="en", channel="phone",
            level=1, practises=("alternative",), reachable=("called", "booked"), clinic="Harbour Eyes", when="Tuesday",
            patient_name="Mr Brandvold", mode="practice", seed=1, turn="the-lens", says="Is my lens here?", cue="",
            mood=right,
        ),
        _given("No, there is nothing I can do for you.", {"alternative": 0, "acknowledge": 0}),
        PatientReacted(
            **common, says="So nothing at all?", push=True, cause="refusal", mood=cost,
            shifts=(Shift("trust", -15, "alternative-"), Shift("patience", -20, "pushed")),
        ),
        _given("Someone will be in touch soon.", {"next_step": 1}, Said(promises=(vague,))),
        PatientSpoke(
            at=at, turn="the-lens", reason="silence", says="Hello?", cue="", push=False, shifts=(), mood=cost,
        ),
        PatientReacted(**common, says="When, though?", push=True, cause="wait", mood=cost, shifts=()),
        _given(
            "I will ring you before one. 16:15 would do too.", {"next_step": 2, "own": 2},
            Said(promises=(firm,), slips=(slip,)),
        ),
        PatientReacted(
            **common, says="Good.", push=False, mood=right,
            shifts=(Shift("trust", 15, "next_step+"), Shift("patience", 20, "repaired")),
        ),
        EncounterEnded(
            at=at, ending="waits", stage="called", cause="he was told when he would hear", clinic_fault=True,
            says_afterwards="They said when they'd ring.", recalls=("I'd to ask for it.",), goes_on=True,
            not_yours="The lab posts on Thursdays only. The clinic's to mend.", pieces=2, found=("the-clock",),
            wants="to finish his wife's clock before Friday",
        ),
    )  # fmt: skip


def _given(text: str, levels: dict[str, int], said: Said = NOTHING_SAID) -> ReplyGiven:
    spans = (Span(0, len(text), "earned"),)
    marks = tuple((name, CriterionMark(level=levels.get(name), strength=0.5, spans=spans)) for name in CRITERIA)
    judgement = Judgement(
        axes=Axes(warm=50, unscripted=50, helpful=50, overall=50),
        criteria=marks,
        versions=Versions(scorer="1", pack="1", rubric="1"),
    )
    return ReplyGiven(
        at="2026-01-05T08:41:00.000+00:00", turn="the-lens", text=text, acts=(), heard=(), judgement=judgement,
        scored_chars=len(text), said=said,
        situation=SituationSeen(channel="phone", language="en", patient="Is my lens here?"),
    )  # fmt: skip


async def test_a_debrief_that_was_looked_at(desk: Start) -> None:
    async with desk(profile="Ingrid").open((120, 60)) as here:
        here.app.push_screen(DebriefScreen("x", looked_at()))
        await here.settle()
        check_golden(here.screen, "debrief-120x60")
        await here.resize(80, 24)
        check_golden(here.screen, "debrief-80x24")
        await here.press("pagedown", "pagedown")
        check_golden(here.screen, "debrief-below-80x24")


async def test_what_the_patient_said_in_a_silence_stands_in_the_replay(desk: Start) -> None:
    async with desk(guest=True).open((100, 40)) as here:
        here.app.push_screen(ReplayScreen("x", looked_at(), reply=3))
        await here.settle()
        assert "When, though?" in here.screen
        await here.press("left")
        assert "Hello?" in here.screen


async def test_that_moment_again_keeps_what_was_in_the_book_by_then(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await played(here, f"/book tue-1730\n{PROMISED[0]}", PROMISED[1])
        try_again(here.app, screen._encounter_id, screen._events, 2)
        await here.settle()
        again = here.app.screen
        assert isinstance(again, EncounterScreen)
        slot = again._encounter.view.card.slot("tue-1730")
        assert slot is not None
        assert slot.theirs
