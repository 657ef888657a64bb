"""What is loaded late: at the first look, or in a quiet moment before it."""

import subprocess
import sys

from starlette.routing import Route

from app.web.late import Late, warm

OPEN = "import sys, app.main, app.web.opening; print([name for name in sys.modules if name in ({})])"
HEAVY = ("app.web.desk", "app.web.programme", "app.record.sheets", "xlsxwriter", "docx", "sqlmodel", "psycopg")


def test_nothing_that_is_only_wanted_later_is_loaded_for_a_start() -> None:
    code = OPEN.format(", ".join(map(repr, HEAVY)))
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


async def test_a_quiet_moment_loads_what_may_be_asked_for() -> None:
    late, other = Late(r"/desk(/|$)", "app.web.desk", "app.web.desk_book"), Route("/x", lambda request: None)
    assert "original_router" not in vars(late)
    await warm([other, late], after=0)
    assert vars(late)["original_router"].routes and "app.web.desk_book" in sys.modules
