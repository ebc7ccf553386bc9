"""What was asked for on the command line, as a plain or scripted play takes it: its pace and its seed."""

import argparse
from typing import cast

SCRIPTED_SEED = 1
"""The seed of a scripted play without one, so that the same command prints the same bytes."""


def pace_of(args: argparse.Namespace) -> str:
    """The pace asked for; a file of replies knows no time, and a plain line none unless it was asked for."""
    return "off" if args.replies is not None or args.pace is None else str(args.pace)


def seed_of(args: argparse.Namespace) -> int | None:
    """The seed asked for; a scripted play has always one."""
    scripted = args.replies is not None or args.json
    return SCRIPTED_SEED if args.seed is None and scripted else cast("int | None", args.seed)
