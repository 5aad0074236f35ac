"""The JSON Schema of a codebook, for editors."""

from praktijkleren.codebook.model import Addition, Codebook

DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema() -> dict[str, object]:
    """Give the JSON Schema of a codebook; in an overlay a factor may be an addition."""
    schema = Codebook.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs")
    addition = Addition.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    addition.pop("$defs")
    definitions["Addition"] = addition
    factors = schema["properties"]["factors"]
    factor = factors.pop("items")
    overlay = {"anyOf": [factor, {"$ref": "#/definitions/Addition"}]}
    return {
        "$schema": DRAFT,
        **schema,
        "title": "Codebook of praktijkleren",
        "if": {"required": ["extends"], "properties": {"extends": {"type": "string"}}},
        "then": {"properties": {"factors": {"items": overlay}}},
        "else": {"properties": {"factors": {"items": factor}}},
        "definitions": definitions,
    }
