"""Who acts, on what, by when: promises, refusals with their other way, waits, bookings, recaps."""

from scoring.actors import FIRST, PASSIVE, SOMEONE, WE, YOU_MUST
from scoring.features.scale import saturate
from scoring.idle import idle
from scoring.scene import Scene


def features(scene: Scene) -> dict[str, float]:
    """Features of what is done."""
    reading = scene.reading
    clauses = reading.clauses
    tokens = reading.tokens
    does = [c for c in clauses if c.actor == FIRST and c.verb and not tokens[c.first].negated]
    we = sum(1 for c in clauses if c.actor == WE and c.verb)
    must = sum(1 for c in clauses if c.actor == YOU_MUST)
    timed = {scene.sentence_of(m.first) for m in reading.times}
    offers = scene.sentences_with("offer", "offer_firm", "ask_perm", "book_offer", "care_hand")
    wait = "wait" in scene.moments
    red = "red_flag" in scene.moments
    escalates = scene.has("urgent_help")
    return {
        "own_act": saturate(max(len(does), scene.count("own_act")), 3),
        "own_act_timed": saturate(scene.count("own_act_time"), 2),
        "own_now": float(
            any(t.norm in ("now", "already", "straight", "right") for c in does for t in tokens[c.first : c.last + 1])
        ),
        "we_act": saturate(we, 2),
        "you_must": saturate(must + scene.count("you_must"), 2),
        "passive_act": saturate(sum(1 for c in clauses if c.actor == PASSIVE), 2),
        "someone_acts": saturate(sum(1 for c in clauses if c.actor == SOMEONE), 1),
        "named_acts": saturate(scene.count("other_acts"), 2),
        "vague_who": saturate(scene.count("vague_who"), 1),
        "vague_when": saturate(scene.count("vague_when"), 1),
        "timed": saturate(len(reading.times), 3),
        **_refusals(scene),
        "offer": saturate(scene.count("offer"), 2),
        "offer_firm": saturate(scene.count("offer_firm"), 2),
        "offer_timed": float(bool(offers & timed)),
        "x_offer_refusal": float("refusal" in scene.moments and scene.has("offer_firm", "offer")),
        "book_offer": saturate(scene.count("book_offer"), 1),
        "wait_told": saturate(scene.count("wait_told"), 1),
        "x_wait_told": float(wait and scene.has("wait_told")),
        "x_wait_untold": float(wait and not reading.times),
        "wait_update": saturate(scene.count("wait_update"), 1),
        "recap": saturate(scene.count("recap"), 2),
        "x_recap_closing": float("closing" in scene.moments and scene.has("recap") and bool(reading.times)),
        "reason": saturate(scene.count("reason"), 1),
        "policy": saturate(scene.count("policy"), 1),
        "deflect": saturate(scene.count("deflect"), 2),
        "find_out": saturate(scene.count("find_out"), 1),
        "urgent": saturate(scene.count("urgent_help"), 2),
        "x_red_escalated": float(red and escalates),
        "x_red_missed": float(red and not escalates),
        "x_idle": float(idle(scene)),
        "x_red_admin": float(red and scene.has("admin_first") and not escalates),
    }


def _refusals(scene: Scene) -> dict[str, float]:
    """A "no", and what comes after it in the same reply."""
    refused = scene.places("refusal")
    first_no = refused[0].first if refused else scene.size
    after = [h for h in scene.places("offer", "offer_firm", "care_hand", "own_act", "other_acts") if h.last > first_no]
    firm_after = [h for h in scene.places("offer_firm", "own_act_time", "other_acts") if h.last > first_no]
    return {
        "refusal": saturate(len(refused), 2),
        "refusal_then_way": float(bool(refused and after)),
        "refusal_then_firm": float(bool(refused and firm_after)),
        "refusal_bare": float(bool(refused and not after)),
        "x_refused_no_way": float("refusal" in scene.moments and not scene.has("offer", "offer_firm", "other_acts")),
    }
