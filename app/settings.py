"""What the house is told from outside: environment variables `THEATRE_...`, or the options of `theatre serve`."""

from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """`public_url` is what phones type and every QR says. `pace`: acts a second a seat may send for long; `burst`: at
    once. `patience`: seconds a connection may take to say what it wants. `keep`: days after its end at which
    a show is destroyed; 0: never. `words`: what people are called here, `居民=村民`. `diary`: how
    what happens is written to standard error. `secret`
    only where several machines share it."""

    model_config = SettingsConfigDict(env_prefix="THEATRE_")

    data: Path = Path("data")
    database: str = ""
    host: str = "0.0.0.0"
    port: int = 8000
    public_url: str = ""
    lang: str = "zh"
    tickets: bool = False
    wifi: str = ""
    captive: bool = False
    secret: str = ""
    metrics_token: str = ""
    proxy: str = ""
    hosts: tuple[str, ...] = ()
    pace: float = 4.0
    burst: int = 12
    phones: int = 20_000
    patience: int = 15
    keep: int = 0
    words: str = ""
    diary: Literal["text", "json"] = "text"

    @property
    def url(self) -> str:
        """The database: the one that was named, or a SQLite file in the data folder."""
        return self.database or f"sqlite:///{(self.data / 'theatre.sqlite').as_posix()}"
