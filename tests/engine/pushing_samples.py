"""A patient who pushes back, by hand: pieces, facts, pushes, needs, time, an owed call back. No file, no scorer."""

from encounter_samples import AT, judgement
from hypothesis import strategies as st

from simulator.engine.acts import Act, UnfitActError
from simulator.engine.clinic import Clinic, Slot, StaffMember
from simulator.engine.commands import AskHint, Begin, Do, Pause, Resume, Say, Wait
from simulator.engine.decide import NotNowError, decide, start
from simulator.engine.events import SituationSeen
from simulator.engine.mood import Mood, Nudge
from simulator.engine.persona import PERSONAS
from simulator.engine.scenario import (
    PUSH_CAUSES,
    Condition,
    Ending,
    Later,
    MoodRange,
    Need,
    Past,
    Patient,
    PatientFact,
    Piece,
    Reaction,
    Recall,
    Scenario,
    Turn,
    Wordings,
)
from simulator.engine.speech import Promise, Said, Slip
from simulator.engine.state import apply, replay

CARD = Clinic(
    id="larch",
    name="Larch Clinic",
    staff=(
        StaffMember(name="Dr Osei", role="dentist"),
        StaffMember(name="Bev", role="practice nurse"),
        StaffMember(name="Sol Marsh", role="nurse practitioner"),
    ),
    book=(
        Slot(id="mon-0920", time="Monday 09:20", who="Dr Osei"),
        Slot(id="mon-1000", time="Monday 10:00", who="Dr Osei", free=False),
        Slot(id="thu-1040", time="Thursday 10:40", who="Bev", free=False, theirs=True),
    ),
    emergency_number="112",
    fetch=("Dr Osei",),
)


def w(*plain, tense=(), easy=()):
    return Wordings(plain=plain, tense=tense, easy=easy)


FIRST = Turn(
    id="first",
    says=w("Is there anything today?", "Anything, today?"),
    hears={"offers": ("come at nine twenty",), "asks-to-wait": ("it will be a while",), "stalls": ("we are full",)},
    must_not={"safety": ("stalls",)},
    hints=("What is free?",),
    again=("Only one of those days, sorry. Is there anything?",),
    pushes={"refusal": ("So what do I do till then?", "So there is no way at all?")},
    reactions=(
        Reaction(
            condition=Condition(hears=("offers",)), says=w("Oh, could I?", tense=("If you say so.",)), end="booked"
        ),
        Reaction(condition=Condition(hears=("asks-to-wait",)), says=w("I'll sit down."), later=20, go="sitting"),
        Reaction(condition=Condition(past=Past(told=("night", "truck"))), says=w("You asked."), end="understood"),
        Reaction(says=w("Only I can't go on like this.", "Hello?"), push=True, nudge=Nudge(patience=-4), go="first"),
    ),
)
SITTING = Turn(
    id="sitting",
    cue="sits by the window and looks at the clock",
    overdue=("You said ten minutes.",),
    reactions=(
        Reaction(condition=Condition(met=("wait",)), says=w("Thank you for telling me."), end="booked"),
        Reaction(says=w("Is it my turn?"), push=True, go="sitting"),
    ),
)
CALLBACK = Turn(
    id="ring-back",
    says=w("You rang! Nobody rings."),
    reactions=(Reaction(says=w("Right."), end="understood"),),
)
CHASING = Turn(
    id="chasing",
    says=w("Somebody was going to ring me."),
    reactions=(Reaction(says=w("Well."), end="gave-up"),),
)
PATIENT = Patient(
    name="Mr Doyle",
    about="44",
    asks="to be seen",
    wants="to know he can sleep tonight",
    persona=PERSONAS["anxious"],
    mood=Mood(trust=40, worry=70, patience=60),
    didnt_catch=("Sorry?", "Say again?"),
    waits=("You look.",),
    silence=("Hello? Are you there?", "I can hear the radio."),
    parting=("Right you are.",),
    pieces=(
        Piece(id="night", says=w("I'm on again tonight.")),
        Piece(id="truck", says=w("I drive a forklift."), asked=False, trust=50),
    ),
    facts=(
        PatientFact(id="born", asked=("when were you born",), says=("Ninth of May.",), again=("I did say. May.",)),
        PatientFact(id="name", asked=("your name",), says=("Doyle.",), known=True),
    ),
    pushes={cause: (f"{cause} one", f"{cause} two") for cause in PUSH_CAUSES if cause != "refusal"},
    recalls=(Recall(past=Past(told=("night",)), says="She asked about the nights."),),
)
PUSHING = Scenario(
    id="pushing",
    revision=1,
    title="Pushing",
    language="en",
    channel="phone",
    level=1,
    practises=("alternative",),
    minutes=4,
    clinic=CARD,
    patient=PATIENT,
    reachable=("called", "booked", "seen_calm"),
    start="first",
    turns={turn.id: turn for turn in (FIRST, SITTING, CALLBACK, CHASING)},
    anytime=(
        Reaction(condition=Condition(mood=(MoodRange("patience", 0, 8),)), says=w("Forget it."), end="gave-up"),
        Reaction(condition=Condition(past=Past(pushes=(5, 99))), says=w("I give up."), end="gave-up"),
    ),
    endings={
        "booked": Ending(
            id="booked",
            stage="booked",
            cause="a time was offered, told and put in the book",
            says_afterwards="She said when.",
            needs=(
                Need(past=Past(done=("book",)), asks=("So am I in the book?",), otherwise="not-in-the-book"),
                Need(past=Past(said=("time",)), asks=("And when is that?",), otherwise="wrong-day"),
                Need(past=Past(said=("read_back",)), otherwise="wrong-day"),
            ),
        ),
        "not-in-the-book": Ending(
            id="not-in-the-book", stage="called", cause="nobody put it in the book", says_afterwards="They'd no idea."
        ),
        "wrong-day": Ending(id="wrong-day", stage="booked", cause="nobody read it back", says_afterwards="Wrong day."),
        "understood": Ending(id="understood", stage="seen_calm", cause="asked", says_afterwards="She asked."),
        "gave-up": Ending(id="gave-up", stage="called", cause="no answer was one", says_afterwards="No use."),
    },
    later=Later(kept="ring-back", forgotten="chasing"),
    digest="def",
)


def say(text="Right.", *heard, marks=None, warm=50.0, helpful=50.0, failed=(), intelligible=True, **said):
    """A reply heard, judged and read so; ``said`` are fields of ``Said``."""
    seen = SituationSeen(channel="phone", language="en", patient="Is there anything today?")
    judged = judgement(warm, helpful, levels=marks or {}, failed=failed, intelligible=intelligible)
    return Say(
        at=AT, text=text, heard=heard, situation=seen, judgement=judged, scored_chars=len(text), said=Said(**said)
    )


def do(verb, argument=""):
    return Do(at=AT, act=Act(verb, argument))


def play(*steps, seed=3, pace="off", scenario=PUSHING, strict=True):
    """The log of those commands and where it leads; without ``strict``, what does not fit is left out."""
    events = [start(scenario, Begin(at=AT, seed=seed, mode="practice", pace=pace))]
    state = replay(events)
    for step in steps:
        try:
            new = decide(scenario, state, step)
        except (NotNowError, UnfitActError):
            if strict:
                raise
            continue
        for event in new:
            state = apply(state, event)
        events.extend(new)
    return events, state


MOVES = [
    "refuses",
    "offers",
    "asks",
    "asks_open",
    "asks_to_hold",
    "looks",
    "tells_wait",
    "vague_wait",
    "next_step",
    "closes",
    "apologises",
    "confirms",
]
_said = st.fixed_dictionaries(
    {
        "moves": st.lists(st.sampled_from(MOVES), max_size=4, unique=True).map(tuple),
        "slots": st.sampled_from([(), ("mon-0920",), ("mon-1000",)]),
        "waits": st.sampled_from([(), (10,), (45,)]),
        "promises": st.sampled_from([(), (Promise(who="i", what="ring", by="before one"),)]),
        "slips": st.sampled_from([(), (Slip(kind="contradicts_earlier", said="ten"),)]),
        "asked": st.sampled_from([(), ("born",), ("name",), ("born", "name")]),
    }
)
_marks = st.dictionaries(
    st.sampled_from(["answer", "alternative", "wait", "apology", "acknowledge", "next_step", "confirm"]),
    st.sampled_from([0, 1, 2, None]),
)
_heard = st.lists(st.sampled_from(["offers", "asks-to-wait", "stalls"]), max_size=2, unique=True)
replies = st.builds(
    lambda heard, marks, warm, helpful, failed, made_out, said: say(
        "Words.", *heard, marks=marks, warm=warm, helpful=helpful, failed=failed, intelligible=made_out, **said
    ),
    _heard,
    _marks,
    st.floats(0, 100),
    st.floats(0, 100),
    st.sampled_from([(), (), ("safety",)]),
    st.sampled_from([True, True, True, False]),
    _said,
)
ACTS = (
    ("card", ""), ("book", "mon-0920"), ("move", "mon-0920"), ("cancel", ""), ("hold", ""), ("resume", ""),
    ("introduce", "bev"), ("transfer", "osei"), ("message", "Bev"), ("callback", "before one"), ("note", "anxious"),
    ("fetch", "dentist"), ("emergency", ""), ("aside", ""), ("checkin", ""), ("form", "consent"),
)  # fmt: skip
commands = st.one_of(
    replies,
    replies,
    replies,
    st.sampled_from(ACTS).map(lambda act: do(*act)),
    st.sampled_from([AskHint(at=AT), Pause(at=AT), Resume(at=AT)]),
    st.sampled_from([5, 30, 70, 200]).map(lambda seconds: Wait(at=AT, seconds=seconds)),
)
