"""Checks the DKIM signatures of a message with dkimpy against records that are handed in, and prints what it found."""

import base64
import json
import sys

import dkim

given = json.load(sys.stdin)
records = {name + ".": text.encode() for name, text in given["records"].items()}
message = base64.b64decode(given["message"])


def record(name, timeout=5):
    return records.get(name.decode() if isinstance(name, bytes) else name)


found = []
count = sum(1 for name, _ in dkim.DKIM(message).headers if name.lower() == b"dkim-signature")
for index in range(count):
    check = dkim.DKIM(message)
    try:
        is_good = check.verify(idx=index, dnsfunc=record)
    except dkim.DKIMException as fault:
        is_good = str(fault)
    fields = check.signature_fields
    found.append(
        {
            "good": is_good,
            "selector": fields.get(b"s", b"").decode(),
            "algorithm": fields.get(b"a", b"").decode(),
            "signed": [name.decode().lower() for name, _ in check.signed_headers or []],
        }
    )
json.dump(found, sys.stdout)
