"""The frame of a reply: its everyday words, with what is particular replaced by what it does.

"I can do 9:20 for your knee" becomes "i can do <clock+> for your <detail>": a shape that other people's talk shares.
"""

from collections.abc import Mapping

from scoring.pack import grammar_of
from scoring.scene import Scene
from scoring.stems import stem

_SIZES = (1, 2, 3)
_WORTH = 0.5
"""From this weight on a word taken up stands for itself no more."""


def frame_of(scene: Scene, light: Mapping[str, float], start: int = 0) -> list[str]:
    """The stems of the frame from token ``start`` on, without articles, with marks for its ends."""
    articles = grammar_of(scene.reading.language).articles
    tokens, uptake = scene.reading.tokens, scene.uptake
    mentions = {mention.first: mention for mention in scene.reading.mentions}
    named = frozenset(uptake.named)
    found = ["^"]
    last = -1
    for at, token in enumerate(tokens):
        if at <= last or at < start or token.norm in articles:
            continue
        mention = mentions.get(at)
        if mention:
            last = mention.last
            known = "+" if at in uptake.fact or at in uptake.detail else ""
            found.append(f"<{mention.kind}{known}>")
        elif uptake.detail.get(at, 0.0) >= _WORTH:
            found.append("<detail>")
        elif at in named:
            found.append("<name>")
        elif uptake.fact.get(at, 0.0) >= _WORTH:
            found.append("<fact>")
        else:
            found.append(stem(token.norm) if token.norm in light else "<other>")
    return [*found, "$"]


def grams_of(frame: list[str]) -> set[str]:
    """Runs of one to three words of the frame."""
    return {"|".join(frame[k : k + size]) for size in _SIZES for k in range(len(frame) - size + 1)}
