"""A parsed passage comes in; attributions whose cue is a word with what it says go out, by the kind of the cue."""
