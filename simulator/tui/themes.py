"""Three looks: dark, light and high contrast. Meaning never rests on colour alone; the words and shapes carry it."""

from textual.theme import Theme

from simulator.i18n import _

DARK = Theme(
    name="dark",
    primary="#8cc3b4",
    secondary="#9fb4c8",
    accent="#e3b077",
    warning="#e3b077",
    error="#e58f84",
    success="#9ccc9c",
    foreground="#e8e3d8",
    background="#1b1e21",
    surface="#22262a",
    panel="#2a2f34",
    dark=True,
    variables={
        "quiet": "#9aa09c",
        "line": "#3d444a",
        "patient": "#e3b077",
        "you": "#8cc3b4",
        "good": "#9ccc9c",
        "ask": "#e3b077",
        "bad": "#e58f84",
        "chosen": "#2e3a3a",
    },
)
LIGHT = Theme(
    name="light",
    primary="#1f6a5d",
    secondary="#40566b",
    accent="#8a4b14",
    warning="#8a4b14",
    error="#9c2f25",
    success="#2c6a34",
    foreground="#26241f",
    background="#faf7f0",
    surface="#f4efe4",
    panel="#ebe4d5",
    dark=False,
    variables={
        "quiet": "#666157",
        "line": "#cfc6b4",
        "patient": "#8a4b14",
        "you": "#1f6a5d",
        "good": "#2c6a34",
        "ask": "#8a4b14",
        "bad": "#9c2f25",
        "chosen": "#e2ebe4",
    },
)
HIGH_CONTRAST = Theme(
    name="contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffe14d",
    warning="#ffe14d",
    error="#ff9d94",
    success="#8dff9c",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
    variables={
        "quiet": "#ffffff",
        "line": "#ffffff",
        "patient": "#ffe14d",
        "you": "#7fe9ff",
        "good": "#8dff9c",
        "ask": "#ffe14d",
        "bad": "#ff9d94",
        "chosen": "#00334d",
    },
)
THEMES = (DARK, LIGHT, HIGH_CONTRAST)
DEFAULT = DARK.name
VARIABLES = DARK.variables
"""What the style sheets may use; every theme sets all of them."""


def after(name: str) -> str:
    """The look that follows, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else DEFAULT


def words(name: str) -> str:
    """A look's name for people."""
    return {"dark": _("dark"), "light": _("light"), "contrast": _("high contrast")}.get(name, name)
