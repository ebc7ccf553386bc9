"""What the person gets: details taken up, an apology with its event, care at the desk, empty warmth."""

from scoring.features.scale import saturate
from scoring.scene import Scene


def features(scene: Scene) -> dict[str, float]:
    """Features of warmth."""
    uptake, tokens = scene.uptake, scene.reading.tokens
    size = max(1, scene.size)
    detail = sum(uptake.detail.values())
    early = sum(weight for at, weight in uptake.detail.items() if at < 15)
    strong = sum(weight for weight in uptake.detail.values() if weight >= 1.1)
    detail_sentences = {scene.sentence_of(at) for at, weight in uptake.detail.items() if weight >= 0.7}
    labels = scene.sentences_with("feel_label")
    near = detail_sentences | {n + 1 for n in detail_sentences} | {n - 1 for n in detail_sentences}
    grim = scene.sentences_with("grim_for_you", "no_wonder", "absolve")
    sorry = scene.has("apology")
    hollow_sorry = scene.has("apology_hollow")
    due = bool(scene.moments & {"complaint", "wait"})
    asked = {n for q in scene.reading.questions for n in (tokens[q.first].sentence,)}
    return {
        "detail": saturate(detail, 5),
        "detail_early": saturate(early, 3),
        "detail_strong": saturate(strong, 4),
        "detail_density": min(1.0, 4 * detail / size),
        "detail_none": float(detail < 0.6),
        "detail_statement": float(bool(detail_sentences - asked)),
        "ack_tied": float(bool(grim & near)),
        "ack_any": float(bool(grim)),
        "no_wonder": saturate(scene.count("no_wonder"), 1),
        "absolve": saturate(scene.count("absolve"), 1),
        "grim": saturate(scene.count("grim_for_you"), 1),
        "label_untied": float(bool(labels - near)),
        "label_tied": float(bool(labels & near)),
        "label_stacked": float(scene.count("feel_label") >= 2),
        "apology": float(sorry and not hollow_sorry),
        "apology_event": float(scene.has("apology_event") and not hollow_sorry),
        "apology_hollow": float(hollow_sorry),
        "apology_stacked": float(scene.count("apology") >= 3),
        "x_apology_due": float(due and sorry and not hollow_sorry),
        "x_apology_owed": float(due and not sorry),
        "x_apology_event": float(due and scene.has("apology_event") and not hollow_sorry),
        "calm_pace": saturate(scene.count("calm_pace"), 2),
        "care_hand": saturate(scene.count("care_hand"), 2),
        "come_to_you": saturate(scene.count("come_to_you"), 2),
        "x_care_desk": float(scene.situation.channel == "desk" and scene.has("care_hand")),
        "warm_word": saturate(scene.count("warm_word"), 2),
        "warm_empty": float(
            scene.has("warm_word", "grim_for_you", "minimise") and not uptake.fact and not scene.has("own_act", "offer")
        ),
        "sorry_only": float(sorry and not scene.has("own_act", "offer", "offer_firm", "other_acts")),
        "parroted": uptake.parroted,
    }
