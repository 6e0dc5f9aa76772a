"""Prints what the Python package vobject reads in a calendar file."""

import datetime
import json
import sys

import vobject

(calendar,) = vobject.readComponents(sys.stdin.buffer.read().decode())
(event,) = calendar.vevent_list


def times(name):
    time = getattr(event, name).value
    moment = time.astimezone(datetime.timezone.utc)
    return [time.replace(tzinfo=None).isoformat(), moment.strftime("%Y-%m-%dT%H:%M:%SZ")]


def text(name):
    return getattr(event, name).value if hasattr(event, name) else ""


json.dump(
    {
        "method": calendar.method.value,
        "uid": event.uid.value,
        "sequence": int(event.sequence.value),
        "status": event.status.value,
        "summary": event.summary.value,
        "description": text("description"),
        "location": text("location"),
        "start": times("dtstart"),
        "end": times("dtend"),
    },
    sys.stdout,
)
