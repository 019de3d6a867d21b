#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what the hub's tests asked and were answered against docs/openapi.yaml.

  conform.py DOCUMENT FOLDER [--complete]

FOLDER holds the files that support::ExchangeLog wrote. With --complete every response of the document
must have been seen, but for those that say in x-not-in-tests why they are not.
"""

import argparse
import base64
import json
import pathlib
import re
import sys

from document import Document
from schema import Broken, CborValidator, JsonValidator, decompressed, faults, from_cbor, is_deterministic

# What HTTP itself brings along; the hub reads none of them for its own purposes but Host.
PLAIN_REQUEST_HEADERS = {"host", "content-length", "content-type", "connection", "user-agent", "accept",
                         "accept-encoding", "accept-language", "expect"}
PLAIN_RESPONSE_HEADERS = {"content-length", "content-type", "connection"}
# Answers of the HTTP server itself: no body, no nonce (info.description of the document).
SERVER_STATUSES = {400, 413, 431}
SHOWN = 40
# Of a long answer; the others were made by the same lines of code.
ROWS = 40
STATE = re.compile(r"rows/\d+/4\b")


class Exchange:
    def __init__(self, recorded, where):
        self.where = f"{where} {recorded['test']}"
        self.method = recorded["method"]
        self.path = recorded["path"]
        self.status = recorded["status"]
        self.request_headers = {k.lower(): v for k, v in recorded["requestHeaders"]}
        self.response_headers = {k.lower(): v for k, v in recorded["responseHeaders"]}
        self.request_body = self._bytes(recorded.get("requestBody"))
        self.response_body = self._bytes(recorded.get("responseBody"))

    @staticmethod
    def _bytes(text):
        """Nothing where the body was too long to be recorded."""
        return None if text is None else base64.b64decode(text)

    @property
    def is_accepted(self):
        return 200 <= self.status < 300

    @property
    def is_by_server(self):
        return (self.status in SERVER_STATUSES and not self.response_body
                and "content-type" not in self.response_headers)


class Conformance:
    def __init__(self, document):
        self.document = document
        self.seen = set()

    def name_of(self, exchange):
        operation = self.document.find(exchange.method, exchange.path)
        return operation.name if operation else f"{exchange.method} {exchange.path}"

    def faults(self, exchange):
        operation = self.document.find(exchange.method, exchange.path)
        if operation is None:
            return self._of_nothing(exchange)
        if exchange.is_by_server:
            if exchange.status in operation.responses:
                self.seen.add((operation.name, exchange.status))
            return []
        if exchange.status not in operation.responses:
            return [f"status {exchange.status} is not described"]
        self.seen.add((operation.name, exchange.status))
        found = self._response(operation, exchange)
        if exchange.is_accepted:
            found += self._request(operation, exchange)
        return found

    def _of_nothing(self, exchange):
        if exchange.is_by_server:
            return []
        if exchange.status == 404 and exchange.response_body is not None:
            if json.loads(exchange.response_body) == {"type": "about:blank", "status": 404, "code": "absent"}:
                return []
        # What begins like a call with an id is first refused as that one is.
        alike = [operation for operation in self.document.operations if operation.begins_like(exchange)]
        for operation in alike:
            if exchange.status >= 400 and exchange.status in operation.responses:
                return self._response(operation, exchange)
        return [f"this call is not described, and was answered with {exchange.status}"]

    def _response(self, operation, exchange):
        described = operation.responses[exchange.status]
        found = self._headers("answer", described.get("headers", {}), exchange.response_headers,
                              PLAIN_RESPONSE_HEADERS)
        if exchange.method != "HEAD":
            found += self._body("answer", described.get("content", {}), exchange.response_headers,
                                exchange.response_body)
        return found

    def _request(self, operation, exchange):
        known = PLAIN_REQUEST_HEADERS | {name for name, _ in operation.credentials}
        found = self._headers("request", operation.headers, exchange.request_headers, known)
        for name, word in operation.credentials if operation.needs_credentials else []:
            if not exchange.request_headers.get(name, "").startswith(word or "ey"):
                found.append(f"request: no {name} as it is described, and yet accepted")
        for name, value in operation.path_values(exchange.path).items():
            found += [f"path {name} {fault}" for fault in faults(JsonValidator, operation.path_schemas[name], value)]
        if operation.body:
            found += self._body("request", operation.body["content"], exchange.request_headers,
                                exchange.request_body)
        elif exchange.request_body:
            found.append("request: a body that is not described was accepted")
        return found

    @staticmethod
    def _headers(side, described, present, plain):
        described = {name.lower(): header for name, header in described.items()}
        found = [f"{side}: header {name} is not described" for name in present
                 if name not in described and name not in plain]
        for name, header in described.items():
            if name not in present:
                if header.get("required"):
                    found.append(f"{side}: header {name} is missing")
                continue
            value = present[name]
            if header["schema"].get("type") == "integer" and value.isdecimal():
                value = int(value)
            found += [f"{side}: header {name} {fault}" for fault in faults(JsonValidator, header["schema"], value)]
        return found

    def _body(self, side, content, headers, body):
        if not content:
            return [f"{side}: a body that is not described"] if body else []
        sent = headers.get("content-type", "").split(";")[0].strip().lower()
        # The hub takes a body for what its call takes, whatever it is called.
        media = sent or (next(iter(content)) if side == "request" else "")
        if media not in content:
            return [f"{side}: content type {media!r} is not described"]
        if body is None:
            return []
        described = content[media]
        try:
            return [f"{side}: {fault}" for fault in self._content(media, described, headers, body)]
        except Broken as broken:
            return [f"{side}: the body {broken}"]

    def _content(self, media, described, headers, body):
        schema = described["schema"]
        if media.endswith("json"):
            try:
                return faults(JsonValidator, schema, json.loads(body))
            except ValueError as error:
                raise Broken(f"is no JSON: {error}") from error
        if media != "application/cbor":
            return []
        if headers.get("content-encoding") == "zstd":
            body = decompressed(body)
        item = from_cbor(body)
        if "rows" in item:
            item["rows"] = item["rows"][:ROWS]
        found = faults(CborValidator, schema, item)
        if "rows" in item:
            # Which schema a state has stands in another place, which JSON Schema cannot follow.
            others = [fault for fault in found if not STATE.match(fault)]
            found = others or self._states(item)
        if described.get("x-cbor") == "deterministic" and not is_deterministic(body):
            found.append("is not deterministic CBOR")
        return found

    def _states(self, reply):
        found = []
        for number, (stream, kind, _, _, state) in enumerate(reply["rows"]):
            if stream >= len(reply["streams"]) or kind >= len(reply["kinds"]):
                found.append(f"rows/{number}: an index beyond its table")
                continue
            name = reply["kinds"][kind]
            schema = self.document.record(name)
            if schema is None:
                found.append(f"rows/{number}: kind {name} is not described")
            elif state is not None:
                found += [f"rows/{number}/{name}/{fault}" for fault in faults(CborValidator, schema, state)]
        return found

    def unseen(self):
        return [f"{operation.name} {status}" for operation in self.document.operations
                for status in operation.responses
                if (operation.name, status) not in self.seen and status not in operation.excused]


def undescribed_routes(document, routes):
    """Routes as the router names them: one that ends in a slash leaves the rest to its handler."""
    missing = []
    for route in routes:
        method, path = route.split(" ", 1)
        fits = any(o.method == method and (o.path == path or (path.endswith("/") and o.path.startswith(path + "{")))
                   for o in document.operations)
        if not fits:
            missing.append(route)
    return missing


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("document")
    arguments.add_argument("folder")
    arguments.add_argument("--complete", action="store_true")
    given = arguments.parse_args()

    document = Document(given.document)
    conformance = Conformance(document)
    alike = {}
    routes = set()
    count = 0
    for file in sorted(pathlib.Path(given.folder).glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if not line:
                continue
            recorded = json.loads(line)
            if "routes" in recorded:
                routes.update(recorded["routes"])
                continue
            count += 1
            exchange = Exchange(recorded, f"{file.name}:{number}")
            for fault in conformance.faults(exchange):
                call = conformance.name_of(exchange)
                where = alike.setdefault(f"{call} → {exchange.status}: {fault}", [])
                where.append(exchange.where)
    wrong = [f"{fault} ({len(where)} times, first {where[0]})" for fault, where in alike.items()]
    wrong += [f"The hub serves {route}, which is not described" for route in undescribed_routes(document, sorted(routes))]
    if given.complete:
        wrong += [f"No test has seen {response}" for response in conformance.unseen()]
        if not routes:
            wrong.append("No router has told its routes")
    if count == 0:
        wrong.append("Nothing was recorded")
    print(f"{count} exchanges, {len(conformance.seen)} responses of the document seen, {len(wrong)} faults")
    for line in wrong[:SHOWN]:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
