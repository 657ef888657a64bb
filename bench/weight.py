"""What a page weighs on the air, by audience: `make bench ARGS=weight`, or `ARGS="weight scenarios/dance.yaml"`.

First load: the page and every file it names, compressed as the house sends them. Then an evening of cues: the largest
and the middle frame that each press of GO sends. Exits 1 where residents get more than 100 KB in 6 requests, or more
than 4 KB for a cue.
"""

import gzip
import http.client
import json
import re
import socket
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

AUDIENCES = ("resident", "stage", "expert", "assistant", "facilitator", "organizer")
FILES = re.compile(r'<(?:link rel="stylesheet" href|script src|img[^>]* src)="([^"]+)"')
MOST, MOST_REQUESTS, MOST_CUE = 100_000, 6, 4096
PRESSES = 24


@dataclass(slots=True)
class Visitor:
    """`cues`: bytes that each press brought."""

    audience: str
    base: str
    show: str
    cookie: str = ""
    loaded: int = 0
    requests: int = 0
    line: ClientConnection | None = None
    cues: list[int] = field(default_factory=list)

    def ask(self, url: str, body: dict[str, str] | None = None) -> tuple[http.client.HTTPResponse, bytes]:
        place = urlsplit(urljoin(self.base, url))
        road = http.client.HTTPConnection(str(place.hostname), place.port, timeout=20)
        headers = {"Accept-Encoding": "gzip", "Cookie": self.cookie, "Accept": "text/html", "Origin": self.base}
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        road.request("POST" if body else "GET", f"{place.path}?{place.query}", urlencode(body or {}), headers | kind)
        answer = road.getresponse()
        content = answer.read()
        road.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookie = "; ".join(filter(None, (self.cookie, value.split(";")[0])))
        return answer, content

    def arrive(self, link: str) -> None:
        """Follows the link to the page and asks for everything it names, once."""
        answer, content = self.ask(link)
        while answer.status in (302, 303, 307):
            answer, content = self.ask(answer.headers["Location"])
        self.count(content)
        for name in dict.fromkeys(FILES.findall(unpacked(answer, content))):
            self.count(self.ask(name)[1])
        origin: Any = self.base
        at = f"{self.base.replace('http', 'ws', 1)}/s/{self.show}/{self.audience}/live"
        cookie = {"Cookie": self.cookie}
        self.line = connect(at, origin=origin, additional_headers=cookie, compression=None, proxy=None, legacy=True)
        self.hear()

    def count(self, content: bytes) -> None:
        self.loaded += len(content)
        self.requests += 1

    def hear(self, first: float = 1.0, then: float = 0.25) -> int:
        """Bytes until it is quiet: nothing at all for `first` seconds, or nothing more for `then`."""
        heard = 0
        try:
            while self.line:
                heard += len(str(self.line.recv(timeout=then if heard else first)).encode())
        except (TimeoutError, ConnectionClosed):
            pass
        return heard


def unpacked(answer: http.client.HTTPResponse, content: bytes) -> str:
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(content) if packed else content).decode()


def main() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    play = sys.argv[1] if len(sys.argv) > 1 else "scenarios/lift.yaml"
    with tempfile.TemporaryDirectory() as data:
        serve = ["serve", play, "--host", "127.0.0.1", "--port", port, "--data", data, "--links", "json"]
        with subprocess.Popen([sys.executable, "-m", "app", *serve], stdout=subprocess.PIPE, text=True) as house:
            assert house.stdout is not None
            try:
                return weigh(json.loads(house.stdout.readline())["shows"][0])
            finally:
                house.terminate()


def weigh(links: dict[str, Any]) -> int:
    place = urlsplit(links["join"])
    base = f"{place.scheme}://{place.netloc}"
    people = [Visitor(name, base, links["show"]) for name in AUDIENCES]
    for one in people:
        one.arrive(links["join" if one.audience == "resident" else one.audience])
    leader = next(one for one in people if one.audience == "facilitator")
    for _ in range(PRESSES):
        press(leader)
        for one in people:
            one.cues.append(one.hear())
    print("audience      requests   first load   middle cue   largest cue   (bytes)")
    for one in people:
        middle, most = round(statistics.median(one.cues)), max(one.cues)
        print(f"{one.audience:12} {one.requests:9} {one.loaded:12,} {middle:12,} {most:13,}")
        if one.line:
            one.line.close()
    phone = people[0]
    light = phone.loaded <= MOST and phone.requests <= MOST_REQUESTS and max(phone.cues) <= MOST_CUE
    return 0 if light else 1


def press(leader: Visitor) -> None:
    view = json.loads(unpacked(*leader.ask(f"/s/{leader.show}/facilitator.json")))
    act = {"do": "go", "at": str(view["cue"]["step"]), "as": "facilitator"}
    if view["tie"]:
        act = {"do": "decide", "option": view["tie"][0]["id"], "as": "facilitator"}
    leader.ask(f"/s/{leader.show}/do", act)


if __name__ == "__main__":
    sys.exit(main())
