"""What is wrong with an author's file: one finding a value, with its place, its words and what to do.

Codes are stable, so that a trainer can look one up: ``Y`` for the writing (YAML), ``S`` for the structure of a
scenario, ``C`` for the clinic's desk card, ``B`` for banks.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal, NamedTuple

from simulator.engine.clean import clean, clean_line
from simulator.i18n import _

Severity = Literal["error", "warning"]

CODES: dict[str, str] = {
    "Y001": _("the file is not saved as UTF-8"),
    "Y002": _("the file is too large"),
    "Y003": _("too many things stand inside each other"),
    "Y004": _("a & or * shortcut is used"),
    "Y005": _("a ! tag is used"),
    "Y006": _("a << merge is used"),
    "Y007": _("a second document starts in the same file"),
    "Y008": _("a key is written twice"),
    "Y009": _("a tab stands where spaces belong"),
    "Y010": _("the file cannot be read from here on"),
    "Y011": _("a key is not a plain word"),
    "Y012": _("a hidden character stands in the text"),
    "Y013": _("nothing is written in the file"),
    "Y014": _("there is no file to read"),
    "Y015": _("there are more findings than are shown"),
    "Y016": _("a quotation mark does not quote"),
    "S001": _("something is missing"),
    "S002": _("a key that nothing reads"),
    "S003": _("the file is of another format"),
    "S004": _("words belong here"),
    "S005": _("a list belongs here"),
    "S006": _("keys with values belong here"),
    "S007": _("a whole number belongs here"),
    "S008": _("true or false belongs here"),
    "S009": _("a number is out of range"),
    "S010": _("something is left empty"),
    "S011": _("a text is too long"),
    "S012": _("a word that is not one of the choices"),
    "S013": _("a name that is not in lower case with hyphens"),
    "S014": _("the id is not the file's name"),
    "S015": _("a range of mood that is not two numbers, low and high"),
    "S016": _("two scenarios of one language have the same id"),
    "S017": _("a meaning has the name of an act"),
    "S018": _("the file's name does not end in .yaml"),
    "S019": _("a range of pushes that is not two numbers, low and high"),
    "S020": _("a reaction goes to a turn that does not exist"),
    "S021": _("a reaction leads to an ending that does not exist"),
    "S022": _("a meaning that this turn does not hear"),
    "S023": _("neither a meaning of this turn nor an act"),
    "S024": _("an act that does not exist, or is not whole"),
    "S025": _("a criterion that does not exist"),
    "S026": _("a gate that does not exist"),
    "S027": _("a moment that does not exist"),
    "S028": _("a stage that does not exist"),
    "S029": _("a persona that does not exist"),
    "S030": _("a reaction both goes on and ends"),
    "S031": _("a reaction leads nowhere"),
    "S032": _("the last reaction does not always fit"),
    "S033": _("a reaction hides the ones after it"),
    "S034": _("the start is a turn that does not exist"),
    "S035": _("a test stands at a turn that does not exist"),
    "S036": _("a test expects a reaction that does not exist"),
    "S037": _("a test expects an ending that does not exist"),
    "S038": _("an ending's stage is not among the reachable ones"),
    "S039": _("not_yours without clinic_fault"),
    "S040": _("a piece of the hidden need that does not exist"),
    "S041": _("a meaning that no turn hears"),
    "S042": _("a cause that nobody asks again for"),
    "S043": _("a word that is not one of those that can have been said"),
    "S044": _("a reaction of anytime that always fits"),
    "S045": _("an ending comes to another that does not exist"),
    "S046": _("an ending would take its own place"),
    "S047": _("nothing is listed that must have happened"),
    "S048": _("a call back leads to a turn that does not exist"),
    "S049": _("a turn in which nothing is said or seen"),
    "S050": _("a turn that nothing leads to"),
    "S051": _("an ending that nothing leads to"),
    "S052": _("the opening has one wording only"),
    "S053": _("a turn that no ending can be reached from"),
    "S054": _("endings lead to one another in a circle"),
    "S055": _("two pieces have the same id"),
    "S056": _("two facts have the same id"),
    "S057": _("a piece that never comes out"),
    "S058": _("minutes that pass after the end"),
    "S059": _("an act of the other channel"),
    "S060": _("a reaction that never comes"),
    "S061": _("a reaction that asks for what cannot be"),
    "S062": _("a patient who never gives up"),
    "S063": _("no words to ask again with"),
    "S064": _("a counter-example of a meaning that this turn does not hear"),
    "B001": _("there is no such phrase bank"),
    "B002": _("a meaning that no phrase bank has"),
    "B003": _("a bank in another language"),
    "B004": _("a persona with the name of a built-in one"),
    "C001": _("there is no such clinic"),
    "C002": _("two times in the book have the same id"),
    "C003": _("a time that is not in the book"),
    "C004": _("a time that is taken"),
    "C005": _("a time that is somebody's own and free as well"),
    "C006": _("a time, price or number that is not on the desk card"),
    "M001": _("two meanings overlap"),
    "M002": _("one meaning swallows another"),
    "M003": _("an example is heard as what it must not be"),
    "M004": _("an example that is not heard as its own meaning"),
    "L001": _("a word of the clinic's in a patient's line"),
    "T001": _("a turn without a passing example"),
    "T002": _("a turn without a failing example"),
    "T003": _("a criterion that nothing tests"),
    "T004": _("an ending no test comes to"),
}  # fmt: skip
"""Every code and, in a few words, what it stands for."""

LINE_BREAK = re.compile(r"\r\n|\n|\r")
_SHOWN_CHARS = 5_000
_COMPARED = 500
SHOWN_AT_MOST = 200
"""Findings of one file that are listed; a damaged file could have a hundred thousand."""


class Place(NamedTuple):
    """Where a value stands: line and column from 1, and how many characters of that line it takes."""

    line: int = 1
    col: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines to show with a finding, clean: (number, text) each, and what to underline in the last of them."""

    lines: tuple[tuple[int, str], ...] = ()
    start: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. ``line`` and ``col`` count from 1 and point at the value; ``line`` 0 means the whole file."""

    code: str
    severity: Severity
    message: str
    path: str
    line: int = 0
    col: int = 0
    length: int = 1
    hint: str = ""
    did_you_mean: str = ""
    excerpt: Excerpt = field(default=Excerpt(), compare=False)

    @property
    def title(self) -> str:
        """What the code stands for, in a few words."""
        return CODES[self.code]


class Findings:
    """Collects what is found in one file, with the lines it is found in."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path = clean_line(path, limit=1_000)
        self.lines = LINE_BREAK.split(text)
        self._found: dict[tuple[str, int, int, str], Diagnostic] = {}
        self._places: set[tuple[str, int, int]] = set()

    def add(
        self,
        code: str,
        place: Place | None,
        message: str,
        *,
        hint: str = "",
        did_you_mean: str = "",
        severity: Severity = "error",
    ) -> None:
        """Note a finding at that place; None stands for the whole file. The same finding twice is one."""
        at = place or Place(0, 0, 1)
        self._places.add((code, at.line, at.col))
        self._found.setdefault(
            (code, at.line, at.col, message),
            Diagnostic(
                code=code,
                severity=severity,
                message=message,
                path=self.path,
                line=at.line,
                col=at.col,
                length=at.length,
                hint=hint,
                did_you_mean=did_you_mean,
            ),
        )

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return any(each.severity == "error" for each in self._found.values())

    def noted(self, code: str) -> bool:
        """Whether there is a finding of that code."""
        return any(each.code == code for each in self._found.values())

    def noted_at(self, code: str, place: Place) -> bool:
        """Whether there is a finding of that code at that place."""
        return (code, place.line, place.col) in self._places

    def sorted(self) -> tuple[Diagnostic, ...]:
        """The findings in the order of the file; of very many, the first ones and a word about the rest."""
        found = sorted(self._found.values(), key=lambda each: (each.line, each.col, each.code))
        shown = tuple(replace(each, excerpt=self._excerpt(each)) for each in found[:SHOWN_AT_MOST])
        if len(found) <= SHOWN_AT_MOST:
            return shown
        hidden = {each.severity for each in found[SHOWN_AT_MOST:]}
        rest = Diagnostic(
            code="Y015",
            severity="error" if "error" in hidden else "warning",
            message=_("{count} more findings are not shown").format(count=len(found) - SHOWN_AT_MOST),
            path=self.path,
            hint=_("mend the first ones and check again; many may go with them"),
        )
        return (*shown, rest)

    def _excerpt(self, at: Diagnostic) -> Excerpt:
        if not 1 <= at.line <= len(self.lines):
            return Excerpt()
        raw = self.lines[at.line - 1]
        before = self.lines[at.line - 2] if at.line > 1 else ""
        shown = [(at.line - 1, _shown_line(before))] if before.strip() else []
        return Excerpt((*shown, (at.line, _shown_line(raw))), min(at.col - 1, _SHOWN_CHARS), at.length)


def quoted(text: str, limit: int = 40) -> str:
    """An author's own word in quotes, clean and short enough for one line."""
    text = clean_line(text)
    return f"“{text[: limit - 1] + '…' if len(text) > limit else text}”"


def closest(word: str, known: Iterable[str]) -> str:
    """The known word most likely meant, or "" where none is near."""
    from rapidfuzz import fuzz, process  # only a file with a finding needs it

    found = process.extractOne(
        word[:100], list(islice(known, _COMPARED)), scorer=fuzz.ratio, processor=_comparable, score_cutoff=60
    )
    return found[0] if found else ""


def _comparable(word: str) -> str:
    return unicodedata.normalize("NFKD", word).casefold().replace("_", "-").replace(" ", "-")


def _shown_line(line: str) -> str:
    # Letter by letter, so that columns stay what they are; what a terminal would obey is shown as a mark.
    return "".join(char if " " <= char <= "~" else clean(char).text or "\ufffd" for char in line[:_SHOWN_CHARS])
