"""What practice adds up to: pure folds over events and summaries. No files, no clock, standard library only."""
