"""What was meant by names that are not known is found, and is not sought for minutes."""

from quizgeo.decks.guesses import Guesses


class Many(list[str]):
    """Some names that count as thirty thousand."""

    def __len__(self) -> int:
        return 30_000


def test_the_nearest_name_is_found_where_one_is_near() -> None:
    guesses = Guesses(["retook", "border"])
    assert guesses.nearest("retok") == "retook"
    assert guesses.nearest("quite-another") == ""


def test_after_some_searches_among_many_names_only_what_was_found_is_known() -> None:
    guesses = Guesses(Many(["retook"]))
    assert guesses.nearest("retok") == "retook"
    assert guesses.nearest("retoook") == "retook"
    assert guesses.nearest("retock") == ""
    assert guesses.nearest("retok") == "retook"
