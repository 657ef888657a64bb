"""`theatre password`: asked for twice, never on the command line, where others could read it."""

from pathlib import Path

import typer

from app.i18n import translate
from app.web import qr
from app.web.password import address, new, write


def password_command(data: Path, second_factor: bool, off: bool, lang: str) -> None:
    if off:
        write(data, None)
        return
    asked = typer.prompt(translate(lang, "新密码"), hide_input=True, confirmation_prompt=True)
    login = new(asked, second_factor)
    write(data, login)
    if login.factor:
        typer.echo(qr.terminal(address(login, "theatre")))
        typer.echo(login.factor)
