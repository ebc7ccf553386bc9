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
    from scoring.speech import speech

    reply = "I am sorry you were kept waitng; I will ring you by ten."
    # With a desk card and a gate, so that what reads facts and what listens for meanings is loaded too.
    situation = Situation(language=language, patient=reply, facts=(reply,), must={"safety": {"waited": (reply,)}})
    explain(judge(read(reply, language), situation), language)
    speech(read(reply, language), situation)
