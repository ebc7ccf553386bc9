"""Which files of a folder are meant to be read, and which only look so."""

from collections.abc import Iterable
from pathlib import Path

from simulator.engine.clean import clean_line
from simulator.i18n import _
from simulator.scenario.diagnostics import Diagnostic, Findings
from simulator.scenario.location import leads_out

Diagnostics = tuple[Diagnostic, ...]


def files_to_check(paths: Iterable[str | Path]) -> tuple[list[Path], list[Diagnostic]]:
    """The files that validation would read, and a finding for each that looks meant for it and is not read."""
    files: list[Path] = []
    ignored: list[Diagnostic] = []
    for path, aside in search(paths):
        if aside is None:
            files.append(path)
        else:
            ignored.extend(aside.sorted())
    return files, ignored


def search(paths: Iterable[str | Path]) -> list[tuple[Path, Findings | None]]:
    """The files in those folders and files, each once; with findings where it looks meant to be read and is not."""
    found: dict[Path, Findings | None] = {}
    for path in map(Path, paths):
        if path.suffix == ".yaml" or not path.is_dir():
            inside = [path]
        else:
            inside = sorted(each for each in path.rglob("*") if each.is_file() and not _is_hidden(each, path))
        for each in inside:
            if each is not path and each.is_symlink() and leads_out(each, path):
                if _looks_meant(each):
                    found.setdefault(each, _linked(each))
            elif each.suffix == ".yaml":
                found.setdefault(each, None)
            elif each is path or _looks_meant(each):
                found.setdefault(each, misnamed(each, is_asked_for=each is path))
    return list(found.items())


def misnamed(path: Path, *, is_asked_for: bool) -> Findings:
    """The finding for a file that is not read for its name, or that is not there at all."""
    findings = Findings(str(path))
    if is_asked_for and not path.exists():
        hint = _("go to the folder it is saved in, and see how its name is spelt")
        findings.add("Y014", None, _("there is no such file or folder"), hint=hint)
    else:
        lower = path.name.lower()
        name = (lower.partition(".y")[0] if ".y" in lower else Path(lower).stem) + ".yaml"
        findings.add(
            "S018",
            None,
            _("this file is not read, as its name does not end in .yaml"),
            severity="error" if is_asked_for else "warning",
            hint=_("rename it to {name}").format(name=clean_line(name)),
        )
    return findings


def _linked(path: Path) -> Findings:
    findings = Findings(str(path))
    message = _("this is a link that leads out of the folder, so it is not read")
    findings.add("Y014", None, message, severity="warning", hint=_("put the file itself there"))
    return findings


def _is_hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def _looks_meant(path: Path) -> bool:
    return path.suffix.lower() in {".yml", ".yaml"} or ".yaml." in path.name.lower() or path.name.endswith(".yaml~")
