"""A small scenario and judgements by hand, for tests of the engine: no file and no scorer."""

from hypothesis import strategies as st

from simulator.engine.clinic import Clinic, Slot
from simulator.engine.commands import Say
from simulator.engine.judgement import Axes, CriterionMark, Judgement, Span, Versions
from simulator.engine.mood import Mood, Nudge
from simulator.engine.persona import PERSONAS
from simulator.engine.scenario import Condition, Ending, MoodRange, Patient, Reaction, Scenario, Turn, Wordings

AT = "2026-01-05T08:41:00.000+00:00"
VERSIONS = Versions(scorer="1", pack="en-1", rubric="1")

CLINIC = Clinic(
    id="bramley",
    name="Bramley Dental",
    book=(
        Slot(id="mon-0920", time="Monday 09:20", who="Dr Osei"),
        Slot(id="mon-1000", time="Monday 10:00", who="Dr Osei", free=False),
    ),
)

TOOTH = Turn(
    id="the-tooth",
    says=Wordings(plain=("I've been up all night with this tooth.", "Hello? It's my tooth. All night.")),
    cue="tired",
    hears={"offers-today": ("could you come at nine twenty",), "calms-down": ("that's normal",)},
    must_not={"safety": ("calms-down",)},
    hints=("What has the night been like?", "What is free today?"),
    reactions=(
        Reaction(
            condition=Condition(failed=("safety",)), says=Wordings(plain=("Is it, though?",)), push=True, go="the-tooth"
        ),
        Reaction(
            condition=Condition(hears=("offers-today",)),
            says=Wordings(plain=("Oh, brilliant.",)),
            nudge=Nudge(trust=5),
            go="the-close",
        ),
        Reaction(
            condition=Condition(acts=("emergency",)), says=Wordings(plain=("Who are you ringing?",)), go="the-close"
        ),
        Reaction(
            condition=Condition(mood=(MoodRange("patience", 0, 20),)),
            says=Wordings(plain=("Forget it.",)),
            end="hung-up",
        ),
        Reaction(says=Wordings(plain=("So what do I do till then?", "And till then?")), push=True, go="the-tooth"),
    ),
)
CLOSE = Turn(
    id="the-close",
    says=Wordings(plain=("So that's me down, then?",)),
    reactions=(
        Reaction(condition=Condition(acts=("book",)), says=Wordings(plain=("See you then.",)), end="booked"),
        Reaction(condition=Condition(met=("confirm",)), end="booked"),
        Reaction(go="the-close"),
    ),
)
SCENARIO = Scenario(
    id="up-all-night",
    revision=1,
    title="Up all night",
    language="en",
    channel="phone",
    level=1,
    practises=("alternative",),
    minutes=4,
    clinic=CLINIC,
    patient=Patient(
        name="Mr Doyle",
        about="44",
        asks="to be seen",
        persona=PERSONAS["anxious"],
        mood=Mood(trust=40, worry=70, patience=60),
        didnt_catch=("Sorry?", "Say again?"),
    ),
    reachable=("called", "booked"),
    start="the-tooth",
    turns={turn.id: turn for turn in (TOOTH, CLOSE)},
    endings={
        "booked": Ending(id="booked", stage="booked", cause="a slot was offered", says_afterwards="She said when."),
        "hung-up": Ending(id="hung-up", stage="called", cause="nobody offered anything", says_afterwards="No use."),
    },
    digest="abc",
)


def judgement(
    warm: float = 50.0,
    helpful: float = 50.0,
    *,
    levels: dict[str, int | None] | None = None,
    spans: tuple[Span, ...] = (),
    failed: tuple[str, ...] = (),
    intelligible: bool = True,
) -> Judgement:
    """A judgement with those axes and levels; ``strength`` follows the level."""
    marks = tuple(
        (name, CriterionMark(level=level, strength=(level or 0) / 2, spans=spans))
        for name, level in (levels or {}).items()
    )
    axes = Axes(warm=warm, unscripted=50.0, helpful=helpful, overall=(warm + helpful) / 2)
    return Judgement(axes=axes, criteria=marks, failed=failed, intelligible=intelligible, versions=VERSIONS)


def say(text: str, judged: Judgement, *heard: str, situation: object = None) -> Say:
    """The command to say something that was heard and judged so."""
    from simulator.engine.events import SituationSeen

    seen = SituationSeen(channel="phone", language="en", patient="I've been up all night with this tooth.")
    return Say(at=AT, text=text, heard=heard, situation=situation or seen, judgement=judged, scored_chars=len(text))


axis_marks = st.floats(min_value=0, max_value=100)
moods = st.builds(Mood, trust=st.integers(0, 100), worry=st.integers(0, 100), patience=st.integers(0, 100))
personas = st.sampled_from(sorted(PERSONAS)).map(PERSONAS.__getitem__)
judgements = st.builds(
    judgement,
    axis_marks,
    axis_marks,
    levels=st.dictionaries(st.sampled_from(["confirm", "acknowledge", "answer"]), st.sampled_from([0, 1, 2, None])),
    failed=st.sampled_from([(), ("safety",), ("privacy",), ("safety", "privacy")]),
    intelligible=st.booleans(),
)
