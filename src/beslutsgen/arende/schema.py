"""JSON-schema för ärendefilen, för redigerare: förslag på nycklar, hjälptexter och fel medan man skriver.

Schemat är draft-07, som redigerarnas YAML-stöd bygger på. Där räknas inget bredvid `$ref`, så en beskrivning och
en hänvisning står var för sig.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from beslutsgen.arende.model import Arende
from beslutsgen.arende.shapes import Choice, Many, Named, Record, YesNo, record_of, records_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.arende.shapes import Shape

SCHEMA_VERSION: Final = "http://json-schema.org/draft-07/schema#"
# Nycklar som skrivs med å, ä eller ö i vanlig svenska. Båda stavningarna godtas.
SWEDISH: Final[Mapping[str, str]] = {
    "arende": "ärende",
    "aven_kallad": "även_kallad",
    "ersattning": "ersättning",
    "forlangning": "förlängning",
    "forvaltning": "förvaltning",
    "galler": "gäller",
    "handlaggare": "handläggare",
    "innehall": "innehåll",
    "jamfors_med": "jämförs_med",
    "kommunala_mal": "kommunala_mål",
    "langst_till": "längst_till",
    "lank": "länk",
    "malgrupp": "målgrupp",
    "namnd": "nämnd",
    "prisniva": "prisnivå",
    "samrad": "samråd",
    "sammantrade": "sammanträde",
    "skal": "skäl",
    "uppfoljning": "uppföljning",
    "uppsagningstid": "uppsägningstid",
    "varde": "värde",
}
_SWEDISH_WORDS: Final[Mapping[str, str]] = {
    "bestallare": "beställare",
    "utforare": "utförare",
    "sokande": "sökande",
    "forhandling": "förhandling",
    "sammantrade": "sammanträde",
}
_OWN_NAME: Final = "^[A-Za-zÅÄÖåäö_][A-Za-zÅÄÖåäö0-9_]*$"
_SCALAR: Final = ("string", "number", "boolean", "null")
# Typerna sätts ihop när schemat görs, ur modellens former.
_LIST: Final[Any] = list
_TABLE: Final[Any] = dict
_YES_NO: Final = ("ja", "nej", "sant", "falskt", True, False, None)


def case_schema() -> dict[str, Any]:
    """Schemat för en ärendefil."""
    from pydantic import TypeAdapter

    record = record_of(Arende)
    models: dict[Record, Any] = {}
    for inner in reversed(records_in(record)):
        _model(inner, models)
    schema = TypeAdapter(models[record]).json_schema(ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs")
    finished = {name: _finished(one) for name, one in sorted(definitions.items())}
    return {
        "$schema": SCHEMA_VERSION,
        **_finished(schema),
        "title": "Ärendefil",
        "definitions": finished,
    }


def _model(record: Record, models: dict[Record, Any]) -> Any:
    """Pydantics modell för en uppställning; de inre görs vid behov."""
    from pydantic import ConfigDict, Field, create_model

    if record not in models:
        fields: dict[str, Any] = {}
        for field in record.fields.values():
            annotation = _annotation(field.shape, models)
            if field.required:
                fields[field.name] = (annotation, Field(description=field.about))
            else:
                fields[field.name] = (annotation | None, Field(default=None, description=field.about))
        models[record] = create_model(
            record.model.__name__,
            __config__=ConfigDict(extra="forbid"),
            __doc__=record.model.__doc__,
            **fields,
        )
    return models[record]


def _annotation(shape: Shape, models: dict[Record, Any]) -> Any:
    """Pydantics typ för en form: kortformer och ensamma värden i listor godtas."""
    if isinstance(shape, Many):
        item = _annotation(shape.item, models)
        return _LIST[item] | item
    if isinstance(shape, Named):
        from pydantic import StringConstraints

        name = Annotated[str, StringConstraints(pattern=_OWN_NAME)]
        return _TABLE[name, _annotation(shape.item, models)]
    if not isinstance(shape, Record):
        return _scalar(shape)
    model = _model(shape, models)
    return model | _annotation(shape.short.shape, models) if shape.short else model


def _scalar(shape: Shape) -> Any:
    from pydantic import WithJsonSchema

    if isinstance(shape, Choice):
        spelled = (_SWEDISH_WORDS.get(word, word) for word in shape.words)
        return Annotated[Any, WithJsonSchema({"enum": list(dict.fromkeys((*shape.words, *spelled, None)))})]
    if isinstance(shape, YesNo):
        return Annotated[Any, WithJsonSchema({"enum": list(_YES_NO)})]
    # Redigerare läser 0123 och nej som tal och sanningsvärde; här är allt text tills fältet avgör.
    return Annotated[Any, WithJsonSchema({"type": list(_SCALAR)})]


def _finished(schema: dict[str, Any]) -> dict[str, Any]:
    """En uppställning med båda stavningarna av varje nyckel, och utan det som pydantic lägger till."""
    properties = {name: _property(one) for name, one in schema["properties"].items()}
    pairs = [(name, SWEDISH[name]) for name in properties if name in SWEDISH]
    required = schema.get("required", [])
    either = [
        {"anyOf": [{"required": [name]}, {"required": [swedish]}]}
        for name, swedish in pairs
        if name in required
    ]
    both = [{"not": {"required": [name, swedish]}} for name, swedish in pairs]
    finished: dict[str, Any] = {
        "type": "object",
        "description": schema["description"],
        "properties": properties | {swedish: properties[name] for name, swedish in pairs},
        "additionalProperties": False,
        "required": [name for name in required if name not in SWEDISH],
    }
    return finished | ({"allOf": [*either, *both]} if pairs else {})


def _property(schema: dict[str, Any]) -> dict[str, Any]:
    """En nyckels schema med bara det som en redigerare har nytta av."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "default", "$ref")}
    if "$ref" in schema:
        kept["allOf"] = [{"$ref": schema["$ref"]}]
    for part in (kept, *kept.get("anyOf", [])):
        if "patternProperties" in part:
            part["additionalProperties"] = False
    return kept
