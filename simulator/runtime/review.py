"""The trainer's side: every disputed mark of this machine, under a short name, and the rulings on them."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from simulator.engine.disputes import Dispute, disputes_of
from simulator.engine.events import EncounterStarted
from simulator.engine.judgement import Level
from simulator.runtime.clock import stamp
from simulator.runtime.disputes import rule_dispute
from simulator.runtime.lead_up import LeadUp, lead_up
from simulator.runtime.rejudging import Recording
from simulator.runtime.services import Services
from simulator.store import Profile, StoreError

ID_LENGTH = 6
"""Characters of an id as it is printed: one in 887 million by chance, so two disputes hardly ever share one."""
# Without what looks alike: no 0 and o, no 1, i and l.
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


class NoSuchDisputeError(ValueError):
    """No dispute has that id; ``several`` where more than one begins with it."""

    def __init__(self, given: str, *, several: bool = False) -> None:
        super().__init__(given)
        self.given = given
        self.several = several


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A dispute as the trainer sees it: whose it is, in which call, and what led up to it.

    ``started_at`` is the call's.
    """

    id: str
    profile: str
    encounter_id: str
    scenario: str
    title: str
    language: str
    patient_name: str
    started_at: str
    dispute: Dispute
    lead_up: LeadUp


class Review:
    """The disputes and recordings of every profile on this machine, or of one.

    What cannot be opened or read is passed over and told in ``troubles``.
    """

    def __init__(self, services: Services, profile: str | None = None) -> None:
        self._services = services
        self._profile = profile
        self.troubles: list[tuple[str, StoreError]] = []

    def cases(self, *, ruled: bool = False) -> tuple[Case, ...]:
        """The open disputes, with ``ruled`` also those decided, the one that waits longest first."""
        self.troubles.clear()
        found = []
        for profile in self._profiles():
            with self._told(profile.name):
                for recording in self._recordings(profile, profile.log.disputed()):
                    found += _cases(recording)
        wanted = [case for case in found if ruled or case.dispute.open]
        return tuple(sorted(wanted, key=lambda case: (case.dispute.at, case.id)))

    def find(self, case_id: str) -> Case:
        """The dispute of that id, ruled on or not; the beginning of an id will do.

        Raises:
            NoSuchDisputeError: none begins so, or several do.
        """
        wanted = case_id.strip().lower()
        found = [case for case in self.cases(ruled=True) if wanted and case.id.startswith(wanted)]
        exact = [case for case in found if case.id == wanted] or found
        if len(exact) != 1:
            raise NoSuchDisputeError(case_id, several=len(exact) > 1)
        return exact[0]

    def rule(self, case: Case, level: Level | None, *, note: str = "", by: str = "") -> Case:
        """Record the trainer's ruling.

        Raises:
            DisputeRefusedError: it has been ruled on already.
            StoreError: it could not be kept.
        """
        with self._services.profiles.open(case.profile, create=False) as profile:
            mark = (case.dispute.reply, case.dispute.criterion)
            at = stamp(self._services.clock)
            ruled = rule_dispute(profile.log, case.encounter_id, *mark, level, at=at, note=note, by=by)
        return replace(case, dispute=ruled)

    def count(self) -> int:
        """How many encounters ``recordings`` will look at."""
        total = 0
        for profile in self._profiles():
            with self._told(profile.name):
                total += len(profile.log.encounters())
        return total

    def recordings(self) -> Iterator[Recording]:
        """Every encounter, oldest first, profile by profile."""
        self.troubles.clear()
        for profile in self._profiles():
            with self._told(profile.name):
                ids = [each.id for each in reversed(profile.log.encounters())]
                yield from self._recordings(profile, ids)

    def _profiles(self) -> Iterator[Profile]:
        """Each profile, open as long as it is looked at."""
        for entry in self._services.profiles.entries():
            if self._profile is not None and entry.path != self._services.profiles.path_of(self._profile):
                continue
            if entry.problem is not None:
                self.troubles.append((entry.name, entry.problem))
                continue
            with self._told(entry.name), self._services.profiles.open(entry.name, create=False) as profile:
                yield profile

    def _recordings(self, profile: Profile, ids: Sequence[str]) -> Iterator[Recording]:
        for encounter_id in ids:
            with self._told(profile.name):
                yield Recording(
                    profile=profile.name, encounter_id=encounter_id, events=profile.log.events(encounter_id)
                )

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except StoreError as error:
            self.troubles.append((name, error))


def _cases(recording: Recording) -> list[Case]:
    started = recording.events[0] if recording.events else None
    if not isinstance(started, EncounterStarted):
        return []
    return [
        Case(
            id=short_id(f"{recording.encounter_id}/{dispute.reply}/{dispute.criterion}"),
            profile=recording.profile,
            encounter_id=recording.encounter_id,
            scenario=started.scenario,
            title=started.title,
            language=started.language,
            patient_name=started.patient_name,
            started_at=started.at,
            dispute=dispute,
            lead_up=lead_up(recording.events, dispute.reply),
        )
        for dispute in disputes_of(recording.events)
    ]


def short_id(whole: str) -> str:
    """A short name made from what it names, so that it stays the same however the list changes."""
    number = int.from_bytes(hashlib.blake2b(whole.encode("utf-8", "replace"), digest_size=8).digest(), "big")
    letters = []
    for _place in range(ID_LENGTH):
        number, rest = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "".join(letters)
