"""Changes that must move a mark one way: for every reply and kind, what was said instead and whether that is right."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from corpus import Case, cases, joined, judged, plain, sentences
from perturb import renamed, typos

from scoring import CRITERIA, Judgement
from scoring.model import model_of

FLOOR = 20.0
"""Below this of 100 an axis is at its floor: it need not fall further."""
_SLACK = 0.05
"""Axes are rounded to one decimal."""
_NEAR_THE_TOP, _SLACK_AT_THE_TOP = 75.0, 3.0
"""Near the top there is nothing to gain: a few points less are the same mark."""
_A_FEW = 7


class Outcome(NamedTuple):
    """One case: was it right, what was said, and what went wrong."""

    right: bool
    said: str
    why: str = ""


Expectation = Callable[[], Iterator[Outcome]]


def some(phrases: Sequence[str], case: Case) -> list[str]:
    """A few of the phrases, others for every reply."""
    return Random(case.name).sample(list(phrases), min(_A_FEW, len(phrases)))


def _fell(before: float, after: float) -> bool:
    return after < before - _SLACK or after <= FLOOR


def _credit(judgement: Judgement, *names: str) -> list[str]:
    return [name for name in names or CRITERIA if judgement.marks[name].level == 2]


def _raised(before: Judgement, after: Judgement, *names: str) -> list[str]:
    """Criteria that the change lifted to level 2."""
    return [name for name in _credit(after, *names) if before.marks[name].level != 2]


_COLD = (
    "I'm not sorry about any of this.",
    "I can't say I care how you feel.",
    "Nobody here is going to apologise to you.",
    "I don't really understand why you're upset, and I'm not sorry.",
    "I am not at all sorry you had to wait.",
    "I couldn't care less.",
    "I have no sympathy for that.",
    "Don't expect me to feel sorry for you.",
    "It's not as if I'm sorry.",
    "I don't feel bad about it.",
    "We're not sorry at all.",
    "I really don't care about your day.",
    "I won't apologise for this.",
    "I'm hardly going to cry over it.",
    "That doesn't bother me in the slightest.",
    "I'm not here to feel sorry for people.",
    "We don't apologise for that.",
    "I don't care if you're tired.",
    "I'm afraid I'm not in the least sorry.",
    "Why should I be sorry?",
    "Your feelings aren't my concern.",
)


def negated_empathy() -> Iterator[Outcome]:
    """Empathy denied earns nothing: warm does not rise, no sympathy is met by it."""
    for case in cases():
        before = plain(case)
        for words in some(_COLD, case):
            said = joined(words, case.reply)
            after = judged(said, case.situation)
            lifted = _raised(before, after, "apology", "acknowledge", "respect")
            right = _fell(before.axes["warm"], after.axes["warm"]) and not lifted
            yield Outcome(right, said, f"warm {before.axes['warm']} -> {after.axes['warm']} {lifted}")
        turned = case.reply.replace("I'm sorry", "I'm not sorry").replace("Sorry ", "Not sorry ")
        if turned != case.reply:
            after = judged(turned, case.situation)
            right = _fell(before.axes["warm"], after.axes["warm"]) and not _credit(after, "apology")
            yield Outcome(
                right, turned, f"warm {before.axes['warm']} -> {after.axes['warm']} {_credit(after, 'apology')}"
            )


_UNDOING = (
    "but you could have rung us",
    "but that's how it is",
    "but there's nothing I can do",
    "but we did tell you",
    "but it isn't our fault",
    "but you're not the only one",
    "but I've got other people to see",
    "but those are the rules",
    "but you didn't read the letter",
    "but I just work here",
    "but what do you want me to do",
    "but it's the computer",
    "but you know how it is",
    "but you left it very late",
    "but honestly, what do you expect",
    "but this is a busy place",
    "but everybody has problems",
    "but I'm only human",
    "but it says so on the sign",
    "but you never answered the phone",
    "but that was your choice",
)


def but_undoes_apology() -> Iterator[Outcome]:
    """A "but" hung on an apology makes it no apology: not met, and colder than the same apology without it."""
    for case in cases():
        for words in some(_UNDOING, case):
            clean = joined(case.reply, "I'm sorry about that.")
            said = joined(case.reply, f"I'm sorry about that, {words}.")
            without, after = judged(clean, case.situation), judged(said, case.situation)
            lifted = _raised(plain(case), after, "apology")
            right = _fell(without.axes["warm"], after.axes["warm"]) and not lifted
            yield Outcome(right, said, f"warm {without.axes['warm']} -> {after.axes['warm']} {lifted}")
        parts = list(sentences(case.reply))
        sorry = [k for k, part in enumerate(parts) if "sorry" in part.lower()]
        for words in some(_UNDOING, case) if sorry else ():
            k = sorry[0]
            said = joined(*parts[:k], f"{parts[k].rstrip('.!?,')}, {words}.", *parts[k + 1 :])
            after = judged(said, case.situation)
            right = _fell(plain(case).axes["warm"], after.axes["warm"]) and not _credit(after, "apology")
            yield Outcome(right, said, f"warm {plain(case).axes['warm']} -> {after.axes['warm']}")


CANNED = (
    "Is there anything else I can help you with today?",
    "Your call is important to us.",
    "Please do not hesitate to contact us with any further queries.",
    "Thank you for your patience and understanding.",
    "We apologise for any inconvenience this may cause.",
    "Please be assured that we take all concerns very seriously.",
    "I completely understand your frustration.",
    "Have a wonderful day!",
)
_HIGH = 60.0


def canned_appended() -> Iterator[Outcome]:
    """A stock phrase at the end never raises unscripted, and lowers it where it was high."""
    for case in cases():
        before = plain(case).axes["unscripted"]
        for words in CANNED:
            said = joined(case.reply, words)
            after = judged(said, case.situation).axes["unscripted"]
            right = after < before if before >= _HIGH else after <= before + _SLACK
            yield Outcome(right, said, f"unscripted {before} -> {after}")


_FULL = 0.95


def step_appended() -> Iterator[Outcome]:
    """Who does what by when, appended: helpful does not fall, and the strength of next_step rises (or is full)."""
    for case in cases():
        before = plain(case)
        said = joined(case.reply, case.step)
        after = judged(said, case.situation)
        was, now = before.marks["next_step"].strength, after.marks["next_step"].strength
        slack = _SLACK if before.axes["helpful"] < _NEAR_THE_TOP else _SLACK_AT_THE_TOP
        helpful = after.axes["helpful"] >= before.axes["helpful"] - slack
        yield Outcome(
            helpful and (now > was or was >= _FULL),
            said,
            f"helpful {before.axes['helpful']} -> {after.axes['helpful']} next_step {was} -> {now}",
        )


def alternative_removed() -> Iterator[Outcome]:
    """Without its other way a reply is no more helpful, and less of an alternative."""
    for case in cases():
        said = case.reply.replace(case.way or "", "").strip()
        if case.way and said:
            before, after = plain(case), judged(said, case.situation)
            was, now = before.marks["alternative"], after.marks["alternative"]
            right = (
                after.axes["helpful"] < before.axes["helpful"]
                and now.strength < was.strength
                and (now.level or 0) <= (was.level or 0)
            )
            yield Outcome(
                right,
                said,
                f"helpful {before.axes['helpful']} -> {after.axes['helpful']} alternative"
                f" {was.level}/{was.strength} -> {now.level}/{now.strength}",
            )


_BLAME = (
    "You should have rung us sooner.",
    "As I already explained to you, that's on you.",
    "That's your own fault for leaving it so late.",
    "It's hardly our fault if you don't read your letters.",
    "You'd know that if you had listened.",
    "You only have yourself to thank for that.",
    "If you'd turned up on time we wouldn't be having this conversation.",
    "Perhaps you should read what you sign.",
    "We wouldn't have this problem if people kept their appointments.",
    "Well, whose fault is that?",
    "You were told this twice.",
    "Honestly, you ought to know better at your age.",
    "I've told you three times now.",
    "That's what happens when you leave things to the last minute.",
    "You could have saved us all this by ringing.",
    "It was clearly written in the leaflet, did you even look?",
    "This is down to you, not to us.",
    "You waited far too long to call.",
    "Had you kept the letter we'd be done by now.",
    "You can't blame us for your mistake.",
    "Maybe pay attention next time.",
    "I did say so yesterday, didn't I.",
)


def blame_appended() -> Iterator[Outcome]:
    """Blame lowers warm or leaves it at its floor, and respect is violated."""
    for case in cases():
        before = plain(case).axes["warm"]
        for words in some(_BLAME, case):
            said = joined(case.reply, words)
            after = judged(said, case.situation)
            right = _fell(before, after.axes["warm"]) and after.marks["respect"].level == 0
            yield Outcome(right, said, f"warm {before} -> {after.axes['warm']} respect {after.marks['respect'].level}")


_STUFF = (
    "sorry understand thank you happy to help",
    "so sorry I understand thank you happy to help appreciate care",
    "understand sorry frustration thank you patience of course happy help",
    "empathy sorry care understand support thank you welcome help happy",
    "Sorry! Understand! Thank you! Happy to help! Sorry!",
    "thank you sorry sorry understand feel care kind warm help next step apologise",
    "sorry apologise understand worried frightened upset help today tomorrow nurse doctor appointment",
)


def keyword_stuffing() -> Iterator[Outcome]:
    """A heap of the right words is no reply: no criterion is met, in any order of the words."""
    for number, case in enumerate(cases()):
        if case.name.endswith(" 1"):
            for words in _STUFF:
                chance = Random(number)
                heap = words.split()
                for said in (words, " ".join(chance.sample(heap, len(heap)))):
                    after = judged(said, case.situation)
                    right = not _credit(after) and after.axes["overall"] <= 30 and after.axes["unscripted"] <= 40
                    yield Outcome(right, said, f"{_credit(after)} {after.axes}")


_ECHO = ("{}", "So: {}", "{} I see.", "You said: {}", "Okay. {}", "{} {}")


def patient_pasted() -> Iterator[Outcome]:
    """The patient's own line given back earns nothing, alone or with a word or two around it."""
    for case in cases():
        line = case.situation.patient
        if case.name.endswith(" 1"):
            for frame in _ECHO:
                said = frame.format(line, line)
                after = judged(said, case.situation)
                right = not _credit(after) and max(after.axes.values()) <= 30
                yield Outcome(right, said, f"{_credit(after)} {after.axes}")
        after = judged(joined(case.reply, line), case.situation)
        lifted = _raised(plain(case), after)
        yield Outcome(not lifted, joined(case.reply, line), f"{lifted}")


def reused() -> Iterator[Outcome]:
    """A reply given before in the same encounter, word for word or nearly, sounds less like talk to this person."""
    for number, case in enumerate(cases()):
        before = plain(case).axes["unscripted"]
        if len(case.reply.split()) < 4:
            continue
        first = (case.reply, renamed(case.reply, case.swap), typos(case.reply, Random(number)), "Right. " + case.reply)
        for said in first:
            after = judged(case.reply, case.situation, earlier=("Hello, how can I help?", said)).axes["unscripted"]
            yield Outcome(after < before or before <= 1, f"{said} / {case.reply}", f"unscripted {before} -> {after}")


_SARCASM = (
    "Oh great, another one.",
    "Well done you.",
    "Wow, lucky me.",
    "Oh great.",
    "Oh, how terribly sad for you.",
    "Oh, fantastic, here we go.",
    "Oh, poor little thing.",
    "Well, isn't that just wonderful.",
    "Congratulations, you worked it out.",
    "Oh, I'm heartbroken.",
    "Wow, big surprise.",
    "Bravo.",
    "Oh, how awful, a whole ten minutes.",
    "Well, aren't you special.",
    "Oh brilliant, just brilliant.",
    "Wow, hold the front page.",
    "Great, my day is complete.",
    "Oh joy of joys.",
    "Ooh, lucky old me.",
    "Marvellous, simply marvellous.",
)


def sarcasm_added() -> Iterator[Outcome]:
    """A sneer before or after lowers warm or leaves it at its floor."""
    for case in cases():
        before = plain(case).axes["warm"]
        for words in some(_SARCASM, case):
            for said in (joined(words, case.reply), joined(case.reply, words)):
                after = judged(said, case.situation).axes["warm"]
                yield Outcome(_fell(before, after), said, f"warm {before} -> {after}")


_INSULTS = (
    "You stupid woman.",
    "Don't be such an idiot.",
    "You people are all the same.",
    "God, you're thick.",
    "Stop wasting my time.",
    "You're pathetic, you know that?",
    "Now shut up and listen.",
    "You're being utterly ridiculous.",
    "What a silly question.",
    "Are you always this difficult?",
    "Get out of my sight.",
    "You're a complete waste of my morning.",
    "I can't stand people like you.",
    "You must be the rudest man I ever met.",
    "Oh do be quiet, you old fool.",
    "You're a nasty piece of work.",
    "Use your brain for once.",
    "You sound like a lunatic.",
    "What kind of moron does that?",
    "You're so rude.",
    "Nobody can deal with you, you're unbearable.",
    "Stupid cow.",
    "I've had enough of your nonsense.",
)


def insult_appended() -> Iterator[Outcome]:
    """An insult bounds the overall mark whatever stood before it."""
    most = model_of("en").caps["insult"]
    for case in cases():
        for words in some(_INSULTS, case):
            said = joined(case.reply, words)
            after = judged(said, case.situation)
            right = after.axes["overall"] <= most and after.marks["respect"].level == 0
            yield Outcome(right, said, f"overall {after.axes['overall']} respect {after.marks['respect']}")


def _rank(judgement: Judgement, name: str) -> float:
    """A level in order: not called for stands between missed and partly."""
    level = judgement.marks[name].level
    return 0.5 if level is None else float(level)


REQUIRED = (
    "Please be advised that all calls are recorded for training and quality purposes.",
    "For your safety, if your condition worsens, please call 999 or attend your nearest emergency department.",
    "In accordance with our policy, non-attendance without 24 hours' notice will incur a charge.",
)


def required_appended() -> Iterator[Outcome]:
    """A line the clinic must say costs nothing: no axis falls, no level falls."""
    for case in cases():
        before = plain(case)
        for line in REQUIRED:
            for said in (joined(case.reply, line), joined(line, case.reply)):
                after = judged(said, case.situation, required_lines=(line,))
                cost = [axis for axis, value in before.axes.items() if after.axes[axis] < value - _SLACK]
                lost = [name for name, mark in before.marks.items() if _rank(after, name) < _rank(before, name)]
                yield Outcome(not cost and not lost, said, f"{cost} {lost}")


KINDS: Mapping[str, Expectation] = {
    kind.__name__: kind
    for kind in (
        negated_empathy, but_undoes_apology, canned_appended, step_appended, alternative_removed, blame_appended,
        keyword_stuffing, patient_pasted, reused, sarcasm_added, insult_appended, required_appended,
    )
}  # fmt: skip
