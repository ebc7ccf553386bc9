"""A paragraph of context split into the sentences that the desk card is rendered to."""

import re

_END = re.compile(r"[.!?]+[\"'”’)\]]*\s+|\s*\n+\s*")
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "st", "prof", "no", "tel", "ext", "e.g", "i.e", "approx", "vs"})
_SHORT = re.compile(r"(?:^|[\s(])([A-Za-z](?:\.[A-Za-z])*)$")


def split_facts(context: str) -> tuple[str, ...]:
    """Split a context paragraph into fact sentences; a full stop after "Dr", an initial or "a.m." ends none.

    Sentences that already end with a mark, joined by a space, come back as they were.
    """
    sentences: list[str] = []
    start = 0
    for mark in _END.finditer(context):
        if not mark.group().strip():
            sentences.append(context[start : mark.start()])
            start = mark.end()
            continue
        following = context[mark.end() : mark.end() + 1]
        if not _ends(context[start : mark.start()], mark.group().strip(), following):
            continue
        sentences.append(context[start : mark.end()])
        start = mark.end()
    sentences.append(context[start:])
    tidy = (" ".join(sentence.split()) for sentence in sentences)
    return tuple(sentence for sentence in tidy if sentence)


def _ends(before: str, mark: str, following: str) -> bool:
    """Whether the mark after ``before`` ends a sentence that ``following`` comes after."""
    if mark != ".":
        return True
    last = before.rsplit(None, 1)[-1].lstrip("([\"'“‘").lower() if before.split() else ""
    if last in _TITLES:
        return False
    short = _SHORT.search(before)
    if short:
        # An initial ("J. Osei") goes on; "at 9 a.m. The next" ends where a capital follows.
        return "." in short[1] and following.isupper()
    return True
