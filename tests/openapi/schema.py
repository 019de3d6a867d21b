# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON Schema over CBOR: byte strings are told from text, and what lies in them is looked into."""

import base64

import cbor2
import zstandard
from jsonschema import Draft202012Validator, ValidationError, validators


class ByteString(str):
    """A CBOR byte string in the form of RFC 8949 §6.1: base64url without padding."""

    def __new__(cls, raw):
        text = super().__new__(cls, base64.urlsafe_b64encode(raw).decode().rstrip("="))
        text.raw = raw
        return text


class Broken(Exception):
    pass


def from_cbor(raw):
    """The item as JSON Schema sees it."""
    try:
        item = cbor2.loads(raw)
    except (cbor2.CBORDecodeError, ValueError) as error:
        raise Broken(f"is no CBOR: {error}") from error
    return _converted(item)


def is_deterministic(raw):
    return cbor2.dumps(cbor2.loads(raw), canonical=True) == raw


def _converted(item):
    if isinstance(item, bytes):
        return ByteString(item)
    if isinstance(item, dict):
        if not all(isinstance(key, str) for key in item):
            raise Broken("has a key that is no text")
        return {key: _converted(value) for key, value in item.items()}
    if isinstance(item, (list, tuple)):
        return [_converted(value) for value in item]
    if item is None or isinstance(item, (bool, int, str)):
        return item
    raise Broken(f"holds a {type(item).__name__}, which is not for the wire")


def decompressed(raw):
    try:
        return zstandard.ZstdDecompressor().decompress(raw)
    except zstandard.ZstdError as error:
        raise Broken(f"is no zstd frame: {error}") from error


def _type_of_cbor(validator, types, instance, schema):
    is_bytes = isinstance(instance, ByteString)
    if is_bytes != (schema.get("contentEncoding") == "base64url") and isinstance(instance, str):
        wanted = "bytes" if "contentEncoding" in schema else "text"
        yield ValidationError(f"{instance[:40]!r} is not {wanted}")
        return
    yield from Draft202012Validator.VALIDATORS["type"](validator, types, instance, schema)


def _content_schema(validator, content, instance, schema):
    # What is sealed cannot be looked into; its schema is for the one who can open it.
    if not isinstance(instance, ByteString) or not schema["contentMediaType"].startswith("application/cbor"):
        return
    raw = instance.raw
    try:
        if schema["contentMediaType"].endswith("+zstd"):
            raw = decompressed(raw)
        inner = from_cbor(raw)
    except Broken as broken:
        yield ValidationError(f"what lies in the bytes {broken}")
        return
    if not is_deterministic(raw):
        yield ValidationError("what lies in the bytes is not deterministic CBOR")
    yield from validator.descend(inner, content, path="content")


CborValidator = validators.extend(
    Draft202012Validator, {"type": _type_of_cbor, "contentSchema": _content_schema})
JsonValidator = Draft202012Validator


def faults(validator, schema, instance):
    """What is wrong, each in a line that says where."""
    lines = []
    for error in validator(schema).iter_errors(instance):
        # Of alternatives, what the nearest of them lacks says more than that none fits.
        while error.context:
            error = min(error.context, key=lambda inner: (-len(inner.absolute_path), inner.schema_path[0]))
        where = "/".join(str(part) for part in error.absolute_path)
        lines.append(f"{where or '(whole)'}: {error.message[:200]}")
    return lines
