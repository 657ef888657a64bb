"""The JSON Schema of a scenario, made from the same tables as the checker, for editors that complete and check."""

from typing import Any

from app.scenario.fields import (
    CARD,
    CASE,
    COMMON,
    KINDS,
    NEXT,
    OWNER,
    PERSON,
    RULE,
    SCENE,
    TOP,
    Field,
)

Schema = dict[str, Any]
TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
TEXTS: Schema = {"type": "array", "items": TEXT}
TIME: Schema = {"type": "string", "pattern": r"^(\d{1,2}h)?(\d{1,3}m)?(\d{1,4}s)?$"}
SHAPES: dict[str, Schema] = {
    "text": TEXT,
    "texts": TEXTS,
    "time": TIME,
    "late": {"anyOf": [{"const": "skip"}, TIME]},
    "share": {"type": "string", "pattern": r"^(\d{1,3}%|\d{1,3}/\d{1,3})$"},
    "area": {"type": "number", "exclusiveMinimum": 0, "maximum": 100_000},
    "date": {"type": ["string", "null"], "pattern": r"^(\d{4}-\d\d-\d\d)?$"},
    "url": {"type": ["string", "null"], "pattern": r"^(https?://\S+)?$"},
    "flag": {"type": "boolean"},
    "any": {"type": "object"},
}
OPTION: Schema = {
    "anyOf": [
        TEXT,
        {
            "type": "object",
            "properties": {"text": TEXT, "cost": {"type": "integer"}},
            "required": ["text"],
            "additionalProperties": False,
        },
    ]
}


def json_schema() -> Schema:
    return {
        "$schema": "http" + "://json-schema.org/draft-07/schema#",
        "title": "theatre scenario, format 1",
        **table(TOP),
        "definitions": {"beat": {"oneOf": [beat(kind) for kind in KINDS]}},
    }


def beat(kind: str) -> Schema:
    made = table((*COMMON, *KINDS[kind]))
    made["properties"][kind] = TEXT
    made["required"] = [kind, *made.get("required", [])]
    return made


def table(fields: tuple[Field, ...]) -> Schema:
    required = [field.name for field in fields if field.must]
    properties = {field.name: value(field) for field in fields}
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return made | ({"required": required} if required else {})


def value(field: Field) -> Schema:
    if field.shape == "word":
        return {"enum": list(field.words)}
    if field.shape == "whole":
        return {"type": "integer", "minimum": field.low, "maximum": field.high}
    return SHAPES.get(field.shape) or nested(field)


def nested(field: Field) -> Schema:
    """Maps by name and lists of maps, each with its own table."""
    by_name = {"cast": PERSON, "cards": CARD, "owners": OWNER}
    lists = {"scenes": SCENE, "rules": RULE, "rehearsals": CASE}
    if field.name in by_name:
        return {"type": "object", "additionalProperties": {"anyOf": [table(by_name[field.name]), {"type": "null"}]}}
    if field.name in lists:
        return {"type": "array", "items": table(lists[field.name])}
    if field.shape == "beats":
        return {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/beat"}}
    if field.shape == "options":
        return {"type": "array", "minItems": 1, "maxItems": 26, "items": OPTION}
    if field.shape == "next":
        return {"anyOf": [TEXT, table(NEXT)]}
    counts = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
    return {"type": "object", "additionalProperties": counts}
