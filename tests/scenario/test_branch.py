"""Where a scene leads, and when the facilitator must say."""

from fractions import Fraction

from app.scenario.branch import Tie, follow
from app.scenario.model import Next, Rule

LED = Next("b", "v", (Rule("A", "a"),))
REACHED = Next("b", "v", (Rule("A", "a", Fraction(1, 2)),))


def test_the_option_that_leads_is_followed() -> None:
    assert follow(LED, {"A": 6, "B": 5}, 11) == "a"
    assert follow(LED, {"A": 4, "B": 5}, 9) == "b"
    assert follow(LED, {}, 0) == "b"


def test_an_option_without_a_rule_may_tie() -> None:
    assert follow(LED, {"A": 5, "B": 5}, 10) == Tie(("A", "B"))
    assert follow(Next("a", "v", LED.rules), {"A": 5, "B": 5}, 10) == "a"


def test_a_share_that_is_reached_is_no_tie() -> None:
    assert follow(REACHED, {"A": 5, "B": 5}, 10) == "a"


def test_options_with_rules_tie_when_they_lead_elsewhere() -> None:
    two = Next("c", "v", (Rule("A", "a"), Rule("B", "b")))
    assert follow(two, {"A": 5, "B": 5, "C": 1}, 11) == Tie(("A", "B"))
