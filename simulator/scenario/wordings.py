"""What a patient says to a reply that cannot be made out, where an author wrote nothing of their own."""

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
