"""Home in words: today's encounters with reasons, what was left in the middle, what is getting steadier."""

from collections.abc import Sequence
from datetime import datetime

from simulator.engine.clean import clean_line
from simulator.i18n import _, ngettext
from simulator.progress.promises import Debt
from simulator.progress.skills import SkillView, skills
from simulator.progress.summary import EncounterSummary
from simulator.progress.today import Choice
from simulator.runtime.practice import Unfinished
from simulator.runtime.wording import channel_words, criterion_name, pace_words
from simulator.scenario import ScenarioCard
from simulator.store import Mode

QUOTE_AT_MOST = 150
"""Characters of a patient's words at home."""
NAMED_AT_MOST = 2
"""Skills named on a line of the home screen."""


def as_mode(written: str | None) -> Mode:
    """A way to practise, as written in a log or on the command line; practice where it says nothing known."""
    return "coach" if written == "coach" else "practice"


def mode_words(mode: str) -> str:
    """A way to practise, in a word."""
    return _("coach") if mode == "coach" else _("practice")


def mode_sentence(mode: str) -> str:
    """What a way to practise means."""
    if mode == "coach":
        return _("Coach: a short note after each reply; the call goes on.")
    return _("Practice: you talk, the notes come at the end.")


def who_words(name: str, mode: str, pace: str = "off", *, guest: bool) -> str:
    """The right end of the title line; that time is felt only where it is."""
    who = _("guest, nothing is kept") if guest else name
    words = _("{who} · {mode} mode").format(who=who, mode=mode_words(mode))
    return words if pace == "off" else f"{words} · {pace_words(pace)}"


def today_words(minutes: int) -> str:
    """The heading of the day."""
    if not minutes:
        return _("Today")
    return ngettext("Today, about {n} minute", "Today, about {n} minutes", minutes).format(n=minutes)


def card_tail(card: ScenarioCard) -> str:
    """Channel and length, at the right of a row."""
    return _("{channel} · {n} min").format(channel=channel_words(card.channel), n=card.minutes)


def reason_words(choice: Choice) -> str:
    """Why this one, today."""
    if choice.reason.startswith("weak:"):
        skill = criterion_name(choice.reason.removeprefix("weak:"))
        return _("because {skill} wants practice").format(skill=skill)
    reasons = {
        "new": _("a good one to begin with"),
        "not_tried": _("you have not met yet"),
        "again": _("a while since you last met"),
    }
    return reasons.get(choice.reason, "")


def today_detail(card: ScenarioCard, choice: Choice) -> str:
    """What it practises and why it is proposed, in one short line."""
    if choice.reason.startswith("weak:"):
        return reason_words(choice)
    skill = criterion_name(card.practises[0]) if card.practises else ""
    return " · ".join(part for part in (skill, reason_words(choice)) if part)


def debt_title(debt: Debt) -> str:
    """The row that offers to see to what one owes somebody."""
    who, by = clean_line(debt.patient), clean_line(debt.by)
    if debt.fate == "forgotten":
        return _("{who} is still waiting to hear").format(who=who) + (_(" (“{by}”)").format(by=by) if by else "")
    owed = _("You owe a callback: {who}") if debt.what == "ring" else _("You owe an answer: {who}")
    return owed.format(who=who) + (_(", “{by}”").format(by=by) if by else _(", no time given"))


def debt_tail(debt: Debt) -> str:
    """Which encounter it comes from."""
    return _("from {title}").format(title=clean_line(debt.title))


def unfinished_title(left: Unfinished) -> str:
    """The row that offers an unfinished encounter."""
    return _("Go on with: {title}").format(title=clean_line(left.title))


def unfinished_detail(left: Unfinished, now: datetime) -> str:
    """When it was left, and after how much."""
    when = day_words(left.at, now)
    after = ngettext("after {n} reply", "after {n} replies", left.replies).format(n=left.replies)
    if left.playable:
        return _("left {after}, {when}").format(after=after, when=when)
    return _("left {after}, {when}; its scenario has changed since").format(after=after, when=when)


def day_words(at: str, now: datetime) -> str:
    """A recorded time as one says it: today, yesterday, else the date. Local to the machine."""
    try:
        then = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    here = now.astimezone()
    days = (here.date() - then.date()).days
    clock = f"{then:%H:%M}"
    if days == 0:
        return _("today {clock}").format(clock=clock)
    if days == 1:
        return _("yesterday {clock}").format(clock=clock)
    return f"{then:%a %d %b}" if days < 300 else f"{then:%d %b %Y}"


def quote(summaries: Sequence[EncounterSummary]) -> tuple[str, str]:
    """What the last patient who said something told somebody afterwards, and from which encounter; ("", "") if none."""
    for each in reversed(summaries):
        if each.says_afterwards:
            return quoted(each.says_afterwards, QUOTE_AT_MOST), each.title
    return "", ""


def quoted(words: str, most: int = 1_000) -> str:
    """Words in quotation marks, once, however the author wrote them; cut between words where they are long."""
    plain = words.strip().strip('“”"')
    if len(plain) > most:
        plain = plain[:most].rsplit(" ", 1)[0].rstrip(".,;:") + " …"
    return f"“{plain}”"


def steadier_and_fading(summaries: Sequence[EncounterSummary]) -> tuple[str, str]:
    """Skills on the move, named; "" where there is nothing to say yet."""
    seen = skills(summaries)
    return _names(seen, "steadier"), _names(seen, "fading")


def _names(seen: Sequence[SkillView], trend: str) -> str:
    moving = [criterion_name(view.criterion) for view in seen if view.band != "too_early" and view.trend == trend]
    return ", ".join(moving[:NAMED_AT_MOST])
