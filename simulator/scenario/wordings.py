"""What a patient says, or what one sees of them, where an author wrote nothing of their own."""

from simulator.engine.scenario import Channel

_DIDNT_CATCH: dict[str, tuple[str, ...]] = {
    "en": (
        "Sorry, you broke up there. What did you say?",
        "Pardon? I didn't get any of that.",
        "Hm? Could you say that once more?",
    ),
    "de": (
        "Wie bitte? Das habe ich nicht verstanden.",
        "Entschuldigung, können Sie das noch mal sagen?",
    ),
    "fr": (
        "Pardon ? Je n'ai rien compris, là.",
        "Excusez-moi, vous pouvez répéter ?",
    ),
    "es": (
        "¿Cómo dice? No le he entendido.",
        "Perdone, ¿me lo puede repetir?",
    ),
    "it": (
        "Come, scusi? Non ho capito.",
        "Mi scusi, può ripetere?",
    ),
    "pt": (
        "Como? Não percebi o que disse.",
        "Desculpe, pode repetir?",
    ),
}
_ANY_LANGUAGE = ("Hm?",)


def didnt_catch(language: str) -> tuple[str, ...]:
    """Wordings for that language (``pt-BR`` takes those of ``pt``); a plain "Hm?" where there are none."""
    return _DIDNT_CATCH.get(language.partition("-")[0], _ANY_LANGUAGE)


_WAITS: dict[str, tuple[str, ...]] = {
    "en": ("Of course. I'll wait.", "Sure, go ahead.", "All right. I'm here."),
    "de": ("Ja, schauen Sie ruhig.", "Gut, ich warte."),
    "fr": ("D'accord, j'attends.", "Oui, allez-y."),
    "es": ("Claro, espero.", "Sí, mire, mire."),
    "it": ("Va bene, aspetto.", "Sì, guardi pure."),
    "pt": ("Claro, eu espero.", "Está bem, veja lá."),
}
_SILENCE: dict[str, tuple[str, ...]] = {
    "en": ("Hello? Are you still there?", "I can't hear anybody. Hello?"),
    "de": ("Hallo? Sind Sie noch dran?", "Ich höre nichts. Hallo?"),
    "fr": ("Allô ? Vous êtes là ?", "Je n'entends plus rien. Allô ?"),
    "es": ("¿Hola? ¿Sigue ahí?", "No oigo nada. ¿Hola?"),
    "it": ("Pronto? C'è ancora?", "Non sento niente. Pronto?"),
    "pt": ("Estou? Ainda está aí?", "Não oiço nada. Estou?"),
}
_PARTING: dict[str, tuple[str, ...]] = {
    "en": ("All right, then. Bye.", "Right. That's everything. Bye now.", "Good. Thank you. Bye."),
    "de": ("Gut, dann ist alles klar. Wiedersehen.", "In Ordnung. Danke, auf Wiedersehen."),
    "fr": ("Bon, c'est clair. Au revoir.", "D'accord. Merci, au revoir."),
    "es": ("Bueno, ya está. Adiós.", "De acuerdo. Gracias, adiós."),
    "it": ("Bene, è tutto chiaro. Arrivederci.", "D'accordo. Grazie, arrivederci."),
    "pt": ("Pronto, está tudo. Adeus.", "Está bem. Obrigado, até logo."),
}
_QUEUE: dict[str, tuple[str, ...]] = {
    "en": ("Somebody joins the queue.", "They look at the clock behind you, and back."),
    "de": ("Jemand stellt sich hinten an.", "Ein Blick zur Uhr hinter Ihnen, und zurück."),
    "fr": ("Quelqu'un se met dans la file.", "Un regard vers l'horloge derrière vous."),
    "es": ("Alguien se pone a la cola.", "Una mirada al reloj que hay detrás de usted."),
    "it": ("Qualcuno si mette in coda.", "Uno sguardo all'orologio dietro di lei."),
    "pt": ("Alguém entra na fila.", "Um olhar para o relógio atrás de si."),
}
_ANY_SILENCE = ("…",)


def waits(language: str) -> tuple[str, ...]:
    """Answers to "let me look" in that language; a plain "Mm." where there are none."""
    return _WAITS.get(language.partition("-")[0], ("Mm.",))


def parting(language: str) -> tuple[str, ...]:
    """Last words in that language of somebody who has what they asked for; none where there are none."""
    return _PARTING.get(language.partition("-")[0], ())


def silence(language: str, channel: Channel) -> tuple[str, ...]:
    """What a trainee's silence brings: words on the phone, at the desk what one sees; three dots if none."""
    known = _SILENCE if channel == "phone" else _QUEUE
    return known.get(language.partition("-")[0], _ANY_SILENCE)
