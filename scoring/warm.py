"""Load a language before the first reply is judged, so that the first verdict is as quick as the others."""


def warm_up(language: str = "en") -> None:
    """Load and compile the pack.

    Raises:
        UnknownLanguageError: there is no pack.
    """
    from scoring.explanation import explain
    from scoring.judging import judge
    from scoring.reading import read
    from scoring.situation import Situation

    reply = "I am sorry you were kept waitng; I will ring you by ten."
    explain(judge(read(reply, language), Situation(language=language, patient=reply)), language)
