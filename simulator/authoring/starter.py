"""New files that work as they stand: the shipped starters, filled in with an author's own words.

A starter is a file in ``starters`` with named places such as ``%title%``. Every place stands between double quotes or
in a remark, so that whatever the author types, the file means the same to whoever reads it.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from simulator.engine.clean import clean_line
from simulator.engine.scenario import Channel
from simulator.i18n import _
from simulator.scenario.location import ID

STARTERS = Path(__file__).parent / "starters"
"""The folder of the starters."""
SCHEMAS = ".frontdesk"
"""The folder beside an author's files that holds the schemas for the editor."""
LONGEST_WORDS = 200
"""Characters of a title or a name that is filled in; what is longer was likely pasted by mistake."""
_LONGEST_ID = 60
_PLACE = re.compile(r"%([a-z_]+)%")
# Names of devices, which Windows keeps for itself whatever the ending.
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


class UnfitWordsError(ValueError):
    """Something an author typed cannot be used; the message says what to type instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioWishes:
    """What an author says of a scenario before it is written; all of it in plain words but ``id`` and ``clinic``.

    ``who`` is somebody of the clinic whom the patient would see, ``asks`` goes on from "I'd like".
    """

    id: str
    title: str
    channel: Channel
    patient: str
    asks: str
    clinic: str
    clinic_name: str
    who: str


WHO_IS_IN = "Dr Tom Ashby"
"""Whom a patient would see at the starter's clinic, and at one whose desk card names nobody."""
DEFAULTS: dict[Channel, dict[str, str]] = {
    "phone": {"title": _("Third time lucky"), "patient": _("Mrs Ode"), "asks": _("to be seen today")},
    "desk": {
        "title": _("Twenty past ten"),
        "patient": _("Mr Lindqvist"),
        "asks": _("to be told how much longer it will be"),
    },
}
"""What the starters are about where an author says nothing else."""


def scenario_text(wishes: ScenarioWishes) -> str:
    """A whole scenario in YAML, with remarks, hints for the editor and tests.

    Raises:
        UnfitWordsError: something in it is too long, or says nothing.
    """
    from simulator.scenario.schema import header  # brings pydantic, which the command line does without

    words = {
        "id": wishes.id,
        "clinic": wishes.clinic,
        "file": f"{wishes.id}.yaml",
        "title": usable(wishes.title),
        "patient": usable(wishes.patient),
        "asks": usable(wishes.asks).rstrip(".!?… ") or usable(wishes.asks),
        "clinic_name": usable(wishes.clinic_name),
        "who": usable(wishes.who),
    }
    return header("scenario", SCHEMAS) + filled(_starter(wishes.channel), words)


def clinic_text(clinic_id: str, name: str) -> str:
    """A whole desk card in YAML, for a file in a folder ``clinics``.

    Raises:
        UnfitWordsError: the name is too long, or says nothing.
    """
    from simulator.scenario.schema import header

    return header("clinic", f"../{SCHEMAS}") + filled(_starter("clinic"), {"id": clinic_id, "name": usable(name)})


def filled(starter: str, words: dict[str, str]) -> str:
    """The starter with every place filled, so that nothing in the words can close the quotes they stand in."""
    # A text between double quotes means the same in JSON and in YAML; clean words hold no line break.
    return _PLACE.sub(lambda place: json.dumps(words[place[1]], ensure_ascii=False)[1:-1], starter)


def usable(words: str) -> str:
    """The words in one clean line.

    Raises:
        UnfitWordsError: they are too long, or say nothing.
    """
    line = clean_line(words, limit=LONGEST_WORDS + 1)
    if not line:
        raise UnfitWordsError(_("That says nothing. Type a few words."))
    if len(line) > LONGEST_WORDS:
        raise UnfitWordsError(_("That is too long; {most} characters are the most.").format(most=LONGEST_WORDS))
    return line


def id_from(title: str) -> str:
    """A name for the file, from a title: in lower case, with hyphens; "" where nothing of it can be used."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("'", "").replace("’", ""))
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in plain if not _is_accent(char))
    return "-".join(words.split())[:_LONGEST_ID].strip("-")


def fit_id(name: str) -> str:
    """The name, where it can be that of a file and be typed on the command line.

    Raises:
        UnfitWordsError: it cannot; the message names one that can.
    """
    if not ID.fullmatch(name) or len(name) > _LONGEST_ID:
        near = id_from(name)
        meant = " " + _("What about {near}?").format(near=near) if near and near not in _RESERVED else ""
        words = _("“{name}” cannot be its name: small letters, digits and single hyphens, at most {most} in all.")
        raise UnfitWordsError(words.format(name=clean_line(name, limit=80), most=_LONGEST_ID) + meant)
    if name in _RESERVED:
        raise UnfitWordsError(_("Windows keeps the name “{name}” for itself. Take another one.").format(name=name))
    return name


def _is_accent(char: str) -> bool:
    return bool(unicodedata.combining(char))


def _starter(name: str) -> str:
    return (STARTERS / f"{name}.yaml").read_text(encoding="utf-8")
