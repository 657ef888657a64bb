"""An evening without people: the same seed, the same bytes; many seeds, every branch."""

from collections import Counter
from pathlib import Path

import pytest

from app.errors import ScenarioRejected
from app.ledger.export import verify
from app.live.wake import wake
from app.places import SCENARIOS
from app.rehearse.commands import rehearse_command
from app.rehearse.offline import coverage, rehearse
from app.scenario.load import load
from app.scenario.model import Scenario
from app.show import codec
from app.show.events import CommentMade, CommentSpotlit, ExpertSpoke, NoteReleased, ShowEnded, ShowOpened, TieDecided

FORK = """format: 1
id: fork
lang: zh
title: 岔路
scenes:
  - id: 开头
    beats:
      - discuss: 说说
        time: 2m
      - vote: 往哪儿
        id: 路
        options: [东, 西]
        time: 1m
    next:
      vote: 路
      rules:
        - option: 东
          goto: 东边
        - option: 西
          goto: 西边
      otherwise: 东边
  - id: 东边
    beats:
      - pause: 谢谢
        time: 1m
    next: END
  - id: 西边
    beats:
      - pause: 谢谢
        time: 3m
    next: END
  - id: 没人来
    beats:
      - pause: 谢谢
        time: 1m
    next: END
"""


@pytest.fixture(scope="module")
def lift() -> Scenario:
    return load(SCENARIOS / "lift.yaml")


@pytest.fixture
def fork() -> Scenario:
    return load(FORK.encode())


def test_the_same_seed_gives_the_same_bytes(fork: Scenario) -> None:
    first = rehearse(fork, 8, 1).record()
    assert rehearse(fork, 8, 1).record() == first
    assert rehearse(fork, 8, 2).record() != first


def test_the_lift_is_played_to_its_end(lift: Scenario) -> None:
    evening = rehearse(lift, 20, 3)
    facts = [codec.decode(body) for body in evening.entries]
    first, last = facts[0][0], facts[-1][0]
    assert isinstance(first, ShowOpened)
    assert (first.mode, last) == ("rehearsal", ShowEnded())
    assert evening.scenes[0] == lift.scenes[0].id
    assert 60 * 60 < evening.seconds < 120 * 60
    said = Counter(type(fact) for fact, _ in facts)
    assert all(said[kind] for kind in (CommentMade, CommentSpotlit, ExpertSpoke, NoteReleased))
    assert [at for _, at in facts] == sorted(at for _, at in facts)


def test_its_record_is_a_sealed_ledger_that_replays(fork: Scenario) -> None:
    evening = rehearse(fork, 8, 1)
    verdict = verify(evening.record())
    assert (verdict.ok, verdict.entries, verdict.show) == (True, len(evening.entries), evening.show)
    show = wake(list(enumerate(evening.entries, 1)), ())
    assert (show.ended, tuple(show.path)) == (True, evening.path)


def test_many_runs_reach_what_can_be_reached(fork: Scenario) -> None:
    heard: list[int] = []
    found = coverage(fork, 12, 1, 8, heard.append)
    assert heard == list(range(1, 13))
    assert found.missed == ("没人来",)
    assert found.scenes["东边"] + found.scenes["西边"] == 12
    assert all(found.options["路"].values())
    assert found.shortest < found.longest


def test_a_split_room_ties_and_the_facilitator_decides(fork: Scenario) -> None:
    from app.rehearse.mood import Mood
    from app.rehearse.offline import evening

    decided = [
        fact
        for seed in range(6)
        for body in evening(fork, 8, seed, Mood(f"{seed}", "split"), f"{seed}").entries
        for fact in [codec.decode(body)[0]]
        if isinstance(fact, TieDecided)
    ]
    assert decided


def test_the_lift_is_covered(lift: Scenario) -> None:
    assert coverage(lift, 24, 1, 10).missed == ()


def test_what_cannot_be_played_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, fork: Scenario) -> None:
    from app.show import rules

    monkeypatch.setattr(rules, "PLAYED", rules.PLAYED - {"discuss"})
    with pytest.raises(ScenarioRejected, match="discuss"):
        rehearse(fork)


def test_the_command_tells_path_times_and_coverage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, record = tmp_path / "fork.yaml", tmp_path / "record.json"
    file.write_text(FORK, "utf-8")
    assert rehearse_command(file, residents=8, seed=1, runs=4, to=record) == 0
    told = capsys.readouterr().out
    assert "走过的路：开头 → " in told
    assert "排了 4 遍，走到 3 / 4 场。" in told
    assert "没有走到：没人来" in told
    assert record.read_bytes() == rehearse(load(FORK.encode()), 8, 1).record()


def test_it_tells_in_the_language_of_the_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "fork.yaml"
    file.write_text(FORK.replace("lang: zh", "lang: en"), "utf-8")
    assert rehearse_command(file, residents=6, seed=1, runs=2) == 0
    assert capsys.readouterr().out.startswith("The way it went: 开头 → ")
