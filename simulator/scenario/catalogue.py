"""The list of scenarios: what the home screen needs of each, read quickly from the keys above ``turns:``.

Nothing is compiled here, so pydantic and the scorer stay out of the start of the program.
"""

from dataclasses import dataclass
from pathlib import Path

from simulator.engine.clean import clean_line
from simulator.i18n import _
from simulator.scenario.location import BESIDE, SHIPPED, SITE
from simulator.scenario.nodes import Node, child, items_of, text_of
from simulator.scenario.reader import LARGEST, read

_NEEDED = ("id", "title", "language", "channel")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCard:
    """What is known of a scenario before it is opened.

    ``problem`` is "" for a file that looks sound from above; else it says in words why the card is not whole. A sound
    card does not promise that the rest of the file can be played.
    """

    id: str
    path: Path
    own: bool = False
    title: str = ""
    language: str = ""
    channel: str = ""
    level: int = 0
    practises: tuple[str, ...] = ()
    minutes: int = 0
    clinic: str = ""
    phrases: tuple[str, ...] = ()
    persona: str = ""
    you: str = ""
    when: str = ""
    patient_name: str = ""
    reachable: tuple[str, ...] = ()
    problem: str = ""


class Catalogue:
    """All scenarios there are: the shipped ones and those in a folder of one's own.

    Args:
        own: A folder of own scenarios, searched with its folders; it need not exist.
        shipped: The folder of shipped ones.
    """

    def __init__(self, own: Path | None = None, shipped: Path = SHIPPED) -> None:
        self._own = own
        self._shipped = shipped
        self._cards: tuple[ScenarioCard, ...] | None = None

    def cards(self) -> tuple[ScenarioCard, ...]:
        """The cards in the order of language, channel (phone first), level and title. Read once.

        An own scenario takes the place of a shipped one of the same id and language. Damaged files come last.
        """
        if self._cards is None:
            self._cards = self._read_all()
        return self._cards

    def find(self, scenario: str, *, language: str | None = None) -> ScenarioCard | None:
        """The card of that id, of that language where one is given; a card with a problem counts too."""
        fitting = (card for card in self.cards() if card.id == scenario)
        return next((card for card in fitting if language in {None, card.language}), None)

    def _read_all(self) -> tuple[ScenarioCard, ...]:
        cards: dict[tuple[str, str], ScenarioCard] = {}
        damaged: list[ScenarioCard] = []
        for folder, own in ((self._own, True), (self._shipped, False)):
            for path in _files_in(folder) if folder else ():
                card = read_card(path, own=own)
                if card.problem:
                    damaged.append(card)
                else:
                    cards.setdefault((card.language, card.id), card)
        order = {"phone": 0, "desk": 1}
        sound = sorted(cards.values(), key=lambda c: (c.language, order.get(c.channel, 2), c.level, c.title, c.id))
        return (*sound, *damaged)


def read_card(path: Path, *, own: bool = False) -> ScenarioCard:
    """The card of one file. Damage becomes the card's ``problem``, never an error."""
    try:
        data = _header(path)
    except OSError:
        return ScenarioCard(id=clean_line(path.stem), path=path, own=own, problem=_("this file cannot be opened"))
    root, findings = read(data, str(path))
    errors = [each for each in findings.sorted() if each.severity == "error"]
    missing = [key for key in _NEEDED if not text_of(child(root, key))]
    problem = ""
    if errors:
        problem = _("line {line}: {message}").format(line=errors[0].line, message=errors[0].message)
    elif missing:
        problem = _("these keys are missing above turns: {keys}").format(keys=" ".join(missing))
    elif child(root, "format") is not None and text_of(child(root, "format")) != "1":
        problem = _("this file is of another format; perhaps the program needs an update")
    elif text_of(child(root, "id")) != path.stem.lower():
        problem = _("its id is not its file name")
    return _card(root, path, own=own, problem=problem)


def _card(root: Node | None, path: Path, *, own: bool, problem: str) -> ScenarioCard:
    patient = child(root, "patient")
    return ScenarioCard(
        id=_line(child(root, "id")) or clean_line(path.stem),
        path=path,
        own=own,
        title=_line(child(root, "title")),
        language=_line(child(root, "language")),
        channel=_line(child(root, "channel")),
        level=_number(child(root, "level")),
        practises=tuple(_line(each) for each in items_of(child(root, "practises"))),
        minutes=_number(child(root, "minutes")),
        clinic=_line(child(root, "clinic")),
        phrases=tuple(map(_line, items_of(child(child(root, "use"), "phrases")))),
        persona=_line(child(patient, "persona")),
        you=_line(child(root, "you")),
        when=_line(child(child(root, "today"), "when")),
        patient_name=_line(child(patient, "name")),
        reachable=tuple(_line(each) for each in items_of(child(root, "reachable"))),
        problem=problem,
    )


def _line(node: Node | None) -> str:
    return text_of(node)[:300]


def _number(node: Node | None) -> int:
    text = text_of(node)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _header(path: Path) -> bytes:
    """The bytes of the file above the line that starts with ``turns:``."""
    lines: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        for line in iter(lambda: file.readline(LARGEST), b""):
            size += len(line)
            if line.startswith(b"turns:") or size > LARGEST:
                break
            lines.append(line)
    return b"".join(lines)


def _files_in(folder: Path) -> list[Path]:
    # What scenarios are made from is no scenario.
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.rglob("*.yaml")
        if path.name != SITE and not set(BESIDE) & set(path.relative_to(folder).parts[:-1])
    )
