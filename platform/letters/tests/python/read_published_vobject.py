"""Reads a calendar file with the vobject package and prints what it found as JSON."""

import json
import sys

import vobject

calendar = vobject.readOne(sys.stdin.buffer.read().decode())
# vobject leaves the text of properties that it does not know as it stands in the file (RFC 5545, 3.3.11).
named = calendar.contents.get("x-wr-calname")
name = named[0].value.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\") if named else ""
json.dump(
    {
        "method": calendar.method.value,
        "name": name,
        "events": [
            [
                event.uid.value,
                int(event.sequence.value),
                event.status.value,
                event.dtstart.value.isoformat(),
                event.summary.value,
            ]
            for event in calendar.vevent_list
        ],
    },
    sys.stdout,
)
