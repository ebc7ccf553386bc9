"""What to practise today: easy first for a newcomer, what is weak for the rest, the same for the same past."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from played import dropped, played

from simulator.progress.today import Choice, Option, choose_today


def _option(name: str, *, channel: str = "phone", level: int = 1, practises: tuple[str, ...] = ("own",)) -> Option:
    return Option(id=name, channel=channel, level=level, practises=practises, minutes=4)


def test_a_newcomer_starts_with_the_easiest_on_either_channel() -> None:
    options = [
        _option("p-hard", level=4),
        _option("p-easy"),
        _option("p-next", level=2),
        _option("d-next", channel="desk", level=2),
        _option("d-hard", channel="desk", level=5),
    ]
    assert choose_today(options, []) == (
        Choice(id="p-easy", reason="new"),
        Choice(id="d-next", reason="new"),
        Choice(id="p-next", reason="new"),
    )


def test_what_fits_a_weak_skill_comes_first_and_says_which() -> None:
    past = [played("e1", *({"own": 2, "greet": 0},) * 3, scenario="other")]
    options = [_option("a"), _option("b", practises=("own", "greet"))]
    assert choose_today(options, past, 1) == (Choice(id="b", reason="weak:greet"),)


def test_without_a_weakness_the_untried_comes_before_the_one_played_longest_ago() -> None:
    past = [played(name, {"own": 2}, scenario=name) for name in ("a", "b", "c")]
    options = [_option(name) for name in ("a", "b", "c", "z")]
    assert choose_today(options, past) == (
        Choice(id="z", reason="not_tried"),
        Choice(id="a", reason="again"),
        Choice(id="b", reason="again"),
    )


def test_the_one_played_last_is_proposed_only_when_there_is_no_other() -> None:
    past = [played("e1", *({"own": 0},) * 3, scenario="a")]
    assert [each.id for each in choose_today([_option("a"), _option("b", practises=())], past)] == ["b", "a"]
    assert choose_today([_option("a")], past) == (Choice(id="a", reason="weak:own"),)


def test_nothing_far_above_what_was_finished_while_there_is_other() -> None:
    past = [played("e1", {"own": 2}, scenario="a", level=1)]
    options = [_option("hard", level=3), _option("next", level=2), _option("a")]
    assert [each.id for each in choose_today(options, past)] == ["next", "hard", "a"]


def test_who_only_ever_gave_up_is_still_a_newcomer() -> None:
    past = [played("e1", *({"own": 0},) * 4, scenario="a", end=dropped())]
    assert choose_today([_option("a"), _option("b")], past) == (
        Choice(id="b", reason="new"),
        Choice(id="a", reason="again"),
    )


def test_a_moment_tried_again_is_not_what_was_played_last() -> None:
    past = [played("e1", scenario="a"), played("e2", scenario="b", retry_of="e0")]
    assert choose_today([_option("a"), _option("b")], past, 1)[0].id == "b"


def test_nothing_to_choose_from_is_nothing_chosen() -> None:
    assert choose_today([], []) == ()


_OPTIONS = st.lists(
    st.builds(
        Option,
        id=st.sampled_from("abcdefgh"),
        channel=st.sampled_from(["phone", "desk"]),
        level=st.integers(1, 5),
        practises=st.sampled_from([(), ("own",), ("own", "greet")]),
        minutes=st.integers(1, 9),
    ),
    unique_by=lambda option: option.id,
)


@given(_OPTIONS, st.randoms(), st.lists(st.sampled_from("abcdefgh"), max_size=5))
def test_the_order_of_the_options_decides_nothing(options: list[Option], random: Random, past: list[str]) -> None:
    summaries = [played(f"e{place}", {"own": 1}, scenario=name) for place, name in enumerate(past)]
    chosen = choose_today(options, summaries)
    shuffled = list(options)
    random.shuffle(shuffled)
    assert choose_today(shuffled, summaries) == chosen
    assert len(chosen) == len({each.id for each in chosen}) == min(3, len(options))
