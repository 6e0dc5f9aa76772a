"""Reads a calendar file with the icalendar package and prints what it found as JSON."""

import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
(event,) = calendar.walk("VEVENT")
(zone,) = calendar.walk("VTIMEZONE")
attendee = event.get("ATTENDEE")
for component in calendar.walk():
    assert not component.errors, component.errors
start, end = event.decoded("DTSTART"), event.decoded("DTEND")
# The zone in the file, by itself, must give the same moments as the one Python knows by name.
by_file = zone.to_tz()
json.dump(
    {
        "method": str(calendar["METHOD"]),
        "uid": str(event["UID"]),
        "sequence": event["SEQUENCE"],
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "location": str(event["LOCATION"]),
        "url": str(event["URL"]),
        "organizer": [str(event["ORGANIZER"].params["CN"]), str(event["ORGANIZER"])],
        "attendee": [str(attendee.params["CN"]), str(attendee), str(attendee.params["RSVP"])],
        "stamp": event.decoded("DTSTAMP").isoformat(),
        "start": start.isoformat(),
        "end": end.isoformat(),
        "start_by_file": start.replace(tzinfo=None).isoformat()
        + "%+d" % (by_file.utcoffset(start.replace(tzinfo=None)).total_seconds() // 3600),
        "zone": str(zone["TZID"]),
        "observances": [
            [one.name, one["RRULE"].to_ical().decode(), one["TZOFFSETTO"].to_ical()] for one in zone.subcomponents
        ],
        "contents": [component.name for component in calendar.walk()],
    },
    sys.stdout,
)
