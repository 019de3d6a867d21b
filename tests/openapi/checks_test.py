# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks see what is wrong: right exchanges pass, and each planted fault is found."""

import base64
import copy
import json
import os
import unittest

import cbor2
import zstandard
from jsonschema import Draft202012Validator

from conform import Conformance, Exchange, undescribed_routes
from document import Document

NONCE = ["dpop-nonce", "bm9uY2Utbm9uY2U"]
ID = bytes(range(16))
HASH = bytes(32)
STREAM = "00010203-0405-4607-8809-0a0b0c0d0e0f/core"


def deterministic(item):
    return cbor2.dumps(item, canonical=True)


def exchange(method, path, status, response=b"", headers=(), request=b"", sent=()):
    return {
        "test": "planted", "method": method, "path": path, "status": status,
        "requestHeaders": [["host", "127.0.0.1"], *sent],
        "requestBody": base64.b64encode(request).decode(),
        "responseHeaders": [NONCE, *headers],
        "responseBody": base64.b64encode(response).decode(),
    }


def hub_info(**more):
    info = {"hubId": "00010203-0405-4607-8809-0a0b0c0d0e0f", "version": 1, "now": 1_800_000_000_000,
            "maximumBatchBytes": 16_781_312, "maximumMediaChunk": 67_108_864, **more}
    return exchange("GET", "/v1/hub", 200, json.dumps(info).encode(), [["content-type", "application/json"]])


def problem(status, code, path="/v1/changes", method="POST", headers=()):
    body = json.dumps({"type": "about:blank", "status": status, "code": code}).encode()
    return exchange(method, path, status, body, [["content-type", "application/problem+json"], *headers])


CREDENTIALS = [["authorization", "DPoP token"], ["dpop", "eyJ0eXAi"]]


def changes(request=None, reply=None, state=None):
    asked = {"v": 1, "ck": b"", "echo": True, "limit": 100, "streams": {}, **(request or {})}
    state = {"name": "甲", "category": "full"} if state is None else state
    answer = {"v": 1, "same": False, "more": False, "ck": bytes(16), "next": 60, "now": 1_800_000_000_000,
              "removed": [], "streams": [[STREAM, 3, 3, 1, HASH]], "kinds": ["member"],
              "rows": [[0, 0, ID, 3, state]], **(reply or {})}
    return exchange("POST", "/v1/changes", 200, zstandard.compress(cbor2.dumps(answer)),
                    [["content-type", "application/cbor"], ["content-encoding", "zstd"]],
                    deterministic(asked), CREDENTIALS)


def batch(body=None, receipt=None, op=None):
    ops = [op or [0, 0, 0, 0, 0, 5, 0, ID, {"name": "甲"}]]
    inner = {"v": 1, "at": 1, "ops": ops, "life": ID, "orgs": [ID], "first": 1, "kinds": ["member"],
             "device": ID, "person": ID, "ordinal": 1, "previous": b"", "incarnation": ID, **(body or {})}
    envelope = {"v": 1, "ds": bytes(64), "ps": bytes(64), "device": ID, "person": ID,
                "body": zstandard.compress(deterministic(inner))}
    answer = {"v": 1, "at": 1, "batch": HASH, "first": 1, "device": ID, "outcomes": [[0, 4]],
              "incarnation": ID, **(receipt or {})}
    sealed = {"sig": bytes(64), "body": deterministic(answer)}
    return exchange("POST", "/v1/batches", 200, deterministic(sealed), [["content-type", "application/cbor"]],
                    deterministic(envelope), CREDENTIALS)


class ChecksTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = Document(os.environ["DOCUMENT"])

    def faults(self, recorded):
        return Conformance(self.document).faults(Exchange(recorded, "planted"))

    def assert_found(self, recorded, words):
        found = self.faults(recorded)
        self.assertTrue(any(words in fault for fault in found), f"{words!r} is not in {found}")

    def test_document_is_sound(self):
        names = set()
        for operation in self.document.operations:
            self.assertNotIn(operation.operation_id, names)
            names.add(operation.operation_id)
            self.assertEqual(set(operation.path_names), set(operation.path_schemas), operation.name)
            self.assertTrue(any(200 <= status < 300 for status in operation.responses), operation.name)
        for name, schema in self.document.schemas():
            with self.subTest(name):
                Draft202012Validator.check_schema(schema)

    def test_right_exchanges_pass(self):
        for recorded in (hub_info(), changes(), batch(), problem(410, "checkpoint"),
                         problem(404, "absent", "/v1/nothing", "GET"),
                         changes(reply={"streams": [], "kinds": [], "rows": [], "same": True}),
                         batch(receipt={"outcomes": [[3, 0, "invalid", "name"]]}),
                         batch(op=[0, 0, 0, 1, 0, 5, 0, ID, {}, 1, True, [1]])):
            self.assertEqual(self.faults(recorded), [], recorded["path"])

    def test_call_that_is_not_described_is_found(self):
        self.assert_found(exchange("GET", "/v1/secrets", 200, b"{}"), "this call is not described")
        self.assert_found(exchange("PUT", "/v1/batches", 200), "this call is not described")
        self.assert_found(exchange("GET", "/v1/media/a/b", 200), "this call is not described")
        self.assert_found(problem(418, "teapot", "/v1/media/a/b", "GET"), "this call is not described")
        challenge = [["www-authenticate", 'DPoP algs="EdDSA"']]
        self.assertEqual(self.faults(problem(401, "token", "/v1/media/a/b", "GET", challenge)), [])
        self.assertEqual(undescribed_routes(self.document, ["GET /v1/hub", "GET /v1/secrets", "GET /v1/media/"]),
                         ["GET /v1/secrets"])

    def test_status_that_is_not_described_is_found(self):
        self.assert_found(problem(418, "teapot"), "status 418 is not described")
        self.assert_found(exchange("GET", "/v1/hub", 204), "status 204 is not described")

    def test_code_that_is_not_described_is_found(self):
        self.assert_found(problem(410, "gone"), "'gone' is not one of")

    def test_field_that_is_not_described_is_found(self):
        self.assert_found(hub_info(owner="county"), "'owner' was unexpected")
        self.assert_found(changes(reply={"extra": 1}), "'extra' was unexpected")
        self.assert_found(changes(request={"extra": 1}), "'extra' was unexpected")
        self.assert_found(batch(body={"extra": 1}), "'extra' was unexpected")
        self.assert_found(batch(receipt={"extra": 1}), "'extra' was unexpected")

    def test_missing_field_is_found(self):
        recorded = changes()
        recorded["requestBody"] = base64.b64encode(deterministic({"v": 1})).decode()
        self.assert_found(recorded, "is a required property")

    def test_headers_are_held_to_the_document(self):
        without = hub_info()
        without["responseHeaders"] = [["content-type", "application/json"]]
        self.assert_found(without, "header dpop-nonce is missing")
        extra = hub_info()
        extra["responseHeaders"] = extra["responseHeaders"] + [["x-powered-by", "hub"]]
        self.assert_found(extra, "header x-powered-by is not described")
        asked = changes()
        asked["requestHeaders"] = asked["requestHeaders"] + [["x-scope", "everything"]]
        self.assert_found(asked, "header x-scope is not described")

    def test_answer_without_credentials_is_found(self):
        for name in ("authorization", "dpop"):
            bare = changes()
            bare["requestHeaders"] = [pair for pair in bare["requestHeaders"] if pair[0] != name]
            self.assert_found(bare, f"no {name} as it is described")

    def test_text_for_bytes_is_found(self):
        self.assert_found(changes(reply={"ck": "AAAAAAAAAAAAAAAAAAAAAA"}), "is not bytes")
        self.assert_found(changes(reply={"kinds": [b"member"]}), "is not text")
        self.assert_found(batch(body={"life": "AAECAwQFBgcICQoLDA0ODw"}), "is not bytes")

    def test_bytes_of_another_length_are_found(self):
        self.assert_found(batch(receipt={"batch": bytes(31)}), "does not match")

    def test_op_of_another_form_is_found(self):
        self.assert_found(batch(op=[0, 0, 0, 4, 0, 5, 0, ID, {}]), "4 is greater than the maximum")
        self.assertNotEqual(self.faults(batch(op=[0, 0, 0, 1, 0, 5, 0, ID, {}, 1])), [])
        self.assertNotEqual(self.faults(batch(receipt={"outcomes": [[3, 0]]})), [])
        self.assertNotEqual(self.faults(batch(receipt={"outcomes": [[3, 0, "because", ""]]})), [])

    def test_state_against_the_catalogue_is_found(self):
        self.assert_found(changes(state={"name": 1, "category": "full"}), "rows/0/member/name")
        self.assert_found(changes(state={"name": "甲"}), "'category' is a required property")
        self.assert_found(changes(reply={"kinds": ["secret"]}), "kind secret is not described")

    def test_cbor_out_of_order_is_found(self):
        recorded = changes()
        asked = {"streams": {}, "limit": 1, "echo": True, "ck": b"", "v": 1}
        recorded["requestBody"] = base64.b64encode(cbor2.dumps(asked)).decode()
        self.assert_found(recorded, "not deterministic")

    def test_body_of_another_kind_is_found(self):
        recorded = copy.deepcopy(hub_info())
        recorded["responseHeaders"] = [NONCE, ["content-type", "text/html"]]
        self.assert_found(recorded, "content type 'text/html' is not described")

    def test_answers_never_seen_are_told(self):
        conformance = Conformance(self.document)
        conformance.faults(Exchange(changes(), "planted"))
        unseen = conformance.unseen()
        self.assertNotIn("POST /v1/changes 200", unseen)
        self.assertIn("POST /v1/changes 410", unseen)


if __name__ == "__main__":
    unittest.main()
