"""What can go wrong with what is kept, said for people: what happened, where, and what to do about it."""

from pathlib import Path

from simulator.i18n import _


class StoreError(Exception):
    """Something kept on this machine could not be read or written.

    Attributes:
        what: what happened, one sentence.
        where: the file or folder it is about, or None.
        do: what the reader can do now.
    """

    def __init__(self, what: str, *, where: Path | None = None, do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do

    def __str__(self) -> str:
        place = _("Where: {path}").format(path=self.where) if self.where else ""
        return "\n".join(part for part in (self.what, place, self.do) if part)


class DamagedDatabaseError(StoreError):
    """The file is not a database of ours, or is broken. It was left untouched."""

    def __init__(self, path: Path, detail: str = "") -> None:
        what = _("The practice record cannot be read: the file is damaged, or is not one of Front Desk's.")
        super().__init__(
            f"{what} ({detail})" if detail else what,
            where=path,
            do=_("The file was left as it is. Start a new profile under another name, or put a backup in its place."),
        )


class NewerDatabaseError(StoreError):
    """A newer Front Desk wrote the file. It was left untouched."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            _("A newer Front Desk wrote this practice record (format {found}; this one knows {known}).").format(
                found=found, known=known
            ),
            where=path,
            do=_("The file was left as it is. Update Front Desk, or start a new profile under another name."),
        )
        self.found = found
        self.known = known


class NotWritableError(StoreError):
    """The file or its folder cannot be written here."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("Front Desk may not write here."),
            where=path,
            do=_("Ask whoever looks after this computer to allow it, or set FRONTDESK_HOME to another folder."),
        )


class DiskFullError(StoreError):
    """There is no room left."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The disk is full, so the last step was not recorded. Everything before it is safe."),
            where=path,
            do=_("Make some room on the disk, then go on."),
        )


class BusyDatabaseError(StoreError):
    """Somebody else kept the file locked for longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("Another program holds this practice record, so the last step was not recorded."),
            where=path,
            do=_("Close other windows of Front Desk that use this profile, then try again."),
        )


class ChangedMeanwhileError(StoreError):
    """Another program wrote to a file while we were about to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The file has been changed by another program just now, so nothing was written to it."),
            where=path,
            do=_("Save and close it there, then try again."),
        )


class UnreadableDiskError(StoreError):
    """The disk or the network drive failed while reading or writing."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            _("The disk did not answer as it should ({detail}).").format(detail=detail),
            where=path,
            do=_("Check the disk or the network drive. FRONTDESK_HOME can name a folder on another disk."),
        )


class ProfileNameError(StoreError):
    """The text cannot be a profile's name."""


class NoSuchProfileError(StoreError):
    """There is no profile of that name."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(
            _("There is no profile called “{name}” here.").format(name=name),
            where=path,
            do=_("Check the spelling, or start a new profile with that name."),
        )


class ProfileExistsError(StoreError):
    """There is a profile of that name already."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(
            _("There is a profile called “{name}” already.").format(name=name),
            where=path,
            do=_("Open that one, or choose another name."),
        )


class EventCodecError(StoreError):
    """An event could not be turned into its stored form or back."""


class NewerEventError(EventCodecError):
    """An event of a kind or version this program does not know: a newer one wrote it."""

    def __init__(self, kind: str, version: int) -> None:
        super().__init__(
            _("A newer Front Desk recorded this encounter ({kind}, version {version}).").format(
                kind=kind, version=version
            ),
            do=_("Update Front Desk to read it. Nothing is lost."),
        )


class OutOfStepError(StoreError):
    """Somebody else wrote to this encounter in between: its log is longer or shorter than the writer thought."""

    def __init__(self, expected: int, found: int) -> None:
        super().__init__(
            _("This encounter has gone on in another window (step {found}, not {expected}).").format(
                found=found, expected=expected
            ),
            do=_("Close the other window, then resume the encounter here."),
        )
