"""`python -m app` is the same program as `theatre`."""

from app.cli import main

main()
