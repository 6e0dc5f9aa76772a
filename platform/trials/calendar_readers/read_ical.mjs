// Prints what the npm package ical.js reads in a calendar file.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
const events = calendar.getAllSubcomponents('vevent');
if (events.length !== 1) throw new Error(`${events.length} events`);
const text = (name) => events[0].getFirstPropertyValue(name) ?? '';
const event = new ICAL.Event(events[0]);
const times = (time) => {
  const moment = new Date(time.toUnixTime() * 1000);
  return [time.toString(), moment.toISOString().replace('.000', '')];
};
process.stdout.write(
  JSON.stringify({
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    status: text('status'),
    summary: event.summary,
    description: text('description'),
    location: text('location'),
    start: times(event.startDate),
    end: times(event.endDate),
  }),
);
