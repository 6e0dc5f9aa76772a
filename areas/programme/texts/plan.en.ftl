plan-title = What the programme says
plan-span = { $first } to { $last }, { $weeks }
plan-edit-title = Edit dates, participants and agenda
plan-edit-lead = This applies to all counties. Each time you save there is a new version, and the counties see what has changed.
plan-saved = The programme has been saved as a new version.
plan-saved-moved = The programme is saved. The days of workshops have moved: Counties says which workshops now lie outside them, and what their municipalities were told.
plan-part-days = Dates set by the programme
plan-part-counted = Last days before each workshop
plan-part-counted-text = Enter how many days before the workshop it must be done at the latest.
plan-part-people = Participants
plan-interest_by = Last day for counties to state their interest
plan-course_opens = The introductory course opens
plan-first = First day for workshops
plan-last = Last day for workshops
plan-window = Time for workshops
plan-holidays = Public holidays in this time, no workshops
plan-invite_days = Invitation to the municipalities
plan-register_days = Registration closes
plan-list_days = List of participants to Valmyndigheten
plan-link_days = Link to everyone registered
plan-seats_least = Fewest participants from a municipality
plan-seats_most = Most participants from a municipality
plan-seats-key = Seats for each municipality
plan-seats = { $least }–{ $most } people
plan-roles = Audience
plan-course-link = Where it is, and the short version
plan-course = Course that everyone takes before the day
plan-evaluation = Evaluation
plan-agenda = Agenda
plan-agenda-text = Every workshop begins from this agenda, and the county adapts it to its day. It must fit a day of three hours, five hours or a whole day.
plan-agenda-lengths = What there is time for on days of other lengths that begin at 9:
plan-agenda-misfit = The agenda fits no day. { $why }
plan-agenda-may-go = may be left out
plan-agenda-stretch = Longest time without a pause: { $minutes } min
plan-agenda-caption = The standard day
plan-agenda-what = Item
plan-agenda-from = From the start
plan-agenda-minutes = Time
plan-hours = { $hours ->
    [one] one hour
   *[other] { $hours } hours
 }
plan-hours-minutes = { $hours } h { $minutes } min
plan-hint-day = Write the date as 2029-06-10.
plan-hint-last = Workshops must be over before the frozen days, which begin 18 days before election day.
plan-hint-roles = One role on each line.
plan-days-before = { $days ->
    [one] at the latest the day before the workshop
   *[other] at the latest { $days } days before the workshop
 }
plan-days-after = { $days ->
    [one] at the latest the day after the workshop
   *[other] at the latest { $days } days after the workshop
 }
plan-days-label-before = Days before
plan-days-label-after = Days after
plan-tier-national = Valmyndigheten
plan-tier-county = The county board
plan-tier-municipality = The municipality
plan-stage-before = Before the workshop
plan-stage-during = During the workshop
plan-stage-after = After the workshop
plan-tasks-title = Checklists
plan-tasks-place = Checklist
plan-tasks-lead = What is to be done before, during and after the workshop, as { $programme } says.
plan-tasks-none = The tasks appear here once Valmyndigheten has created the programme for the next election.
plan-tasks-link = See the checklists for Valmyndigheten, the county board and the municipality
plan-tasks-edit-title = Edit a checklist
plan-tasks-edit-of = Edit the checklist: { $tier }
plan-tasks-edit-link = Edit the checklist: { $tier }
plan-tasks-edit-lead = Empty a row to remove the task. Write in the empty rows to add tasks. If you need more rows, save and open the page again.
plan-tasks-back = Back to the checklists
plan-task-label = Task { $number }
plan-task-new-label = Task { $number }, new
plan-task-theirs = added by somebody else while you were writing
plan-task-added = New task: { $tier }, { $stage }
plan-task-removed = Removed task: { $tier }, { $stage }
plan-task-changed = Changed task: { $tier }, { $stage }
plan-tasks-reordered = The tasks are in another order
plan-was = Was:
plan-is = Now:
plan-newer-what = What you wrote has not been saved, but it is still in the form. This is what the other person changed. Copy over what you want to keep and save again.
plan-changed-title = Changes in the programme
plan-changed-link = See what has changed
plan-changed-since = You follow version { $version }, saved by { $by } on { $at }. This has changed since:
plan-changed-before = Compared with version { $version }, saved by { $by } on { $at }:
plan-changed-nothing-title = Nothing has changed
plan-changed-nothing = When Valmyndigheten changes the programme, you see here what is new.
plan-changed-never = The county has not taken the programme yet. Once you have, you see here what changes.
plan-take = Follow version { $version }
plan-taken = The county now follows the new version.
plan-follow-title = Version of the programme
plan-follow-none = The county has not taken the programme yet.
plan-follow-older = You follow version { $version }. There is now version { $newest }.
plan-follow-newest = You follow version { $version }, which is the latest.
plan-follow-look = See what applies and what has changed
plan-followers = { $now ->
    [0] No county follows this version yet
    [one] One county follows this version
   *[other] { $now } counties follow this version
 }, { $older ->
    [0] none an older one.
    [one] one an older one.
   *[other] { $older } an older one.
 }
plan-fault-day-empty = Enter a date, for example 2029-06-10.
plan-fault-day-unreadable = The date cannot be read. Write it as 2029-06-10.
plan-fault-day-not-in-calendar = There is no such day in the calendar. 29 February comes every fourth year only.
plan-fault-number = Enter a number in figures.
plan-fault-interest_by-past = The last day has passed. Choose today or a later day.
plan-fault-interest_by-after-first = Counties have to answer before the first workshop is held. Choose an earlier day.
plan-fault-course_opens-after-last = The course opens after the last workshop. Choose an earlier day.
plan-fault-last-before-first = The last day comes before the first. Swap them or choose a later day.
plan-fault-last-past = The last day has passed. Choose today or a later day.
plan-fault-last-frozen = Workshops must be over before the frozen days, which begin 18 days before election day.
plan-fault-last-long = The time for workshops is longer than a year. Is the year right?
plan-fault-invite_days-far = Enter at most 400 days.
plan-fault-register_days-before-invitation = Registration cannot close before the invitation has gone out. Enter fewer days than for the invitation.
plan-fault-register_days-none = Registration has to close at least one day before the workshop.
plan-fault-list_days-before-registered = The list cannot be handed over before registration closes. Enter fewer days than for registration.
plan-fault-link_days-before-registered = The link is sent at least one day before the workshop, but not before registration closes.
plan-fault-seats_least-none = Enter at least 1.
plan-fault-seats_most-fewer = The largest number is smaller than the smallest.
plan-fault-seats_most-many = Enter at most 20.
plan-fault-roles-empty = Enter at least one role.
plan-fault-roles-many = Enter at most 30 roles.
plan-fault-roles-long = A role is too long. Use at most 200 characters on each line.
plan-fault-course-empty = Enter what the course is called.
plan-fault-course-long = The name is too long. Use at most 200 characters.
plan-fault-evaluation-long = The name is too long. Use at most 200 characters.
plan-fault-agenda-misfit = The agenda does not fit five hours from 9 o’clock, nor three hours or a whole day.
plan-fault-tasks-many = There are too many tasks. Enter at most 300 in all.
plan-fault-what-empty = Enter what is to be done, or empty the number of days too.
plan-fault-what-long = The task is too long. Use at most 500 characters.
plan-fault-days-far = Enter at most 400 days.
plan-fault-course_opens-early = The course opens more than two years before the first workshop. Is the year right?
plan-weeks = weeks { $first }–{ $last }
