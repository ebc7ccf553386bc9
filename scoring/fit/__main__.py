"""``python -m scoring.fit``: cross-validate, refit on all, write what was fitted into the pack."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
_EXIT_WRONG_CALL = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 2 where it lacks something to work with."""
    options = _parser().parse_args(arguments)
    if options.recogniser:
        from scoring.fit.recogniser import refit

        refit(HERE / f"meanings-{options.language}.jsonl", options.language, write=not options.dry_run)
        return 0
    paths = options.data or _labelled(options.language)
    trouble = _trouble(options.language, paths)
    if trouble:
        sys.stderr.write(f"{trouble}\n")
        return _EXIT_WRONG_CALL
    _fit(options, paths)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scoring.fit",
        description="Refit a language pack on labelled replies: cross-validate, fit on all of them, and write "
        "weights.yaml, trees.json and ngrams.bin into the pack. Names the rules that fire in fewer than three "
        "situations. Needs the extra “fit” (lightgbm and numpy).",
    )
    parser.add_argument("--language", default="en", help="code of the pack (default: en)")
    parser.add_argument(
        "--data",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="labelled replies, JSON Lines (default: all of the language that lie beside this command)",
    )
    parser.add_argument(
        "--by",
        choices=("situation", "writer", "none"),
        default="situation",
        help="what is held out at a time: an eighth of the situations, the panel's replies or all of some writers, or "
        "nothing, then it is not cross-validated (default: situation)",
    )
    parser.add_argument(
        "--recogniser",
        action="store_true",
        help="fit hearing.yaml instead: how much each sign counts by which a reply is heard to have a meaning",
    )
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only, write nothing")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="also write the held-out verdicts, JSON Lines")
    return parser


def _labelled(language: str) -> list[Path]:
    """The labelled replies of the language that lie here; an installed copy has none."""
    return [*HERE.glob(f"{language}.jsonl"), *sorted(HERE.glob(f"{language}-*.jsonl"))]


def _trouble(language: str, paths: list[Path]) -> str:
    """What keeps it from starting, for people; "" if nothing does."""
    from scoring.pack import available_languages

    if language not in available_languages():
        return f"There is no language pack “{language}”; there are: {', '.join(available_languages())}."
    if not paths:
        return f"No labelled replies of “{language}” lie in {HERE}. Name a file of them with --data."
    absent = [str(path) for path in paths if not path.is_file()]
    if absent:
        return f"There is no file {', '.join(absent)}."
    for name in ("numpy", "lightgbm"):
        try:
            import_module(name)
        except (ImportError, OSError) as error:  # OSError: a library of the system that it needs is not there
            return (
                f"Refitting needs {name}, which cannot be loaded ({error}). "
                'Install the extra “fit”: python -m pip install "frontdesk[fit]"'
            )
    return ""


def _fit(options: argparse.Namespace, paths: list[Path]) -> None:
    import numpy as np

    from scoring.fit.cross_validation import cross_validate, report_rare
    from scoring.fit.data import load
    from scoring.fit.train import Material, fit_all
    from scoring.fit.write import write_pack
    from scoring.model import model_of
    from scoring.pack import PACKS

    data = load(paths, options.language)
    material = Material.of(data)
    aspects = dict(model_of(options.language).aspects)
    if options.by != "none":
        cross_validate(material, aspects, options.by, options.predictions)
    report_rare(data)
    if not options.dry_run:
        write_pack(PACKS / options.language, fit_all(material, np.ones(len(data.rows), bool), aspects), material)
        sys.stderr.write(f"wrote what was fitted of {options.language}, on {len(data.rows)} replies\n")


if __name__ == "__main__":
    sys.exit(main())
