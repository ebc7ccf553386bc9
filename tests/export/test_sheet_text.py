"""The facilitator's page as Markdown and HTML: whole, and nothing an author writes becomes a mark or a tag."""

import re
from dataclasses import fields, replace
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.export.sheet import Outcome, Sheet, Step, Watch, to_html, to_markdown

SHEET = Sheet(
    language="en",
    title="The green umbrella",
    glance="Hill Clinic · desk · level 2 of 5 · 3 minutes",
    setting="You are about to lock up.",
    patient="Mr Ames: 70",
    asks="for an umbrella",
    wants="to have it back",
    practises=(("listening with a purpose", "One question helps."),),
    watch=(
        Watch(begins="“I left an umbrella.”", good="A good answer asks.", think=("Whose?",), gates=("Privacy: kept.",)),
    ),
    outcomes=(Outcome(cause="somebody looked", afterwards="They had it.", furthest=True),),
    to_mend=("Nobody keeps a list.",),
    questions=("Who heard the past tense?",),
    notes=("He looks at the door.",),
    plan=(Step(minutes=19, what="Play."), Step(minutes=1, what="Go.")),
    command="frontdesk play green-umbrella",
)
MARKDOWN = """\
# The green umbrella

**For whoever leads the talk: this page gives everything away. Play first, hand nothing out.**

Hill Clinic · desk · level 2 of 5 · 3 minutes

You are about to lock up.

## Who it is

- Mr Ames: 70
- **Asks**: for an umbrella
- **Really wants**: to have it back

## What it practises

- **listening with a purpose**: One question helps.

## How to run it in 20 minutes

- 19 minutes: Play.
- 1 minute: Go.

## Moments to watch

- *“I left an umbrella.”*
  - A good answer asks.
  - Whose?
  - **Privacy: kept.**

## How it can end

- **somebody looked**: “They had it.”

## What the clinic may have to mend

- Nobody keeps a list.

## Questions for the talk

1. Who heard the past tense?

## From the author

- He looks at the door.

To play it:

    frontdesk play green-umbrella
"""
HEADINGS = re.findall(r"^#+ .*$", MARKDOWN, flags=re.MULTILINE)
TAGS = {
    "b",
    "body",
    "code",
    "div",
    "h1",
    "h2",
    "head",
    "html",
    "li",
    "meta",
    "ol",
    "p",
    "q",
    "section",
    "span",
    "style",
    "title",
    "ul",
}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def _page(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    page.close()
    assert not page.open
    return page


def _saying(words: str) -> Sheet:
    """The same page with those words in every place an author writes."""
    texts = {
        each.name: words for each in fields(Sheet) if each.type is str and each.name not in ("language", "command")
    }
    return replace(
        SHEET,
        **texts,
        practises=((words, words),),
        watch=(Watch(begins=words, good=words, think=(words,), gates=(words,)),),
        outcomes=(Outcome(cause=words, afterwards=words),),
        to_mend=(words,),
        questions=(words,),
        notes=(words,),
        command="frontdesk play " + words,
    )


def test_the_markdown_says_all_of_it():
    assert to_markdown(SHEET) == MARKDOWN


def test_the_html_says_the_same_in_a_page_of_its_own():
    text = to_html(SHEET)
    page = _page(text)
    said = "".join(page.words)
    for line in re.sub(r"[*#]|^\d\. |^ *- ", "", MARKDOWN, flags=re.MULTILINE).splitlines():
        for part in line.strip().split("“"):
            assert part.strip("” ") in said
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert not {"script", "link", "img", "iframe"} & set(page.seen)
    assert "http" not in text
    assert "url(" not in text


def test_what_there_is_nothing_of_has_no_heading():
    bare = replace(SHEET, watch=(), outcomes=(), to_mend=(), questions=(), notes=(), wants="")
    for text in (to_markdown(bare), to_html(bare)):
        assert "Moments to watch" not in text
        assert "Really wants" not in text
        assert "From the author" not in text


@settings(max_examples=150)
@given(st.text(max_size=60))
@example('<script>alert("1")</script> & <b')
@example("</style></title></body>")
def test_no_word_of_an_author_becomes_a_tag(words):
    text = to_html(_saying(words))
    page = _page(text)
    assert set(page.seen) <= TAGS
    assert page.attributes <= {"lang", "charset", "class"}


@settings(max_examples=150)
@given(st.text(max_size=60))
@example("# no\n## heading\n- list\n1. item")
@example("[a](b) ![c](d) <b> `x` *y* _z_ | --- |")
def test_the_headings_stay_what_they_are(words):
    text = to_markdown(_saying(words))
    told = re.findall(r"^ {0,3}#+ .*$", text, flags=re.MULTILINE)
    assert [each for each in told if each.startswith("## ")] == HEADINGS[1:]
    assert len([each for each in told if not each.startswith("## ")]) <= 1
    # Without what the page itself writes, no mark stands unescaped.
    body = re.sub(r"^ {4}.*$", "", text, flags=re.MULTILINE)
    assert not re.search(r"(?<!\\)(?:\\\\)*[<\[`|]", body)


def test_a_number_at_the_beginning_is_no_list():
    assert "- 12\\. of May" in to_markdown(replace(SHEET, notes=("12. of May",)))
    assert "- \\- and so" in to_markdown(replace(SHEET, notes=("- and so",)))
