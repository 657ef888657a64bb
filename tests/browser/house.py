"""A house started as a person starts it: `theatre serve` in a process of its own, killed and started again at will."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.places import SCENARIOS
from tests.postgres import free_port

EVENING = "lift.yaml"


class House:
    """`links` is what `--links json` said of the first show: its code and each audience's address."""

    def __init__(self, data: Path, scenario: Path = SCENARIOS / EVENING, *options: str) -> None:
        self.data, self.scenario, self.options = data, scenario, options
        self.port = free_port()
        self.links: dict[str, Any] = {}
        self._process: subprocess.Popen[str] | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def open(self) -> None:
        """Returns once the house accepts connections."""
        command = [
            sys.executable, "-W", "error", "-m", "app", "serve", str(self.scenario), "--host", "127.0.0.1",
            "--port", str(self.port), "--data", str(self.data), "--links", "json", *self.options,
        ]  # fmt: skip
        with self.diary.open("ab") as diary:
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=diary, text=True, encoding="utf-8")
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self.diary.read_text("utf-8", errors="replace")
        self.links = json.loads(line)["shows"][0]

    def kill(self) -> None:
        """`kill -9`: nothing is said, nothing is tidied."""
        if self._process:
            self._process.kill()
            self._gone()

    def close(self) -> None:
        if self._process:
            self._process.terminate()
            self._gone()

    def reopen(self) -> None:
        """The same data and the same address after `kill -9`."""
        self.kill()
        self.open()

    @property
    def diary(self) -> Path:
        """What the house wrote to standard error."""
        return self.data.with_name(f"{self.data.name}.log")

    def _gone(self) -> None:
        assert self._process is not None
        try:
            self._process.wait(timeout=15)
        finally:
            self._process.kill()
            self._process.communicate()
            self._process = None
