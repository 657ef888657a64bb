"""From a bare clone to a working program: `python3 tools/bootstrap.py [CHORE]`, on Windows `py tools/bootstrap.py run`.

Needs Python and its standard library only. Prepares what the chore needs and then does it (see chores.py).
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said in a sentence, not by a traceback of what comes next
    sys.exit("Python 3.11 or newer is needed; name it with `make PYTHON=python3.12`.")

import chores
import workshop


def main() -> None:
    chore = sys.argv[1] if len(sys.argv) > 1 else "setup"
    if chore not in chores.CHORES:
        sys.exit(f"Unknown chore {chore!r}. There are: {', '.join(chores.CHORES)}.")
    level, work = chores.CHORES[chore]
    if level:
        workshop.prepare(level)
    sys.exit(work(sys.argv[2:]))


if __name__ == "__main__":
    main()
