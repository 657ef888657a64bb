"""The house from the command line: what `serve` opens, resumes, says and refuses."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.postgres import free_port
from tests.web.house import PLAY

OTHER = PLAY.replace("小戏", "另一出").replace("欢迎", "请坐")


def theatre(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "app", *words]
    about = os.environ | {"LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, env=about)


@contextmanager
def serving(data: Path, *words: str, kill: bool = False) -> Iterator[list[dict[str, Any]]]:
    command = [sys.executable, "-W", "error", "-m", "app", "serve", *words, "--host", "127.0.0.1"]
    command += ["--port", str(free_port()), "--data", str(data), "--links", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        line = process.stdout.readline()
        try:
            assert line, process.stderr.read()
            yield json.loads(line)["shows"]
        finally:
            process.kill() if kill else process.terminate()
            rest, diary = process.communicate(timeout=20)
    assert rest == "" and "Traceback" not in diary, diary


def test_serve_resumes_what_is_unfinished_and_opens_new_only_when_asked(tmp_path: Path) -> None:
    data, small, other = tmp_path / "data", tmp_path / "small.yaml", tmp_path / "other.yaml"
    small.write_text(PLAY, encoding="utf-8")
    other.write_text(OTHER, encoding="utf-8")
    with serving(data, str(small)) as [first]:
        assert set(first) >= {"show", "code", "title", "join", "stage", "facilitator", "expert", "assistant"}
        with httpx.Client(follow_redirects=True) as browser:
            assert [browser.get(first[role]).status_code for role in ("join", "stage", "organizer")] == [200] * 3
    with serving(data) as [again]:
        assert (again["show"], again["code"]) == (first["show"], first["code"])
        assert again["facilitator"] != first["facilitator"]
        port = httpx.URL(again["stage"]).port
        old = httpx.URL(first["facilitator"]).copy_with(port=port)
        assert httpx.get(old).status_code == 303
    with serving(data, "--new", str(other)) as shows:
        assert [show["title"] for show in shows] == ["另一出", "小戏"]
    with serving(data, str(small)) as shows:
        assert [show["title"] for show in shows] == ["小戏", "另一出"]
    with serving(data, str(small), "--rehearse", "2") as shows:
        assert (len(shows), shows[0]["title"]) == (3, "小戏")
        assert shows[0]["show"] != first["show"]


def test_what_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    for words, sentence in (
        (["nowhere.yaml"], "没有找到剧本 nowhere.yaml。"),
        (["--workers", "2"], "SQLite 只能由一个进程来写。要用多个进程，请加 --database postgresql://…"),
    ):
        found = theatre("serve", *words, "--data", str(tmp_path / "data"), "--port", str(free_port()))
        assert (found.returncode, found.stdout) == (1, "")
        assert found.stderr.splitlines()[-1] == sentence


def test_no_show_is_opened_when_one_of_several_files_has_a_fault(tmp_path: Path) -> None:
    data, small, broken = tmp_path / "data", tmp_path / "small.yaml", tmp_path / "broken.yaml"
    small.write_text(PLAY, encoding="utf-8")
    broken.write_text(PLAY.replace("beats:", "beat:"), encoding="utf-8")
    found = theatre("serve", "--new", str(small), str(broken), "--data", str(data), "--port", str(free_port()))
    assert found.returncode == 1 and found.stderr.splitlines()[-1].startswith("剧本还有")
    with serving(data, "--new", str(small)) as shows:
        assert len(shows) == 1


def test_the_record_is_written_verified_and_copied_while_the_house_is_open(tmp_path: Path) -> None:
    data, small = tmp_path / "data", tmp_path / "small.yaml"
    small.write_text(PLAY, encoding="utf-8")
    with serving(data, str(small)) as [show]:
        at = ("--data", str(data))
        assert theatre("export", show["show"], "--to", str(tmp_path / "r.json"), *at).returncode == 0
        held = theatre("verify", str(tmp_path / "r.json"))
        assert held.returncode == 0 and held.stdout == theatre("verify", show["show"], *at).stdout
        busy = theatre("serve", *at, "--port", str(free_port()))
        assert busy.returncode == 1 and busy.stderr.splitlines()[-1].startswith("另一个程序正在用这份数据")
        assert theatre("backup", str(tmp_path / "copy"), *at).returncode == 0
    assert theatre("restore", str(tmp_path / "copy"), "--data", str(tmp_path / "back")).returncode == 0
    assert theatre("verify", show["show"], "--data", str(tmp_path / "back")).stdout == held.stdout
    broken = (tmp_path / "r.json").read_bytes().replace("小戏".encode(), "大戏".encode())
    (tmp_path / "r.json").write_bytes(broken)
    assert theatre("verify", str(tmp_path / "r.json")).returncode == 1


def test_killed_and_opened_again_it_stands_where_it_stood(tmp_path: Path) -> None:
    """`kill -9` right after the answers: every acknowledged vote is there, and the same cookie holds."""
    data, small = tmp_path / "data", tmp_path / "small.yaml"
    small.write_text(PLAY, encoding="utf-8")
    with serving(data, str(small), kill=True) as [show]:
        home = httpx.URL(show["join"])
        origin = f"http://127.0.0.1:{home.port}"
        with httpx.Client(headers={"Origin": origin}) as leader, httpx.Client(headers={"Origin": origin}) as resident:
            leader.get(show["facilitator"])
            resident.get(show["join"])
            do = f"{origin}/s/{show['show']}/do"
            assert [leader.post(do, data={"do": "go"}).status_code for _ in range(3)] == [204] * 3
            assert resident.post(do, data={"do": "cast", "choice": "B", "once": "v"}).status_code == 204
            before = resident.get(f"{origin}/s/{show['show']}/resident.json").json()
            seat = resident.cookies["seat"]
    with serving(data) as [again]:
        origin = f"http://127.0.0.1:{httpx.URL(again['join']).port}"
        with httpx.Client(headers={"Origin": origin}, cookies={"seat": seat}) as resident:
            assert resident.get(f"{origin}/s/{show['show']}/resident.json").json() == before
            repeated = resident.post(f"{origin}/s/{show['show']}/do", data={"do": "cast", "choice": "A", "once": "v"})
            assert repeated.status_code == 204
            assert resident.get(f"{origin}/s/{show['show']}/resident.json").json() == before


def test_two_workers_on_postgresql_serve_one_show(tmp_path: Path, postgres_url: str) -> None:
    """Any worker answers any phone; each request opens a connection of its own, so both are met."""
    small = tmp_path / "small.yaml"
    small.write_text(PLAY, encoding="utf-8")
    with serving(tmp_path / "data", str(small), "--database", postgres_url, "--workers", "2") as [show]:
        origin = f"http://127.0.0.1:{httpx.URL(show['join']).port}"
        alone = httpx.Limits(max_keepalive_connections=0)
        with (
            httpx.Client(headers={"Origin": origin}, limits=alone) as leader,
            httpx.Client(headers={"Origin": origin}, limits=alone) as resident,
        ):
            leader.get(show["facilitator"])
            resident.get(show["join"])
            do = f"{origin}/s/{show['show']}/do"
            assert [leader.post(do, data={"do": "go"}).status_code for _ in range(3)] == [204] * 3
            for n in range(8):
                vote = {"do": "cast", "choice": "AB"[n % 2], "once": f"v{n}"}
                assert resident.post(do, data=vote).status_code == 204
            assert leader.post(do, data={"do": "go"}).status_code == 204
            view = leader.get(f"{origin}/s/{show['show']}/facilitator.json").json()
            assert [option["count"] for option in view["ballot"]["options"]] == [0, 1]
