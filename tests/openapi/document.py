# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/openapi.yaml, read for holding recorded exchanges against it."""

import re

import yaml


class Document:
    def __init__(self, path):
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        with open(path, encoding="utf-8") as file:
            self._raw = yaml.load(file, Loader=loader)
        self._resolved = {}
        self.operations = []
        for path_text, item in self._raw["paths"].items():
            for method, operation in item.items():
                self.operations.append(Operation(self, method.upper(), path_text, operation))

    def resolve(self, node):
        """The node with every reference replaced; no schema here contains itself."""
        if isinstance(node, list):
            return [self.resolve(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$ref" not in node:
            return {key: self.resolve(value) for key, value in node.items()}
        beside = {key: self.resolve(value) for key, value in node.items() if key != "$ref"}
        return {**self.at(node["$ref"]), **beside}

    def at(self, reference):
        if reference not in self._resolved:
            node = self._raw
            for part in reference.removeprefix("#/").split("/"):
                node = node[part]
            self._resolved[reference] = self.resolve(node)
        return self._resolved[reference]

    def schemas(self):
        """Every named schema, with its references replaced: one that leads nowhere is found here."""
        return [(name, self.at(f"#/components/schemas/{name}")) for name in self._raw["components"]["schemas"]]

    def record(self, kind):
        """The schema of a record's state, or nothing for a kind that is not described."""
        name = f"Record.{kind}"
        return self.at(f"#/components/schemas/{name}") if name in self._raw["components"]["schemas"] else None

    def security(self, name):
        return self._raw["components"]["securitySchemes"][name]

    def default_security(self):
        return self._raw["security"]

    def find(self, method, path):
        for operation in self.operations:
            if operation.method == method and operation.pattern.fullmatch(path):
                return operation
        return None


class Operation:
    def __init__(self, document, method, path, node):
        self.method = method
        self.path = path
        self.name = f"{method} {path}"
        self.pattern = re.compile(re.sub(r"\\{\w+\\}", "[^/]*", re.escape(path)))
        node = document.resolve(node)
        self.responses = {int(status): response for status, response in node["responses"].items()}
        self.body = node.get("requestBody")
        #: Why no test meets an answer, by its status.
        self.excused = {int(status): why for status, why in node.get("x-not-in-tests", {}).items()}
        self.excused |= {s: r["x-not-in-tests"] for s, r in self.responses.items() if "x-not-in-tests" in r}
        parameters = node.get("parameters", [])
        self.headers = {p["name"].lower(): p for p in parameters if p["in"] == "header"}
        self.path_schemas = {p["name"]: p["schema"] for p in parameters if p["in"] == "path"}
        self.operation_id = node["operationId"]
        self.path_names = re.findall(r"\{(\w+)\}", path)
        self._values = re.compile(re.sub(r"\\{\w+\\}", "([^/]*)", re.escape(path)))
        requirements = node.get("security", document.default_security())
        self.needs_credentials = all(requirements)
        #: Header and the word it begins with, of each scheme that the call knows.
        self.credentials = [self._credential(document.security(name)) for each in requirements for name in each]

    @staticmethod
    def _credential(scheme):
        if scheme["type"] == "http":
            word = {"dpop": "DPoP ", "bearer": "Bearer "}[scheme["scheme"].lower()]
            return "authorization", word
        return scheme["name"].lower(), ""

    def begins_like(self, exchange):
        fixed, has_id, _ = self.path.partition("{")
        return bool(has_id) and self.method == exchange.method and exchange.path.startswith(fixed)

    def path_values(self, path):
        return dict(zip(self.path_names, self._values.fullmatch(path).groups()))
