"""The three streams: UTF-8 everywhere, and nothing printed that a terminal would obey."""

import io
import os
import re
import sys

# What a text may hold to be printed as it is.
_PLAIN = re.compile("[\n -~]*")
# What json leaves as it is and a terminal may obey or hide: DEL and C1, bidi and zero-width marks, lone surrogates.
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")


def prepare_streams() -> None:
    """Speak UTF-8 on every platform, and never fail on a character."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def put(text: str = "") -> None:
    """Print to standard output, cleaned."""
    sys.stdout.write(safe(text) + "\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """Say something to the person, on standard error, cleaned."""
    sys.stderr.write(safe(text) + "\n")
    sys.stderr.flush()


def as_json(value: object, *, indent: int | None = None) -> str:
    """JSON that people can read and a terminal cannot be driven by: loses nothing, escapes what is unsafe."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def put_json(value: object, *, indent: int | None = None) -> None:
    """Print one JSON value to standard output."""
    sys.stdout.write(as_json(value, indent=indent) + "\n")


def let_go_of_output() -> None:
    """After a broken pipe: send what is left nowhere, so that the interpreter does not complain on its way out."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return  # there is no real standard output to send anywhere


def is_screen() -> bool:
    """Whether a full screen can be drawn and typed into here."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def safe(text: str) -> str:
    """The text as it can be printed: nothing in it that a terminal would obey."""
    if _PLAIN.fullmatch(text):
        return text
    from simulator.engine.clean import clean

    return clean(text, limit=len(text)).text
