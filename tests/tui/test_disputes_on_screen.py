"""A mark one does not agree with: said from debrief and replay, kept in the log, the trainer's word beside it."""

from collections.abc import Callable

import pytest
from desk_pilot import SIZES, Desk
from test_looking_back import played, whole

from simulator.engine.disputes import Dispute, disputes_of
from simulator.runtime.disputes import NOTE_AT_MOST, ruling_words
from simulator.runtime.judging import explained, verdict_of
from simulator.runtime.wording import criterion_name
from simulator.tui.dialogs.dispute import DisputeDialog, WhichMark
from simulator.tui.keys import DISPUTE
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.history import HistoryScreen
from simulator.tui.screens.replay import ReplayScreen
from simulator.tui.widgets.menu import Menu
from simulator.tui.widgets.reply import NoteBox

Start = Callable[..., Desk]
NOTE = "I did say it; [/red] she heard me."
WAITS = "Disputed; your trainer will look at it."


async def choose(here: Desk, place: int = 1) -> str:
    """Open the dispute of the mark in that place of the choice; its criterion."""
    assert isinstance(here.app.screen, WhichMark), here.screen
    criterion = here.app.screen.query_one(Menu).items[place - 1].id.split()[1]
    await here.press(str(place))
    assert isinstance(here.app.screen, DisputeDialog), here.screen
    return criterion


async def dispute(here: Desk, note: str = NOTE, place: int = 1) -> str:
    """From a page with marks to a kept dispute."""
    await here.press("f7")
    criterion = await choose(here, place)
    await here.say(note)
    return criterion


def words_on(here: Desk) -> str:
    """The screen as running words, without the frames of boxes."""
    return " ".join(here.screen.replace("│", " ").split())


def recorded(here: Desk) -> tuple[Dispute, ...]:
    """What the log on disk says, not the screen."""
    practice = here.app.practice
    return practice.disputes(practice.summaries()[-1].encounter)


@pytest.mark.parametrize("key", DISPUTE.keys)
async def test_every_way_to_the_key_opens_a_choice_of_the_marks_shown(desk: Start, key: str) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        shown = [point.mark for _label, point, _style in here.app.screen._cards()]
        await here.press(key)
        items = here.app.screen.query_one(Menu).items
        assert [item.title for item in items] == [criterion_name(each.criterion) for each in shown]
        assert all(item.tail in ("met", "partly", "missed") for item in items)


@pytest.mark.parametrize("size", SIZES)
async def test_a_mark_is_disputed_with_a_note_and_the_card_says_so(desk: Start, size: str) -> None:
    async with desk(profile="Ingrid").open(SIZES[size]) as here:
        await played(here)
        before = here.app.screen._debrief
        await here.press("f7", "down")
        criterion = here.app.screen.query_one(Menu).items[1].id.split()[1]
        await here.press("enter")
        assert "What would you say to your trainer about it?" in here.screen
        assert "Enter send to your trainer" in here.screen
        assert "Esc ^P never mind" in here.screen
        assert criterion_name(criterion) in here.screen
        await here.say(NOTE)
        assert isinstance(here.app.screen, DebriefScreen)
        (made,) = recorded(here)
        assert (made.criterion, made.note, made.open) == (criterion, NOTE, True)
        assert WAITS in whole(here)
        assert here.app.screen._debrief == before
        level = {0: "missed", 1: "partly", 2: "met"}[made.mark.level]
        assert f"The program says: {level}. {WAITS}" in whole(here)


@pytest.mark.parametrize("key", ["escape", "ctrl+p"])
async def test_both_dialogs_are_left_with_nothing_changed(desk: Start, key: str) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        page = whole(here)
        await here.press("f7", key)
        assert isinstance(here.app.screen, DebriefScreen)
        await here.press("f7")
        await choose(here)
        await here.paste(NOTE)
        await here.press(key)
        assert isinstance(here.app.screen, DebriefScreen)
        assert whole(here) == page
        assert recorded(here) == ()


async def test_no_note_and_too_long_a_note_are_told_and_the_words_stay(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        await here.press("f7")
        await choose(here)
        await here.press("enter")
        assert "Say in a few words why" in here.screen
        await here.say("x" * (NOTE_AT_MOST + 1))
        assert "A little shorter, please: 601 characters" in words_on(here)
        assert len(here.app.screen.query_one(NoteBox).text) == NOTE_AT_MOST + 1
        assert recorded(here) == ()
        await here.press("backspace", "enter")
        assert len(recorded(here)[0].note) == NOTE_AT_MOST


async def test_a_note_can_be_written_anew_before_the_ruling(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        await dispute(here)
        await here.press("f7")
        assert here.app.screen.query_one(Menu).items[0].tail.endswith(", disputed")
        await choose(here)
        assert here.app.screen.query_one(NoteBox).text == NOTE
        assert "disputed this one already" in here.screen
        await here.say(" And twice.")
        (made,) = recorded(here)
        assert made.note == f"{NOTE} And twice."


@pytest.mark.parametrize("level", [0, 1, 2, None])
@pytest.mark.parametrize("colour", [True, False])
async def test_the_ruling_stands_beside_the_mark_and_ends_the_dispute(
    desk: Start, monkeypatch: pytest.MonkeyPatch, level: int | None, colour: bool
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        criterion = await dispute(here)
        practice = here.app.practice
        (made,) = recorded(here)
        encounter = practice.summaries()[-1].encounter
        ruled = practice.rule(encounter, made.reply, criterion, level, note="I [hear] it.", by="Ruth")
        await here.press("escape", "f4", "enter")
        page = whole(here)
        machine = {0: "missed", 1: "partly", 2: "met"}[made.mark.level]
        assert f"The program says: {machine}. {ruling_words(ruled.ruling)}" in page
        assert "I [hear] it." in page
        assert WAITS not in page
        await here.press("f7")
        assert isinstance(here.app.screen, WhichMark)
        assert f"{made.reply} {criterion}" not in [item.id for item in here.app.screen.query_one(Menu).items]


async def test_any_mark_of_the_replay_can_be_disputed_and_the_debrief_hears_of_it(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        shown = {(p.mark.reply, p.mark.criterion) for _label, p, _style in here.app.screen._cards()}
        await here.press("f2", "right")
        screen = here.app.screen
        assert isinstance(screen, ReplayScreen)
        given = screen._replay.exchanges[1].given
        page = whole(here)
        await here.press("f7")
        items = here.app.screen.query_one(Menu).items
        called = [item.id.split()[1] for item in items]
        assert set(called) == {name for name, mark in given.judgement.criteria if mark.level is not None}
        heads = [page.index(f" {item.title}  {item.tail}\n") for item in items]
        assert heads == sorted(heads)
        place = next(place for place, name in enumerate(called, start=1) if (2, name) not in shown)
        criterion = await choose(here, place)
        await here.say(NOTE)
        page = whole(here)
        assert WAITS in page
        assert f"You wrote: “{NOTE}”" in page
        (made,) = recorded(here)
        assert (made.reply, made.criterion) == (2, criterion)
        await here.press("escape")
        assert isinstance(here.app.screen, DebriefScreen)
        assert f"{criterion_name(criterion)}, reply 2. The program says:" in whole(here)


async def test_a_call_that_was_given_up_is_disputed_where_history_opens_it(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.say("I would not know about that, I only started here this week.")
        await here.press("escape", "3", "3", "f4")
        assert isinstance(here.app.screen, HistoryScreen)
        await here.press("enter")
        assert isinstance(here.app.screen, ReplayScreen)
        await dispute(here)
        assert WAITS in whole(here)
        assert len(recorded(here)) == 1


async def test_an_unfinished_call_has_marks_to_read_and_none_to_dispute(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.say("I would not know about that, I only started here this week.")
        await here.press("escape", "2")
        await here.press("1", "2")
        screen = here.app.screen
        assert isinstance(screen, ReplayScreen), here.screen
        assert "dispute a mark" not in here.screen
        await here.press("f7", "d")
        assert here.app.screen is screen


async def test_a_guest_has_nobody_to_tell_and_no_key_for_it(desk: Start) -> None:
    async with desk(guest=True).open((80, 40)) as here:
        await played(here)
        debrief = here.app.screen
        assert "dispute a mark" not in here.screen
        await here.press("f7", "d")
        assert here.app.screen is debrief
        await here.press("f1")
        assert "You do not agree with a mark?" not in here.screen
        await here.press("escape", "f2")
        assert "dispute a mark" not in here.screen


async def test_help_names_the_key_where_it_works(desk: Start) -> None:
    async with desk(profile="Ingrid").open((80, 40)) as here:
        await played(here)
        await here.press("f1")
        assert "F7 ^Y D" in here.screen.upper()
        assert "You do not agree with a mark?" in here.screen


async def test_when_everything_shown_is_ruled_on_it_says_so(desk: Start) -> None:
    async with desk(profile="Ingrid").open(toasts=True) as here:
        await played(here)
        shown = [point.mark for _label, point, _style in here.app.screen._cards()]
        practice = here.app.practice
        encounter = practice.summaries()[-1].encounter
        for mark in shown:
            practice.dispute(encounter, mark.reply, mark.criterion, NOTE)
            practice.rule(encounter, mark.reply, mark.criterion, 2)
        await here.press("f2", "escape")
        assert whole(here).count("Your trainer says: met.") == len(shown)
        await here.press("f7")
        assert isinstance(here.app.screen, DebriefScreen)
        assert "Your trainer has ruled" in here.screen


async def test_what_cannot_be_kept_is_told_and_the_note_stays_in_the_box(desk: Start, data_folder: object) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        criterion = await dispute(here)
        await here.press("f7")
        await choose(here)
        (made,) = recorded(here)
        # The trainer rules at this very moment, in another window.
        here.app.practice.rule(here.app.practice.summaries()[-1].encounter, made.reply, criterion, 2)
        await here.say(" Please look.")
        assert isinstance(here.app.screen, DisputeDialog)
        assert "has been ruled on already" in words_on(here)
        assert here.app.screen.query_one(NoteBox).text.endswith("Please look.")
        await here.press("escape")
        assert "Your trainer says: met." in whole(here)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_dialog_fits_whatever_was_said(desk: Start, size: tuple[int, int]) -> None:
    async with desk(profile="Ingrid").open(size) as here:
        await here.call()
        await here.say("Yes, well. " * 60)
        await here.press("escape", "3", "3", "f4", "enter", "f7")
        await choose(here)
        await here.paste("One.\nTwo.\nThree.\nFour.")
        for words in ("A mark you do not agree with", "What would you say", "Enter send to your trainer", "Esc ^P"):
            assert words in here.screen
        await here.press("pagedown", "pageup", "enter")
        assert len(recorded(here)) == 1


async def test_the_replay_says_what_score_explain_says_and_asks_before_it_advises(desk: Start) -> None:
    async with desk(profile="Ingrid").open((120, 40)) as here:
        await played(here)
        await here.press("f2")
        screen = here.app.screen
        assert isinstance(screen, ReplayScreen)
        for exchange in screen._replay.exchanges:
            given = exchange.given
            page = " ".join(whole(here).split())
            verdict = verdict_of(given.text, given.judgement, "en", "")["criteria"]
            questions = explained(given.judgement, "en")
            for name, said in verdict.items():
                if said["level"] is None:
                    continue
                assert said["why"] in page
                if said["level"] < 2:
                    question = page.index(questions[name].question)
                    assert question < page.index(f"→ {said['change']}", question)
                if not said["sure"]:
                    assert "We are not sure about this one." in said["why"]
                for effect, label in (("earned", "Counted: "), ("cost", "In its way: ")):
                    if any(each["effect"] == effect and each["text"].strip() for each in said["evidence"]):
                        assert label in page
            await here.press("right")


async def test_the_debrief_asks_first_and_gives_the_words_of_the_scorer_on_request(desk: Start) -> None:
    async with desk(profile="Ingrid").open((120, 40)) as here:
        await played(here)
        debrief = here.app.screen._debrief
        first = whole(here)
        assert debrief.to_try
        for each in debrief.to_try:
            words = explained(each.judgement, "en")[each.criterion]
            assert words.question in first
            assert words.change not in first
        await here.press("f3")
        page = whole(here)
        for each in debrief.to_try:
            said = verdict_of(each.text, each.judgement, "en", "")["criteria"][each.criterion]
            words = explained(each.judgement, "en")[each.criterion]
            assert page.index(words.question) < page.index(said["why"]) < page.index(words.change)
            assert words.matters in page
        for each in debrief.strengths:
            assert explained(each.judgement, "en")[each.criterion].why in page


async def test_disputing_alters_no_event_that_was_there(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        practice = here.app.practice
        encounter = practice.summaries()[-1].encounter
        before = practice.events(encounter)
        await dispute(here)
        after = practice.events(encounter)
        assert after[: len(before)] == before
        assert len(after) == len(before) + 1
        assert len(disputes_of(after)) == 1
