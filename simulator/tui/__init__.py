"""The full-screen face: the only place that imports textual. Screens render values of the runtime and hold no rules."""
