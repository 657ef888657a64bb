"""The command line."""

import typer

program = typer.Typer(name="theatre", no_args_is_help=True)


@program.callback()
def theatre() -> None:
    """Community experimental theatre."""


def main() -> None:
    program()
