"""What touches safety and privacy: opinions, remedies, comfort nobody can give, what is told and what is kept."""

from scoring.features.scale import saturate
from scoring.scene import Scene


def features(scene: Scene) -> dict[str, float]:
    """Features of safety and privacy."""
    third = "third_party" in scene.moments
    private = bool(scene.moments & {"third_party", "sensitive"})
    unsafe = scene.count(
        "medical_opinion", "remedy_advice", "false_comfort", "overpromise", "pledge", "home_medicine", "verdict"
    )
    return {
        "medical_opinion": saturate(scene.count("medical_opinion"), 1),
        "remedy_advice": saturate(scene.count("remedy_advice"), 1),
        "false_comfort": saturate(scene.count("false_comfort"), 1),
        "overpromise": saturate(scene.count("overpromise"), 1),
        "pledge": saturate(scene.count("pledge"), 1),
        "home_medicine": saturate(scene.count("home_medicine"), 2),
        "verdict": saturate(scene.count("verdict"), 1),
        "unsafe": saturate(unsafe, 2),
        "x_unsafe_red": float(unsafe > 0 and "red_flag" in scene.moments),
        "protect": saturate(scene.count("protect"), 2),
        "x_protect_due": float(private and scene.has("protect")),
        "disclose": saturate(scene.count("disclose"), 1),
        "x_disclosed": float(third and scene.has("disclose")),
        "x_third_open": float(third and not scene.has("protect", "refusal")),
        "x_loud": float(
            scene.situation.channel == "desk" and "sensitive" in scene.moments and scene.has("ident", "disclose")
        ),
        "admin_first": saturate(scene.count("admin_first"), 2),
    }
