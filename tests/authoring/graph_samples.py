"""A small scenario with one of everything a graph has: a loop, a need, a call back, anytime, what nothing reaches."""

from simulator.engine.clinic import Clinic
from simulator.engine.mood import Mood
from simulator.engine.persona import PERSONAS
from simulator.engine.scenario import (
    Condition,
    Ending,
    InlineTest,
    Later,
    MoodRange,
    Need,
    Past,
    Patient,
    Piece,
    Reaction,
    Scenario,
    Turn,
    Wordings,
)


def _says(*words: str) -> Wordings:
    return Wordings(plain=words)


UMBRELLA = Turn(
    id="the-umbrella",
    says=_says("I left an umbrella. Or it left me.", "It's about an umbrella."),
    moments=("opening",),
    calls_for=("listen",),
    hears={"asks-which": ("what colour is it?",), "shrugs": ("no idea",)},
    must_not={"privacy": ("shrugs",)},
    hints=("Whose was it?", "Where would you look?"),
    reactions=(
        Reaction(condition=Condition(hears=("asks-which",)), says=_says("Green. It was hers."), go="the-cupboard"),
        Reaction(condition=Condition(mood=(MoodRange("patience", 0, 20),)), says=_says("Never mind, then."), end="wet"),
        Reaction(condition=Condition(hears=("shrugs",)), push=True, says=_says("Could you look?"), go="the-umbrella"),
        Reaction(says=_says("It's green."), push=True, go="the-umbrella"),
    ),
)
CUPBOARD = Turn(
    id="the-cupboard",
    cue="Rain on the glass door.",
    reactions=(
        Reaction(
            condition=Condition(acts=("note",), past=Past(pushes=(3, 99))),
            tells="hers",
            says=_says("You wrote it down."),
            end="dry",
        ),
        Reaction(condition=Condition(met=("answer",)), later=10, says=_says("I'll wait."), go="the-umbrella"),
        Reaction(says=_says("So is it there?"), end="dry"),
    ),
)
RANG = Turn(id="rang-back", says=_says("You rang!"), reactions=(Reaction(says=_says("Good."), end="posted"),))
FORGOT = Turn(id="nobody-rang", says=_says("Nobody rang."), reactions=(Reaction(says=_says("Well."), end="wet"),))
ATTIC = Turn(id="the-attic", says=_says("Up here?"), reactions=(Reaction(go="the-attic"),))

SCENARIO = Scenario(
    id="green-umbrella",
    revision=1,
    title="The green umbrella",
    language="en",
    channel="desk",
    level=2,
    practises=("listen", "answer"),
    minutes=3,
    when="Friday 16:50",
    you="You are about to lock up.",
    clinic=Clinic(id="hill", name="Hill Clinic"),
    patient=Patient(
        name="Mr Ames",
        about="70, polite to doors",
        asks="for an umbrella",
        wants="to have it back before the funeral",
        persona=PERSONAS["even"],
        mood=Mood(),
        didnt_catch=("Pardon?",),
        pieces=(Piece(id="hers", says=_says("It was my wife's.")),),
    ),
    reachable=("arrived", "would_return"),
    start="the-umbrella",
    turns={each.id: each for each in (UMBRELLA, CUPBOARD, RANG, FORGOT, ATTIC)},
    anytime=(Reaction(condition=Condition(failed=("privacy",)), says=_says("I see."), end="wet"),),
    endings={
        "dry": Ending(
            id="dry",
            stage="would_return",
            cause="somebody looked, and told him",
            says_afterwards="They had it behind the coats. She'd wiped it.",
            needs=(Need(past=Past(told=("hers",)), asks=("You did hear whose?",), otherwise="wet"),),
        ),
        "wet": Ending(
            id="wet",
            stage="arrived",
            cause="nobody looked",
            says_afterwards="I walked.",
            clinic_fault=True,
            not_yours="Nobody keeps a list of what is found.",
        ),
        "posted": Ending(id="posted", stage="arrived", cause="it was sent on", says_afterwards="It came in a tube."),
        "unseen": Ending(id="unseen", stage="called", cause="none", says_afterwards="Nothing."),
    },
    later=Later(kept="rang-back", forgotten="nobody-rang"),
    tests=(InlineTest(at="the-umbrella", reply="What colour is it?", met=("listen",), reaction=1),),
    notes="He looks at the\ndoor all the time.\n\n1. Who heard the past tense?\n2. What is a coat cupboard for?",
)
