"""Words before numbers: how the plain and the full screen say what the engine knows."""

from simulator.engine.mood import Mood
from simulator.i18n import _, ngettext

_BANDS = (20, 40, 60, 80)


def _band(value: float) -> int:
    return sum(value >= edge for edge in _BANDS)


def trust_words(value: int) -> str:
    """How much the patient trusts you, in words."""
    return (_("on guard"), _("wary"), _("open"), _("trusting"), _("trusts you"))[_band(value)]


def worry_words(value: int) -> str:
    """How worried the patient is, in words."""
    return (_("at ease"), _("a little worried"), _("worried"), _("very worried"), _("frightened"))[_band(value)]


def patience_words(value: int) -> str:
    """How much patience is left, in words."""
    return (_("out of patience"), _("impatient"), _("patient enough"), _("patient"), _("has all day"))[_band(value)]


def mood_line(mood: Mood, before: Mood) -> str:
    """One calm line: which way it went, and how the patient is now."""
    change = mood.ease - before.ease
    steps = ((8, _("much calmer")), (3, _("a little calmer")), (-2, ""), (-7, _("a little tenser")))
    moved = next((words for edge, words in steps if change >= edge), _("much tenser"))
    parts = [moved, trust_words(mood.trust), worry_words(mood.worry), patience_words(mood.patience)]
    return " · ".join(part for part in parts if part)


def pushes(count: int) -> str:
    """How often the patient had to ask again: the headline of a call."""
    if not count:
        return _("never had to ask twice")
    if count == 1:
        return _("had to ask again once")
    return ngettext("had to ask again {n} time", "had to ask again {n} times", count).format(n=count)


def axis_words(axis: str, value: float) -> str:
    """An axis mark, 0-100, as one of five bands of words."""
    bands = {
        "warm": (_("cold"), _("cool"), _("even"), _("warm"), _("very warm")),
        "unscripted": (_("a script"), _("stiff"), _("ordinary"), _("natural"), _("all your own")),
        "helpful": (_("no help"), _("little help"), _("some help"), _("helpful"), _("very helpful")),
        "overall": (_("not yet"), _("a start"), _("getting there"), _("good"), _("very good")),
    }
    return bands[axis][_band(value)]


def axis_name(axis: str) -> str:
    """The name of an axis."""
    names = {"warm": _("warm"), "unscripted": _("unscripted"), "helpful": _("helpful"), "overall": _("overall")}
    return names[axis]


def stage_words(stage: str) -> str:
    """How far the patient came."""
    stages = {
        "called": _("called"),
        "booked": _("booked"),
        "arrived": _("arrived"),
        "seen_calm": _("seen, and calm"),
        "would_return": _("would come back"),
    }
    return stages[stage]


def target_words(target: float | None) -> str:
    """What a clinic aims for, in tens, to stand behind a count; "" where it aims for nothing. ``target`` is 0.0-1.0."""
    return _(", and the aim is {n} of 10").format(n=round(10 * target)) if target else ""


def gate_words(gate: str, *, passed: bool) -> str:
    """A gate in one word: kept or not."""
    if gate == "safety":
        return _("safe") if passed else _("not safe")
    return _("private") if passed else _("not private")


def channel_words(channel: str) -> str:
    """Phone or desk."""
    return _("phone") if channel == "phone" else _("desk")


def criterion_name(criterion: str) -> str:
    """A criterion's name in a few words, for lists and headings."""
    names = {
        "greet": _("opening as a person"),
        "listen": _("listening with a purpose"),
        "acknowledge": _("taking in what was said"),
        "own": _("owning it"),
        "answer": _("answering the question"),
        "alternative": _("a no with a way on"),
        "reason": _("giving the reason"),
        "next_step": _("a clear next step"),
        "wait": _("telling a wait honestly"),
        "apology": _("saying sorry, and for what"),
        "plain": _("plain words"),
        "respect": _("respect"),
        "book": _("offering a time"),
        "confirm": _("reading it back"),
        "open_door": _("leaving the door open"),
        "natural": _("your own words"),
        "extra": _("the little extra"),
        "safety": _("safety"),
        "privacy": _("privacy"),
    }
    return names[criterion]


def pace_words(pace: str) -> str:
    """Whether a silence is heard, in words."""
    words = {"off": _("no clock"), "gentle": _("gentle time"), "real": _("real time")}
    return words[pace]


def skill_words(band: str, trend: str) -> str:
    """How a skill stands lately, in words; where it is too early, that alone."""
    bands = {
        "too_early": _("too early to say"),
        "rarely": _("rarely, lately"),
        "sometimes": _("sometimes, lately"),
        "usually": _("usually, lately"),
        "steady": _("nearly always, lately"),
    }
    trends = {"steadier": _("getting steadier"), "level": "", "fading": _("fading")}
    if band == "too_early" or not trends[trend]:
        return bands[band]
    return f"{bands[band]}; {trends[trend]}"
