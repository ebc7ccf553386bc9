"""What ``frontdesk new`` has to know: from the options, else from somebody who is asked, else what is usual."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from simulator.authoring.starter import DEFAULTS, WHO_IS_IN, ScenarioWishes, UnfitWordsError, fit_id, id_from, usable
from simulator.cli.plain import Lines
from simulator.cli.streams import put
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.authoring.creation import Workplace
    from simulator.engine.clinic import Clinic
    from simulator.engine.scenario import Channel

Check = Callable[[str], object]
"""Raises ``UnfitWordsError`` for an answer that cannot be used."""


class Answers(Protocol):
    """Whoever answers what the options leave open."""

    def to(self, question: str, usual: str, check: Check) -> str:
        """An answer that passes the check.

        Args:
            question: In a few words.
            usual: The answer that is taken where nothing else is said.
            check: What an answer has to pass.

        Raises:
            UnfitWordsError: there is nobody to ask, and the usual answer does not pass.
        """
        ...

    def says(self, words: str) -> None:
        """Tell them something before the next question."""
        ...


class Given:
    """Nobody is asked: the usual answer it is."""

    def to(self, question: str, usual: str, check: Check) -> str:
        """The usual answer. Raises as ``Answers`` says."""
        del question
        check(usual)
        return usual

    def says(self, words: str) -> None:
        """Nobody listens."""


class Asked:
    """Somebody at a terminal, asked until the answer will do."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def to(self, question: str, usual: str, check: Check) -> str:
        """What they type, or the usual answer where they only press Enter.

        Raises:
            EOFError: they left.
        """
        while True:
            line = self._lines.next(f"{question} [{usual}] ")
            if line is None:
                raise EOFError
            answer = " ".join(line.split()) or usual
            try:
                check(answer)
            except UnfitWordsError as error:
                put(str(error))
            else:
                return answer

    def says(self, words: str) -> None:
        """Print it."""
        put(words)


class Naming(NamedTuple):
    """What a new file is called, and what people call what is in it."""

    id: str
    title: str


def title_of_copy(title: str) -> str:
    """What a copy is called where nobody says otherwise."""
    return _("{title}, our way").format(title=title)


def name_for(see_that_it_is_free: Check, answers: Answers, args: argparse.Namespace, usual: str) -> Naming:
    """The id and the title of a new file.

    Args:
        see_that_it_is_free: Raises ``UnfitWordsError`` for an id that is taken.
        answers: Whom to ask for what the options leave open.
        args: The options ``id``, ``title`` and ``kind``.
        usual: The title where nothing else is said.
    """

    def check(name: str) -> None:
        see_that_it_is_free(fit_id(name))

    if args.id is not None:
        check(args.id)
    question = _("What is it called in the list?") if args.kind == "scenario" else _("What is the clinic called?")
    title = _option_or_answer(args.title, question, usual, usable, answers)
    if args.id is not None:
        return Naming(args.id, title)
    near = id_from(title) or f"my-{args.kind}"
    return Naming(answers.to(_("The name of its file, in small letters and hyphens?"), near, check), title)


def wishes(workplace: "Workplace", answers: Answers, args: argparse.Namespace) -> tuple[ScenarioWishes, str]:
    """What a new scenario is to be about, and the name of its clinic where that is new too, else "".

    Args:
        workplace: What is there already.
        answers: Whom to ask for what the options leave open.
        args: The options.

    Raises:
        UnfitWordsError: an option cannot be used.
    """
    channel = args.channel or answers.to(_("On the phone, or at the desk?"), "phone", _see_that_it_is_a_channel)
    where: Channel = "desk" if channel == "desk" else "phone"
    usual = DEFAULTS[where]
    name = name_for(workplace.see_that_scenario_is_free, answers, args, usual["title"])
    who = _("Who calls?") if where == "phone" else _("Who stands at the desk?")
    patient = _option_or_answer(args.patient, who, usual["patient"], usable, answers)
    asks = _option_or_answer(args.asks, _("What do they ask for? “I'd like …”"), usual["asks"], usable, answers)
    clinic, card = _clinic(workplace, answers, args.clinic)
    staff = card.staff if card else ()
    made = ScenarioWishes(
        id=name.id,
        title=name.title,
        channel=where,
        patient=patient,
        asks=asks,
        clinic=clinic.id,
        clinic_name=clinic.title,
        who=staff[0].name if staff else WHO_IS_IN,
    )
    return made, "" if card else clinic.title


def _option_or_answer(option: str | None, question: str, usual: str, check: Check, answers: Answers) -> str:
    if option is not None:
        return usable(option)
    return answers.to(question, usual, check)


def _see_that_it_is_a_channel(answer: str) -> None:
    if answer not in ("phone", "desk"):
        raise UnfitWordsError(_("Type phone or desk."))


def _clinic(workplace: "Workplace", answers: Answers, option: str | None) -> "tuple[Naming, Clinic | None]":
    """The clinic's id and name, and its desk card where there is one already."""
    known = workplace.clinics()
    if option is not None:
        return _by_name(option, known, workplace)
    answers.says(_("Clinics there are:"))
    for number, (clinic_id, card) in enumerate(known.items(), start=1):
        answers.says(f"  {number} {clinic_id}: {card.name}")
    by_number = {str(number): clinic_id for number, clinic_id in enumerate(known, start=1)}

    def check(answer: str) -> None:
        if answer.isdecimal() and answer not in by_number:
            raise UnfitWordsError(_("There is no number {number} in the list.").format(number=answer[:9]))
        _by_name(by_number.get(answer, answer), known, workplace)

    usual = next(iter(known), "our-place")
    answer = answers.to(_("Where does it play? A number, or a name for a new one"), usual, check)
    return _by_name(by_number.get(answer, answer), known, workplace)


def _by_name(name: str, known: "dict[str, Clinic]", workplace: "Workplace") -> "tuple[Naming, Clinic | None]":
    """A clinic there is, or a new one of that name.

    Raises:
        UnfitWordsError: it is likely a slip for one there is, or cannot be the name of a new one.
    """
    if name in known:
        return Naming(name, known[name].name), known[name]
    clinic_id = name if fits_as_id(name) else id_from(name)
    fit_id(clinic_id)
    from simulator.scenario.diagnostics import closest

    near = closest(clinic_id, known)
    if clinic_id in known or near:
        words = _("Is that {near}? Type it so; or, for a new clinic of so like a name: frontdesk new clinic {id}")
        raise UnfitWordsError(words.format(near=near or clinic_id, id=clinic_id))
    workplace.see_that_clinic_is_free(clinic_id)
    title = usable(name)
    return Naming(clinic_id, title.replace("-", " ").title() if title == clinic_id else title), None


def fits_as_id(name: str) -> bool:
    """Whether the name can be a file's as it is."""
    try:
        fit_id(name)
    except UnfitWordsError:
        return False
    return True
