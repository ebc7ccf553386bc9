"""Small changes to a reply that leave what it says as it was, each a pure function of text and chance.

In the manner of CheckList (Ribeiro, Wu, Guestrin and Singh, ACL 2020): a test is made of many replies and one kind of
change. A change that finds nothing to change returns the text as it was, and the case is not counted.
"""

import re
from collections.abc import Callable, Mapping
from random import Random
from unicodedata import combining, normalize

Change = Callable[[str, Random], str]

_NEGATORS = {"never", "nobody", "nothing", "nowhere", "neither", "without", "hardly", "cannot"}
_TYPO_EVERY = 8
_BESIDE = {"a": "s", "e": "r", "i": "o", "o": "p", "t": "y", "n": "m", "s": "d", "r": "t", "l": "k", "d": "f"}


def _slip(word: str, chance: Random) -> str:
    """One slip of the finger: two letters swapped, one dropped, doubled, or its neighbour on the keyboard."""
    at = chance.randrange(len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0 and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2 and word[at] in _BESIDE:
        return word[:at] + _BESIDE[word[at]] + word[at + 1 :]
    return word[: at + 1] + word[at:]


def typos(text: str, chance: Random) -> str:
    """One slip in every eight words, in words of five letters and more; never in a number or a negator."""
    words = [m for m in re.finditer(r"[^\W\d_]{5,}(?!['’\w])", text) if m.group().lower() not in _NEGATORS]
    chosen = chance.sample(words, min(len(words), max(1, len(text.split()) // _TYPO_EVERY)))
    for found in sorted(chosen, key=lambda m: -m.start()):
        text = text[: found.start()] + _slip(found.group(), chance) + text[found.end() :]
    return text


def lower_all(text: str, chance: Random) -> str:
    """Everything in small letters, names and "I" too."""
    return text.lower()


def lower_heads(text: str, chance: Random) -> str:
    """Sentences start small."""
    return re.sub(r"(^|[.!?]\s+)([A-Z])(?=[a-z])", lambda m: m.group(1) + m.group(2).lower(), text)


def upper_heads(text: str, chance: Random) -> str:
    """Every Word Starts With A Capital, as some phones and people write."""
    return re.sub(r"(?<![\w'’])([a-z])", lambda m: m.group(1).upper(), text)


def no_accents(text: str, chance: Random) -> str:
    """Accents left off."""
    plain = "".join(c for c in normalize("NFD", text) if not combining(c))
    return normalize("NFC", plain).replace("ø", "o")


def no_apostrophes(text: str, chance: Random) -> str:
    """Apostrophes left out: dont, Ill, its."""
    return re.sub(r"(?<=\w)['’](?=\w)", "", text)


def curly(text: str, chance: Random) -> str:
    """Typographer's apostrophes."""
    return text.replace("'", "’")


_AMERICAN = {
    "apologise": "apologize", "apologised": "apologized", "realise": "realize", "realised": "realized",
    "organise": "organize", "organised": "organized", "recognise": "recognize", "colour": "color", "centre": "center",
    "neighbour": "neighbor", "neighbours": "neighbors", "favour": "favor", "favourite": "favorite", "honour": "honor",
    "behaviour": "behavior", "cancelled": "canceled", "cancelling": "canceling", "travelled": "traveled",
    "travelling": "traveling", "programme": "program", "grey": "gray", "cheque": "check", "metre": "meter",
    "metres": "meters", "paediatric": "pediatric", "anaesthetic": "anesthetic", "diarrhoea": "diarrhea",
    "practise": "practice", "licence": "license", "enquiry": "inquiry", "enquire": "inquire", "mum": "mom",
    "mum's": "mom's", "pyjamas": "pajamas", "tyre": "tire", "judgement": "judgment", "labelled": "labeled",
    "authorise": "authorize", "minimise": "minimize", "prioritise": "prioritize", "specialise": "specialize",
    "sympathise": "sympathize", "empathise": "empathize", "orthopaedic": "orthopedic", "dialled": "dialed",
    "fulfil": "fulfill", "jewellery": "jewelry", "learnt": "learned", "odour": "odor", "rumour": "rumor",
    "ageing": "aging", "summarise": "summarize", "sceptical": "skeptical", "whilst": "while", "signalling": "signaling",
}  # fmt: skip
_BRITISH = {american: british for british, american in _AMERICAN.items() if american not in ("check", "while", "tire")}


def spelling(text: str, chance: Random) -> str:
    """British words spelt as in America, and the other way round."""
    table = _AMERICAN | _BRITISH
    return re.sub(r"[A-Za-z']+", lambda m: _cased(table.get(m.group().lower(), m.group().lower()), m.group()), text)


def _cased(word: str, like: str) -> str:
    if word == like.lower():
        return like
    return word.capitalize() if like[:1].isupper() else word


def no_articles(text: str, chance: Random) -> str:
    """Articles dropped, as speakers of Polish, Russian or Chinese do."""
    found = re.sub(r"\b(the|a|an) (?=\w)", "", text)
    return re.sub(r"\b(The|A|An) (\w)", lambda m: m.group(2).upper(), found)


def no_third_person(text: str, chance: Random) -> str:
    """He come, it cost: the -s of the third person left off."""
    verbs = (
        "comes|needs|sees|wants|starts|runs|says|costs|takes|works|opens|closes|goes|does|has|looks|sounds|means|deals"
        "|sorts|depends|sits|knows|gets|feels|hurts|asks|calls|rings|lives|tells|helps|makes|faints|happens|bites"
    )
    short = {"goes": "go", "does": "do", "has": "have"}
    return re.sub(rf"\b({verbs})\b", lambda m: short.get(m.group(), m.group()[:-1]), text)


def learner_verbs(text: str, chance: Random) -> str:
    """I am agree, I will to ring, we can to see: verb forms of learners."""
    found = re.sub(r"\bI (agree|understand|know|think|see|hope|need|want|wish)\b", r"I am \1", text)
    found = re.sub(r"\b(I|We|we|you|You)('ll| will| can) (?=(?!not\b|be\b|have\b)[a-z]+\b)", r"\1\2 to ", found)
    return re.sub(r"\bI'm (\w+ing)\b", r"I \1", found)


def learner_nouns(text: str, chance: Random) -> str:
    """Ten minute, in Thursday, on half past: plurals and prepositions of learners."""
    found = re.sub(r"\b(minute|hour|day|week|pound|patient|letter)s\b(?!')", r"\1", text)
    found = re.sub(r"\bon (?=(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)", "in ", found)
    return re.sub(r"\bat (?=\d|half|quarter)", "on ", found)


_FILLERS = ("Um, ", "Right, ", "Okay so ", "So, ", "Erm, ", "Well, ")


def filler(text: str, chance: Random) -> str:
    """A filler before the first word."""
    keep = re.match(r"(I\b|Mrs?\b|Ms\b|Dr\b|Miss\b|[A-Z]{2}|\d)", text)
    return chance.choice(_FILLERS) + (text if keep else text[:1].lower() + text[1:])


_OPENED = (
    ("can't", "cannot"), ("won't", "will not"), ("shan't", "shall not"), ("n't", " not"), ("I'm", "I am"),
    ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("let's", "let us"), ("Let's", "Let us"),
)  # fmt: skip
_IS = re.compile(r"\b(it|that|there|what|who|where|how|he|she|here|nobody|something|everyone)'s\b", re.IGNORECASE)
_HAS = re.compile(
    r"\b(it|that|he|she|what|nobody|who)'s (?=(been|gone|got|come|put|happened|said|had)\b)", re.IGNORECASE
)


def expanded(text: str, chance: Random) -> str:
    """Contractions written out."""
    text = text.replace("’", "'")
    text = _HAS.sub(r"\1 has ", text)
    text = _IS.sub(r"\1 is", text)
    for short, whole in _OPENED:
        text = text.replace(short, whole)
    return text


def contracted(text: str, chance: Random) -> str:
    """Contractions made where they can be."""
    text = re.sub(r"\b(cannot|can not)\b", "can't", text)
    text = re.sub(r"\b(do|does|did|is|are|was|were|have|has|could|would|should) not\b", r"\1n't", text)
    text = re.sub(r"\bwill not\b", "won't", text)
    text = re.sub(r"\b(I) am\b(?! not\?)", r"\1'm", text)
    text = re.sub(r"\b([Yy]ou|[Ww]e|[Tt]hey) are\b(?=[ ]\w)", r"\1're", text)
    text = re.sub(r"\b(I|[Yy]ou|[Ww]e|[Tt]hey|[Hh]e|[Ss]he) will\b(?=[ ]\w)", r"\1'll", text)
    return re.sub(r"\b([Ii]t|[Tt]hat|[Tt]here) is\b(?=[ ]\w)", r"\1's", text)


def broken_lines(text: str, chance: Random) -> str:
    """A line break after each sentence, and blanks around."""
    return "  " + re.sub(r"(?<=[.!?]) (?=[A-Z])", "\n", text) + " \r\n\n"


def wrapped(text: str, chance: Random) -> str:
    """Broken into lines in mid-sentence, as pasted mail is, with doubled blanks."""
    words = text.split(" ")
    return "".join(
        word + ("\n" if at % 9 == 8 and word[-1:].isalpha() else "  " if at % 5 == 2 else " ")
        for at, word in enumerate(words)
    )


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Names swapped for others."""
    return re.sub(
        "|".join(rf"\b{re.escape(name)}\b" for name in names), lambda m: names[m.group()], text
    )  # fmt: skip


KINDS: Mapping[str, Change] = {
    change.__name__: change
    for change in (
        typos, lower_all, lower_heads, upper_heads, no_accents, no_apostrophes, curly, spelling, no_articles,
        no_third_person, learner_verbs, learner_nouns, filler, expanded, contracted, broken_lines, wrapped,
    )
}  # fmt: skip
