"""Reads a published calendar with the icalendar package and prints what it found as JSON."""

import json
import re
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
for component in calendar.walk():
    assert not component.errors, component.errors
assert len(calendar.walk("VTIMEZONE")) == 1
json.dump(
    {
        "method": str(calendar["METHOD"]),
        # Newer versions leave what is escaped in a property that no standard names.
        "name": re.sub(r"\\+([,;])", r"\1", str(calendar["X-WR-CALNAME"])),
        "events": [
            [
                str(event["UID"]),
                event["SEQUENCE"],
                str(event["STATUS"]),
                event.decoded("DTSTART").isoformat(),
                str(event["SUMMARY"]),
            ]
            for event in calendar.walk("VEVENT")
        ],
    },
    sys.stdout,
)
