day-place = Workshop
day-title = Workshop
day-heading = Workshop in { $county }
day-none-title = Your county has no workshop yet
day-none-text = The workshop appears here once Valmyndigheten has entered it. You can then change its date, place and numbers.
day-none-link = See the programme and the calendar
day-not-set = Not decided yet
day-needs-title = What needs you now
day-parts-title = Parts of the workshop
day-facts-title = Details
day-fact-when = Date and time
day-fact-format = Format
day-fact-place = Place
day-fact-address = Address
day-whose = { $day }, { $week }, { $left } (set by the county board)
day-fact-register-by = Registration closes
day-fact-seats = Seats per municipality
day-fact-seats-text = { $least }–{ $most }
day-fact-room = Room
day-fact-room-text = { $tables } tables with { $chairs } chairs each, { $room } seats in all
day-fact-contact = Contact
day-room-small-title = The room is too small for everybody
day-room-small = If { $municipalities } municipalities send at least { $least } people each, they do not fit on { $room } chairs. Add tables, choose a larger room or lower the number.
day-format-physical = In person
day-format-physical-hint = Everybody is in the same room.
day-format-digital = Online
day-format-digital-hint = Each municipality sits in a room of its own and joins by video.
day-format-hybrid = Hybrid
day-format-hybrid-hint = Some are in the room, others join by video.
day-state-invited = Invited
day-step-settings = Date and place
day-step-invitation = Invitation
day-step-answers = Registration
day-step-tables = Table plan
day-step-day = Held
day-task-invitation = Invitation
day-task-invitation-hint = The national text and your own.
day-task-invitation-waits = { $count ->
    [one] To go to one municipality
   *[other] To go to { $count } municipalities
}
day-task-invitation-sent = { $count ->
    [one] Sent to one municipality
   *[other] Sent to { $count } municipalities
}
day-task-answers = Answers from the municipalities
day-task-answers-hint = Who has answered, and which roles are missing.
day-task-answers-waits = Waiting for the invitation
day-task-answers-state = { $answered } of { $invited } have answered
day-task-people = Participants
day-task-people-hint = The list, also as Excel and CSV.
day-task-people-state = { $count ->
    [0] Nobody registered yet
    [one] One registered
   *[other] { $count } registered
}
day-task-tables = Table plan
day-task-tables-hint = Who sits where, and papers for the hall.
day-task-tables-waits = Nobody to seat yet
day-task-tables-state = { $seated } of { $people } seated
day-need-settings = Enter the place and a contact for the workshop
day-need-invite = { $count ->
    [one] Send the invitation to the municipality
   *[other] Send the invitation to { $count } municipalities
}
day-need-answers = { $count ->
    [one] One municipality has not answered
    [2] Two municipalities have not answered
    [3] Three municipalities have not answered
   *[other] { $count } municipalities have not answered
}
day-need-place = { $count ->
    [one] Seat the participant at a table
   *[other] Seat { $count } participants at tables
}
day-need-place-more = { $count ->
    [one] One participant has no seat at a table
   *[other] { $count } participants have no seat at a table
}
day-need-programme = Create the programme for the next election
day-need-counties = { $count ->
    [one] One county has no workshop yet
   *[other] { $count } counties have no workshop yet
}
day-settings-title = Settings
day-settings-lead = Date, time, place and contact appear in the invitation to the municipalities.
day-settings-change = Change the settings
day-settings-save = Save
day-settings-back = Back to the workshop
day-settings-saved = The settings have been saved.
day-settings-moved = The settings have been saved. The date, time or place has changed: send the invitation again so that the municipalities know.
day-group-when = When
day-group-where = Where and how
day-group-registration = Registration
day-group-room = The room
day-group-contact = Contact
day-field-day = Date
day-field-starts = From
day-field-ends = To
day-field-format = How is the workshop held?
day-field-place = Place
day-field-place-hint = Building and room. If the workshop is online, the name of the meeting service.
day-field-address = Address
day-field-address-hint = Street and town. May be left empty.
day-field-register-by = Registration closes
day-field-register-by-hint = Before the day of the workshop, so that you have time to seat people.
day-field-seats-least = Fewest per municipality
day-field-seats-most = Most per municipality
day-field-tables = Tables
day-field-chairs = Chairs at each table
day-field-contact = Whom a municipality can ask
day-field-contact-hint = Name, phone and email address.
day-fault-day = Date of the workshop: enter a date, for example 2029-03-13.
day-fault-day-past = The date of the workshop has passed. Choose today or a later day.
day-fault-starts = From: enter a time, for example 09:00.
day-fault-ends = To: enter a time, for example 14:30.
day-fault-ends-early = The workshop must end later on the day on which it begins, never after midnight. Write a later time.
day-fault-format = Select how the workshop is held.
day-fault-place = Enter where the workshop is held.
day-fault-place-long = The place is too long. Use at most 200 characters.
day-fault-address-long = The address is too long. Use at most 200 characters.
day-fault-register-by = Registration closes: enter a date, for example 2029-03-05.
day-fault-register-by-late = Registration must close before the day of the workshop.
day-fault-register-by-past = The last day for registration has already passed. Choose today or a later day.
day-fault-no-such-day = There is no such day in the calendar. 29 February comes every fourth year only.
day-fault-seats-least = Fewest per municipality: enter a number from 1 to 50.
day-fault-seats-most = Most per municipality: enter a number from 1 to 50.
day-fault-seats-most-less = The highest number is lower than the lowest. Enter a higher number.
day-fault-tables = Tables: enter a number from 1 to 100.
day-fault-chairs = Chairs at each table: enter a number from 2 to 20.
day-fault-contact = Enter whom a municipality can ask.
day-fault-contact-long = The contact is too long. Use at most 500 characters.
day-newer-title = Somebody saved before you
day-newer-text = What you wrote has not been saved, but it is still in the form. Compare, change what is needed and save again.
day-newer-same = The other person saved exactly what you wrote.
day-newer-table = What differs
day-newer-field = Setting
day-newer-saved = Saved
day-newer-written = You wrote
day-need-moved = { $count ->
    [one] One municipality has an invitation with another day, time or place: send it again
   *[other] { $count } municipalities have an invitation with another day, time or place: send it again
}
day-need-outside = The workshop lies outside the days of the programme, { $first }–{ $last }: choose another day
day-need-outside-counties = { $count ->
    [one] One workshop lies outside the days of the programme
   *[other] { $count } workshops lie outside the days of the programme
}
day-task-door = The door
day-task-door-hint = check in those who arrive, with or without a network.
