"""openapi.json says what the code does: its addresses, parameters and fields, no more and no fewer."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from archive.web import machine_urls
from archive.web.api.asking import LARGEST, OWN, SIZE
from archive.web.api.views import described
from archive.web.exports.nouns import NOUNS, Noun
from tests import builders
from tests.web.exports.archive_of_everything import many_articles

PATHS = described()["paths"]
SCHEMAS = described()["components"]["schemas"]
NAMED = {"articles": "Article", "commitments": "Commitment", "actors": "Actor", "statements": "Statement"}
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}


def resolved(said: dict[str, Any]) -> dict[str, Any]:
    """What a reference points at, itself where it is none."""
    found: Any = described()
    for step in said["$ref"].split("/")[1:] if "$ref" in said else ():
        found = found[step]
    return found if "$ref" in said else said


def parameters(path: str) -> list[dict[str, Any]]:
    return [resolved(said) for said in PATHS[path]["get"]["parameters"]]


def test_the_addresses_are_those_of_the_code() -> None:
    expected = {"/api/v1/", "/api/v1/openapi.json", "/api/v1/topics/", "/api/v1/formulas/"}
    expected |= {f"/api/v1/{name}/" for name in NOUNS} | {f"/api/v1/{name}/{{identifier}}/" for name in NOUNS}
    assert set(PATHS) == expected | {f"/api/v1/facets/{name}/" for name in NOUNS}
    written = {str(url.pattern) for url in machine_urls.urlpatterns if str(url.pattern).startswith("api/")}
    assert len(written) == 7, "an operation was added: describe it"


@pytest.mark.parametrize("noun", NOUNS.values(), ids=NOUNS)
def test_the_parameters_are_those_of_the_code(noun: Noun) -> None:
    found = {said["name"]: said for said in parameters(f"/api/v1/{noun.name}/")}
    assert set(found) == {*noun.parameters, *OWN}
    assert {said["name"] for said in parameters(f"/api/v1/facets/{noun.name}/")} == set(noun.parameters)
    assert tuple(found["sort"]["schema"]["enum"]) == noun.sorts
    assert (found["size"]["schema"]["default"], found["size"]["schema"]["maximum"]) == (SIZE, LARGEST)


@pytest.mark.parametrize("noun", NOUNS.values(), ids=NOUNS)
def test_the_fields_are_the_columns(noun: Noun) -> None:
    said = SCHEMAS[NAMED[noun.name]]["properties"]
    assert {name: field["description"] for name, field in said.items()} == {
        column.name: column.meaning for column in noun.columns
    }


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_described(client: Client, path: str) -> None:
    made = many_articles(6)
    builders.statement("Talks again", made)
    noun = path.split("/")[3]
    if "{identifier}" in path:
        items = client.get(f"/api/v1/{noun}/").json()["items"]
        path_asked = path.replace("{identifier}", items[0][NOUNS[noun].identifier])
    response = client.get(path_asked if "{identifier}" in path else path)
    schema = PATHS[path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert list(faults(response.json(), schema, "")) == []


def faults(value: Any, schema: dict[str, Any], where: str) -> list[str]:
    """Where a value differs from its schema: types, what must be there, what may be, formats."""
    schema = resolved(schema)
    if "allOf" in schema:
        merged = {name: said for part in schema["allOf"] for name, said in resolved(part)["properties"].items()}
        schema = {"type": "object", "properties": merged}
    types = schema.get("type", [])
    types = types if isinstance(types, list) else [types]
    if value is None:
        return [] if "null" in types else [f"{where} is null"]
    if not any(isinstance(value, TYPES[one]) for one in types if one != "null") or (
        isinstance(value, bool) and "boolean" not in types
    ):
        return [f"{where} is {type(value).__name__}, not {types}"]
    if schema.get("format") == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return [f"{where} is no date: {value}"]
    if isinstance(value, list):
        return [fault for one in value for fault in faults(one, schema["items"], f"{where}[]")]
    if isinstance(value, dict) and ("properties" in schema or "additionalProperties" in schema):
        return faults_of_object(value, schema, where)
    return []


def faults_of_object(value: dict[str, Any], schema: dict[str, Any], where: str) -> list[str]:
    known, other = schema.get("properties", {}), schema.get("additionalProperties")
    missing = [f"{where} lacks {name}" for name in schema.get("required", ()) if name not in value]
    strange = [f"{where} has {name}" for name in value if name not in known and not other]
    inside = [
        fault
        for name, one in value.items()
        if name in known or other
        for fault in faults(one, known.get(name, other), f"{where}.{name}")
    ]
    return [*missing, *strange, *inside]


@pytest.mark.parametrize("wrong", [{"a": True}, {"a": None}, {}, {"a": 1, "b": 2}, []])
def test_the_checker_sees_what_is_wrong(wrong: Any) -> None:
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}
    assert faults({"a": 1}, schema, "") == []
    assert faults(wrong, schema, "")
