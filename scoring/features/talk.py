"""How the case is opened and asked about: greeting, questions that move it, questions that press."""

from scoring.features.scale import saturate
from scoring.scene import Scene

_WH = frozenset({"what", "which", "when", "where", "who", "how", "why"})


def features(scene: Scene) -> dict[str, float]:
    """Features of opening and asking."""
    reading = scene.reading
    tokens = reading.tokens
    questions = reading.questions
    ends_asking = bool(questions) and bool(tokens) and questions[-1].last == len(tokens) - 1
    wh = sum(1 for q in questions if _WH & {t.norm for t in tokens[q.first : q.first + 3]})
    short = sum(1 for q in questions if q.last - q.first < 3)
    offers = scene.sentences_with("ask_perm", "book_offer")
    helpful = sum(1 for q in questions if tokens[q.first].sentence in offers)
    why = any(tokens[q.first].norm == "why" for q in questions)
    opening = "opening" in scene.moments
    greets = scene.has("greeting")
    named = scene.has("name_self")
    others = [t for t in tokens if not t.is_number]
    return {
        "greeting": float(greets),
        "name_self": float(named),
        "x_opening_greet": float(opening and greets),
        "x_opening_cold": float(opening and not greets and not named),
        "x_opening_named": float(opening and named),
        "questions": saturate(len(questions), 2),
        "questions_many": float(len(questions) >= 3),
        "question_open": saturate(wh, 1),
        "question_short": saturate(short, 1),
        "question_offer": saturate(helpful, 1),
        "question_why": float(why),
        "ends_asking": float(ends_asking),
        "only_asks": float(bool(questions) and len(questions) == len(reading.sentences)),
        "ident": saturate(scene.count("ident"), 1),
        "ident_only": float(scene.has("ident") and not scene.uptake.detail and len(others) < 14),
        "personal_talk": saturate(scene.count("personal_talk"), 1),
        "ask_perm": saturate(scene.count("ask_perm"), 1),
        "open_door": saturate(scene.count("open_door"), 1),
        "yes_head": float(scene.has("yes_head")),
    }
