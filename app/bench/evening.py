"""The play that is measured: a number of scene changes of a given weight, then a vote."""

from pathlib import Path

LETTERS = "天地玄黄宇宙洪荒日月盈昃辰宿列张"


def mark(step: int) -> str:
    """What a phone looks for in the `step`th scene."""
    return f"第{step:04}幕"


def scenario(folder: Path, steps: int, weight: int = 1024) -> Path:
    """`weight` bytes of text a scene, about; the bytes that are really sent are counted on the way. The vote's count is
    shown while it goes on, to phones and stage alike."""
    text = (LETTERS * (weight // 48 + 1))[: max(0, weight // 3 - 6)]
    beats = "".join(f"      - pause: {mark(n)}{text}\n" for n in range(1, steps + 1))
    file = folder / "bench.yaml"
    vote = "      - vote: 选哪个\n        id: q\n        live: true\n        options: [甲, 乙]\n"
    head = "format: 1\nid: bench\nlang: zh\ntitle: 量一量\nscenes:\n  - id: 一\n    beats:\n"
    file.write_text(f"{head}{beats}{vote}      - pause: 完\n", encoding="utf-8")
    return file
