"""Prints what the Python package icalendar reads in a calendar file."""

import datetime
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
for component in calendar.walk():
    assert not component.errors, component.errors
(event,) = calendar.walk("VEVENT")
(zone,) = calendar.walk("VTIMEZONE")
in_file = zone.to_tz()


def times(name):
    local = event.decoded(name).replace(tzinfo=None)
    moment = (local - in_file.utcoffset(local)).replace(tzinfo=datetime.timezone.utc)
    return [local.isoformat(), moment.strftime("%Y-%m-%dT%H:%M:%SZ")]


json.dump(
    {
        "method": str(calendar["METHOD"]),
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "location": str(event.get("LOCATION", "")),
        "start": times("DTSTART"),
        "end": times("DTEND"),
    },
    sys.stdout,
)
