from variorum.store.hints import find_near_misses, unknown_id


def test_a_slip_of_the_finger_is_named() -> None:
    assert find_near_misses("harbuor-3", ["harbour-3", "hill-1"])[0] == "harbour-3"


def test_a_part_of_a_name_is_found() -> None:
    assert find_near_misses("gazette", ["hill-gazette-0012", "harbour-3"])[0] == "hill-gazette-0012"


def test_nothing_near_names_nothing() -> None:
    assert find_near_misses("zzz", ["harbour-3"]) == ()


def test_the_error_names_the_word_and_the_way_on() -> None:
    error = unknown_id("report", "zzz", ["harbour-3"], "variorum reports")
    assert str(error) == "[V702] no report is called 'zzz'; `variorum reports` lists what there is"


def test_the_error_says_did_you_mean() -> None:
    assert "did you mean harbour-3?" in str(unknown_id("report", "harbour-4", ["harbour-3"]))
