"""Runs the script of a page in Node: the one on the PATH, else the one that comes with Playwright's wheel."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

PAGE = Path(__file__).parents[2] / "static" / "verify.html"
READ = """
const fs = require("fs");
const data = fs.readFileSync(0), out = [];
for (let at = 0; at < data.length; ) {
  const size = data.readUInt32BE(at);
  out.push(verify(new Uint8Array(data.subarray(at + 4, at + 4 + size))));
  at += 4 + size;
}
console.log(JSON.stringify(out));
"""


def sheets(ledger: bytes) -> str:
    """Reads sheets and compares each with this ledger."""
    return READ.replace("verify(new", "verifySheet(new").replace("size)))", f"size)), {json.dumps(ledger.decode())})")


def node() -> str:
    return shutil.which("node") or str(compute_driver_executable()[0])


def verify_by_page(files: list[bytes], read: str = READ) -> list[dict[str, Any]]:
    """What `static/verify.html` says of each file: ok, head, firstBad, sentence."""
    found = re.search(r"<script>(.*)</script>", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    sent = b"".join(len(file).to_bytes(4, "big") + file for file in files)
    done = subprocess.run([node(), "-e", found[1] + read], input=sent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return list(json.loads(done.stdout))
