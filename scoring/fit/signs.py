"""Signs fixed before fitting, where the meaning of a feature is known: +1 may only help, -1 may only cost."""

_HELPS = ["own_act", "own_act_timed", "own_now", "named_acts", "timed", "refusal_then_way", "refusal_then_firm", "offer", "offer_firm", "offer_timed", "x_offer_refusal", "book_offer", "x_wait_told", "wait_update", "x_recap_closing", "x_red_escalated", "find_out", "x_opening_greet", "x_opening_named", "detail", "detail_early", "detail_strong", "detail_statement", "ack_tied", "no_wonder", "absolve", "apology_event", "x_apology_due", "x_apology_event", "calm_pace", "care_hand", "x_care_desk", "fact", "fact_some", "fact_numbers", "fact_and_detail", "x_price_told", "specific", "x_protect_due", "personal_talk", "reason", "question_offer"]
_COSTS = ["you_must", "passive_act", "vague_who", "vague_when", "refusal_bare", "x_refused_no_way", "x_wait_untold", "policy", "deflect", "x_red_missed", "x_red_admin", "x_opening_cold", "questions_many", "ident_only", "detail_none", "label_untied", "label_stacked", "apology_hollow", "apology_stacked", "x_apology_owed", "parroted", "fact_none", "invented", "x_price_dodged", "unspecific", "canned", "canned_share", "officialese", "officialese_density", "passive", "jargon", "acronyms", "stacked_courtesy", "x_disclosed", "x_loud", "denied_empathy", "x_unsafe_red", "shouting", "hollow", "repeats", "warm_empty"]
_COSTS_WARMTH = ["blame", "lecture", "contempt", "hurry", "sarcasm", "minimise", "my_side", "hurt", "x_hurt_upset", "long_words", "nominal"]
_COSTS_SAFETY = ["medical_opinion", "remedy_advice", "false_comfort", "overpromise", "unsafe", "sides", "disclose"]
_FREE_UNSCRIPTED = frozenset(
    ["vague_when", "refusal_bare", "policy", "deflect", "x_refused_no_way", "x_wait_untold", "invented", "you_must", "x_price_dodged", "x_apology_owed", "x_unsafe_red", "x_disclosed", "x_red_missed", "vague_who", "warm_empty"]
)


def signs_for(axis: str, names: tuple[str, ...]) -> list[int]:
    """For every feature +1, -1 or 0 (free) on this axis."""
    fixed = dict.fromkeys(_HELPS, 1) | dict.fromkeys(_COSTS, -1)
    if axis != "unscripted":
        fixed |= dict.fromkeys(_COSTS_WARMTH, -1)
    if axis in ("helpful", "overall"):
        fixed |= dict.fromkeys(_COSTS_SAFETY, -1)
    if axis == "unscripted":
        fixed |= dict.fromkeys(_FREE_UNSCRIPTED, 0)
    return [fixed.get(name, 0) for name in names]
