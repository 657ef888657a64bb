"""A view as plain values says what `asdict` says."""

import json
from dataclasses import asdict

from app.show import look
from app.show.views import SealView
from app.show.views.plain import plain
from tests.show.test_property import played


def test_plain_values_are_those_of_asdict() -> None:
    for seed in range(4):
        show = played(seed, 60).show
        for view in (look.resident(show), look.facilitator(show, SealView()), look.stage(show, SealView())):
            assert json.dumps(plain(view), default=str) == json.dumps(asdict(view), default=str)
