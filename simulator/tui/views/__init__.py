"""Pure: from the runtime's values to the words and rows the screens draw. Nothing here imports textual."""
