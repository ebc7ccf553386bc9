"""Signs fixed before fitting, where the meaning of a feature is known: +1 may only help, -1 may only cost."""

_HELPS = (
    "absolve", "ack_tied", "apology_event", "book_offer", "calm_pace", "care_hand", "come_to_you", "detail",
    "detail_early", "detail_first", "detail_statement", "detail_strong", "fact", "fact_and_detail",
    "fact_numbers", "fact_some", "find_out", "i_will", "named_acts", "names_known", "no_wonder", "offer",
    "offer_firm", "offer_timed", "own_act", "own_act_timed", "own_now", "personal_talk", "question_offer",
    "reason", "refusal_then_firm", "refusal_then_way", "sentences_specific", "specific", "timed", "wait_update",
    "x_apology_due", "x_apology_event", "x_care_desk", "x_offer_refusal", "x_opening_greet", "x_opening_named",
    "x_price_told", "x_protect_due", "x_recap_closing", "x_red_escalated", "x_wait_told",
)  # fmt: skip

_COSTS = (
    "acronyms", "apology_hollow", "apology_stacked", "canned", "canned_share", "deflect", "denied_empathy",
    "detail_none", "fact_none", "hollow", "ident_only", "invented", "jargon", "label_stacked", "label_untied",
    "officialese", "officialese_density", "parroted", "passive", "passive_act", "policy", "questions_many",
    "refusal_bare", "repeats", "shouting", "stacked_courtesy", "unspecific", "vague_when", "vague_who",
    "warm_empty", "x_apology_owed", "x_disclosed", "x_idle", "x_loud", "x_opening_cold", "x_price_dodged",
    "x_red_admin", "x_red_missed", "x_refused_no_way", "x_unsafe_red", "x_wait_untold", "you_must",
)  # fmt: skip

_COSTS_WARMTH = (
    "blame", "contempt", "hurry", "hurt", "lecture", "long_words", "minimise", "my_side", "telling_off",
    "excuse", "patronise", "upsell", "nominal", "sarcasm", "x_hurt_upset",
)  # fmt: skip

_COSTS_SAFETY = (
    "disclose", "false_comfort", "medical_opinion", "pledge", "home_medicine", "verdict", "overpromise",
    "remedy_advice", "sides", "unsafe",
)  # fmt: skip

_FREE_UNSCRIPTED = (
    "deflect", "invented", "policy", "refusal_bare", "vague_when", "vague_who", "warm_empty", "x_apology_owed",
    "x_disclosed", "x_idle", "x_price_dodged", "x_red_missed", "x_refused_no_way", "x_unsafe_red", "x_wait_untold",
    "you_must",
)  # fmt: skip


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
