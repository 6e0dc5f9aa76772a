"""Reads a message with Python's own parser and prints what it found as JSON; any defect is an error."""

import email
import email.policy
import json
import sys

message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)


def described(part):
    text = part.get_content() if part.get_content_maintype() == "text" else None
    return {
        "type": part.get_content_type(),
        "method": part.get_param("method"),
        "file": part.get_filename(),
        "text": text.replace("\r\n", "\n") if text is not None else None,
        "bytes": list(part.get_payload(decode=True)) if text is None else None,
    }


defects = [str(defect) for part in message.walk() for defect in part.defects]
defects += [str(defect) for name, value in message.items() for defect in value.defects]
assert not defects, defects
json.dump(
    {
        "headers": [[name, str(value)] for name, value in message.items()],
        "to": [[one.display_name, one.addr_spec] for one in message["To"].addresses],
        "from": [[one.display_name, one.addr_spec] for one in message["From"].addresses],
        "kinds": [part.get_content_type() for part in message.walk()],
        "parts": [described(part) for part in message.walk() if not part.is_multipart()],
    },
    sys.stdout,
)
