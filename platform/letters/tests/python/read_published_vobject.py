"""Reads a calendar file with the vobject package and prints what it found as JSON."""

import json
import sys

import vobject

calendar = vobject.readOne(sys.stdin.buffer.read().decode())
named = "x-wr-calname" in calendar.contents
json.dump(
    {
        "method": calendar.method.value,
        "name": calendar.contents["x-wr-calname"][0].value if named else "",
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
