"""One page on a scenario for whoever talks it through with the team, as Markdown or as HTML to print on one A4 side.

Authors' words go in as words: whatever they wrote, it becomes no heading, no list, no link and no tag.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.engine.clean import clean_line
from simulator.i18n import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A moment to watch: how it begins, what a good answer does, what to ask oneself, and what a gate hangs on."""

    begins: str
    good: str = ""
    think: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A way it can end: why, and what the patient tells somebody. ``furthest`` where they come no further than that."""

    cause: str
    afterwards: str
    furthest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A part of the plan: how many minutes, and what is done in them."""

    minutes: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the page says. ``language`` is a tag such as ``en``; ``glance`` one line on where and how long.

    ``practises`` pairs a skill's name with why it matters; ``command`` is what to type to play it.
    """

    language: str
    title: str
    glance: str
    setting: str = ""
    patient: str
    asks: str
    wants: str = ""
    practises: tuple[tuple[str, str], ...] = ()
    watch: tuple[Watch, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    to_mend: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    plan: tuple[Step, ...] = ()
    command: str


def to_markdown(sheet: Sheet) -> str:
    """The page as Markdown, ending with a line break."""
    lines = [f"# {_md(sheet.title)}", "", f"**{_spoiler()}**", "", _md(sheet.glance)]
    lines += ["", _md(sheet.setting)] if sheet.setting else []
    sections = (
        (_who(), [f"- {_md(sheet.patient)}", *_wishes(sheet)]),
        (_practised(), [f"- **{_md(name)}**" + (f": {_md(why)}" if why else "") for name, why in sheet.practises]),
        (_in_minutes(sheet), [f"- {_time(step)}: {_md(step.what)}" for step in sheet.plan]),
        (_moments(), [line for each in sheet.watch for line in _md_watch(each)]),
        (_endings(), [_md_outcome(each) for each in sheet.outcomes]),
        (_mend(), [f"- {_md(each)}" for each in sheet.to_mend]),
        (_talk(), [f"{number}. {_md(each)}" for number, each in enumerate(sheet.questions, start=1)]),
        (_from_author(), [f"- {_md(each)}" for each in sheet.notes]),
    )
    for heading, body in sections:
        lines += ["", f"## {heading}", "", *body] if body else []
    lines += ["", f"{_play()}:", "", f"    {clean_line(sheet.command)}"]
    return "\n".join(lines) + "\n"


def to_html(sheet: Sheet) -> str:
    """The page as one HTML file: its style inside, no script, nothing fetched from anywhere."""
    sections = (
        (_who(), _list([_h(sheet.patient), *_html_wishes(sheet)])),
        (_practised(), _list(f"<b>{_h(name)}</b>" + (f": {_h(why)}" if why else "") for name, why in sheet.practises)),
        (_in_minutes(sheet), _list(f"<b>{_h(_time(step))}</b>: {_h(step.what)}" for step in sheet.plan)),
        (_moments(), _list(map(_html_watch, sheet.watch))),
        (_endings(), _list(map(_html_outcome, sheet.outcomes))),
        (_mend(), _list(map(_h, sheet.to_mend))),
        (_talk(), _list(map(_h, sheet.questions), tag="ol")),
        (_from_author(), _list(map(_h, sheet.notes))),
    )
    body = [f"<h1>{_h(sheet.title)}</h1>", f'<p class="glance">{_h(sheet.glance)}</p>']
    body += [f'<p class="spoiler">{_h(_spoiler())}</p>']
    body += [f"<p>{_h(sheet.setting)}</p>"] if sheet.setting else []
    body += ['<div class="columns">']
    body += [f"<section><h2>{_h(heading)}</h2>{listed}</section>" for heading, listed in sections if listed]
    body += ["</div>", f'<p class="play">{_h(_play())}: <code>{_h(sheet.command)}</code></p>']
    head = f'<meta charset="utf-8"><title>{_h(sheet.title)}</title><style>{_STYLE}</style>'
    opened = ["<!DOCTYPE html>", f'<html lang="{_h(sheet.language)}">', f"<head>{head}</head>", "<body>"]
    return "\n".join([*opened, *body, "</body>", "</html>", ""])


_STYLE = """
@page { size: A4; margin: 9mm 10mm }
* { box-sizing: border-box }
body { font: 8.4pt/1.27 Calibri, "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #1f1c18; background: #fff;
  max-width: 190mm; margin: 0 auto }
@media screen { body { font-size: 11pt; line-height: 1.4; padding: 1rem } }
h1 { font-size: 1.9em; line-height: 1.1; margin: 0 }
h2 { font-size: 1.12em; margin: .75em 0 .2em; border-bottom: 1px solid #8a8378; break-after: avoid }
p { margin: .25em 0 }
ul, ol { margin: 0; padding-left: 1.25em }
li { margin: .12em 0; break-inside: avoid }
.glance { color: #4f493f }
.spoiler { border: 1px solid #8a5a34; background: #f8eee4; padding: .2em .6em; font-weight: bold }
.columns { columns: 2; column-gap: 6mm }
.columns section:first-child h2 { margin-top: 0 }
.gate { color: #8a1f11 }
q, .begins { font-style: italic }
code { font-family: Consolas, "Liberation Mono", monospace }
""".strip()


def _spoiler() -> str:
    return _("For whoever leads the talk: this page gives everything away. Play first, hand nothing out.")


def _who() -> str:
    return _("Who it is")


def _practised() -> str:
    return _("What it practises")


def _in_minutes(sheet: Sheet) -> str:
    total = sum(step.minutes for step in sheet.plan)
    return ngettext("How to run it in {n} minute", "How to run it in {n} minutes", total).format(n=total)


def _moments() -> str:
    return _("Moments to watch")


def _endings() -> str:
    return _("How it can end")


def _mend() -> str:
    return _("What the clinic may have to mend")


def _talk() -> str:
    return _("Questions for the talk")


def _from_author() -> str:
    return _("From the author")


def _play() -> str:
    return _("To play it")


def _time(step: Step) -> str:
    return ngettext("{n} minute", "{n} minutes", step.minutes).format(n=step.minutes)


def _wished(sheet: Sheet) -> list[tuple[str, str]]:
    wishes = [(_("Asks"), sheet.asks), (_("Really wants"), sheet.wants)]
    return [(name, words) for name, words in wishes if words]


def _wishes(sheet: Sheet) -> list[str]:
    return [f"- **{name}**: {_md(words)}" for name, words in _wished(sheet)]


def _html_wishes(sheet: Sheet) -> list[str]:
    return [f"<b>{_h(name)}</b>: {_h(words)}" for name, words in _wished(sheet)]


def _md_watch(watch: Watch) -> list[str]:
    more = [
        *map(_md, filter(None, [watch.good])),
        *map(_md, watch.think),
        *(f"**{_md(gate)}**" for gate in watch.gates),
    ]
    return [f"- *{_md(watch.begins)}*", *(f"  - {each}" for each in more)]


def _html_watch(watch: Watch) -> str:
    more = [_h(each) for each in (watch.good, *watch.think) if each]
    more += [f'<span class="gate">{_h(gate)}</span>' for gate in watch.gates]
    return f'<span class="begins">{_h(watch.begins)}</span> ' + " ".join(more)


def _md_outcome(outcome: Outcome) -> str:
    cause = f"**{_md(outcome.cause)}**" if outcome.furthest else _md(outcome.cause)
    return f"- {cause}: “{_md(outcome.afterwards)}”"


def _html_outcome(outcome: Outcome) -> str:
    cause = f"<b>{_h(outcome.cause)}</b>" if outcome.furthest else _h(outcome.cause)
    return f"{cause}: <q>{_h(outcome.afterwards)}</q>"


def _list(items: Iterable[str], tag: str = "ul") -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{listed}</{tag}>" if listed else ""


_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|://|@")


def _md(text: str) -> str:
    """One line of an author's words, with a backslash before whatever Markdown would take for a mark."""
    return _MARKS.sub(lambda mark: "".join("\\" + char for char in mark[0]), clean_line(text, limit=_ROOM))


def _h(text: str) -> str:
    return html.escape(clean_line(text, limit=_ROOM))


_ROOM = 2_000
"""Characters of one text; clean_line would cut at far fewer than a note may have."""
