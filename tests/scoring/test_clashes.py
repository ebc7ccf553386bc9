"""An author's examples held against each other, as they are heard."""

import scoring

MEANINGS = {
    "offers-today": ("could you come at ... today?", "we can fit you in before lunch"),
    "offers-later": ("could you come on Thursday?", "can you wait until next week?"),
    "says-no": ("we have nothing for you", "no"),
}


def test_examples_that_have_little_in_common_are_at_peace():
    rivals = {name: [other for other in MEANINGS if other != name] for name in MEANINGS}
    found = scoring.clashes(MEANINGS, rivals=rivals)
    assert found == (("unheard", "says-no", 1, ""),)


def test_one_sentence_in_two_places_is_heard_as_both():
    meanings = {**MEANINGS, "puts-off": ("can you wait until next week?", "you'll have to be patient")}
    found = scoring.clashes(meanings, rivals={"puts-off": ["offers-later"]})
    assert ("also", "puts-off", 0, "offers-later") in found
    # Only what must not be is looked for.
    assert not [each for each in scoring.clashes(meanings, rivals={}) if each.kind == "also"]


def test_an_example_beside_its_own_counter_examples():
    meanings = {"takes-it": ("I'll see to it myself", "I'll do it right now")}
    unlike = {"takes-it": ("I'll see to it myself", "somebody else will do that one day")}
    assert scoring.clashes(meanings, unlike, rivals={}) == (("claimed", "takes-it", 0, ""),)


def test_words_of_the_clinics_and_where_they_stand():
    line = "They said the TRIAGE nurse sent me to phlebotomy."
    found = [line[start:end] for start, end in scoring.clinic_words(line)]
    assert found == ["TRIAGE", "phlebotomy"]
    assert scoring.clinic_words("I'm under secondary care now.") == ((10, 24),)
    for fine in ("The lady asked me things.", 'It says "triage" here.', "It says 'triage' here.", "What's triage?", ""):
        assert scoring.clinic_words(fine) == ()
