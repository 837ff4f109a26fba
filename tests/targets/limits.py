"""Holds the input of PutRegistryScanningConfiguration against botocore's model with its limits, which botocore itself does not enforce."""

import json
import re
import sys

import botocore.session


def check(shape, value, path):
    kind = shape.type_name
    if kind == "structure":
        assert isinstance(value, dict), path
        unknown = set(value) - set(shape.members)
        missing = set(shape.required_members) - set(value)
        assert not unknown and not missing, f"{path}: unknown {unknown}, missing {missing}"
        for name, member in value.items():
            check(shape.members[name], member, f"{path}.{name}")
    elif kind == "list":
        assert isinstance(value, list), path
        within(shape, len(value), path)
        for index, item in enumerate(value):
            check(shape.member, item, f"{path}[{index}]")
    elif kind == "string":
        assert isinstance(value, str), path
        within(shape, len(value), path)
        assert not shape.enum or value in shape.enum, f"{path}: {value} is none of {shape.enum}"
        pattern = shape.metadata.get("pattern")
        assert not pattern or re.fullmatch(pattern, value), f"{path}: {value} does not match {pattern}"
    else:
        raise AssertionError(f"{path}: a value of type {kind}")


def within(shape, size, path):
    least, most = shape.metadata.get("min", 0), shape.metadata.get("max", float("inf"))
    assert least <= size <= most, f"{path}: {size} is not within {least} and {most}"


model = botocore.session.Session().get_service_model("ecr")
shape = model.operation_model("PutRegistryScanningConfiguration").input_shape
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        check(shape, json.load(file), path)
