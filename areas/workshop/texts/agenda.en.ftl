agenda-title = Agenda
agenda-is-usual = This is a proposal after the Election Authority's standard. Change what does not suit you.
agenda-rest = Break
agenda-lunch = Lunch
agenda-kind-talk = Talk
agenda-kind-exercise = Group work
agenda-kind-gathering = Gathering
agenda-kind-rest = Break
agenda-kind-lunch = Lunch
agenda-minutes = { $minutes } min
agenda-left-out = There is no time for: { $items }.
agenda-change = Change the agenda
agenda-print = Print
agenda-misfit-title = The agenda does not fit the times of the day
agenda-misfit-nothing = The agenda is empty. Add at least one item.
agenda-misfit-stretch = Nobody may sit longer than { $minutes } minutes without a pause, but in these one does: { $items }. Divide the item or allow longer stretches.
agenda-misfit-lunch = Lunch must begin between 11:00 and 13:00, but no item ends then. Shorten, divide or move one.
agenda-misfit-short = The day is too short: with everything that must be in it, as short as possible, it ends at { $time } at the earliest. Let more items be left out, shorten them or lengthen the day.
agenda-misfit-long = The day is too long: with all items as long as they may be it ends at { $time } at the latest. Add items, let them take more time or shorten the day.
agenda-misfit-between = The agenda can end at { $earlier } or { $later }, but not between them. Give the items more room between least and most.
agenda-misfit-midnight = The agenda does not fit before midnight.
agenda-tell-title = What the municipalities know
agenda-tell-first = The municipalities do not have the exact times yet.
agenda-tell-again = The times have changed since the municipalities were told.
agenda-concerns = It concerns { $municipalities ->
    [one] one invited municipality
   *[other] { $municipalities } invited municipalities
} and { $people ->
    [0] nobody registered yet
    [one] one registered participant
   *[other] { $people } registered participants
}.
agenda-differences = What differs
agenda-told = The municipalities know
agenda-now = Valid now
agenda-send = Send a letter with the exact times
agenda-told-all = The invited municipalities have these times.
agenda-tell-when-fits = When the agenda fits the times of the day you can send the exact times to the municipalities.
agenda-sent = The letter with the exact times is on its way to the municipalities.
agenda-not-sent-times = The letter was not sent: the agenda does not fit the times of the day.
agenda-not-sent-nobody = The letter was not sent: no municipality is invited yet.
agenda-lengths-title = The same agenda in another time
agenda-lengths-text = Items stretch and shrink to the time there is. Choosing a length changes when the day ends; if the invitation is sent, the next letter says so.
agenda-length-three = 3 hours
agenda-length-five = 5 hours
agenda-length-whole = A whole day
agenda-length-no = Does not fit.
agenda-length-all = Everything fits, { $rests ->
    [0] without a break
    [one] with one break
   *[other] with { $rests } breaks
}.
agenda-length-without = Fits without: { $items }.
agenda-length-now = Valid now
agenda-length-take = Choose
agenda-settings-newer = Somebody else changed the settings at the same time. The end of the day is not changed; see what is valid now.
agenda-edit-title = Change the agenda
agenda-edit-lead = The day is { $day }. Say how long each item is at least, usually and at most; the system works out the times and lays breaks and lunch.
agenda-newer-title = Somebody else saved at the same time
agenda-newer-text = This is the agenda that was saved. What you wrote stands below. If you save now, yours is valid.
agenda-items-title = Items
agenda-items-text = Minutes go in steps of five. Empty an item to remove it. The number decides the order: number an item 15 to put it between 10 and 20.
agenda-row-new = New item
agenda-field-title = Item
agenda-field-kind = What one does
agenda-field-least = Least
agenda-field-usual = Usual
agenda-field-most = Most
agenda-field-place = Number
agenda-field-may-go = May be left out if the day is too short
agenda-field-stretch = Longest time without a pause
agenda-field-stretch-hint = Minutes, for example 90
agenda-pauses-title = Breaks and lunch
agenda-pauses-text = They are laid between the items. There is lunch in a day that goes on between 11:00 and 13:30.
agenda-save = Save the agenda
agenda-back = Back without saving
agenda-saved = The agenda is saved.
agenda-saved-misfit = The agenda is saved, but it does not fit the times of the day. See below what can be done.
agenda-fault-none = Write at least one item
agenda-fault-many = There are too many items. At most 30 fit
agenda-fault-title = Write what the item is called
agenda-fault-title-long = The item may be at most 200 characters
agenda-fault-kind = Choose what one does
agenda-fault-minutes = Write how many minutes, for example 45
agenda-fault-minutes-many = At most 480 minutes
agenda-fault-step = Write minutes in steps of five, for example 45
agenda-fault-usual = The usual cannot be less than the least
agenda-fault-most = The most cannot be less than the usual
agenda-fault-stretch = Write minutes in steps of five, between 30 and 240
agenda-letter-subject = Exact times of the workshop { $day }
agenda-letter-subject-again = Changed times of the workshop { $day }
agenda-letter-opening = { $county } sends { $municipality } the exact times of the workshop. Put them into your calendar with the attached file.
agenda-letter-opening-again = { $county } has changed the agenda of the workshop. These times are now valid for { $municipality }. The attached calendar file replaces the one before.
agenda-letter-agenda = Agenda:
agenda-letter-pass-on = Pass the times on to those you have registered.
agenda-paper-none = The times are not settled yet.
agenda-usual-gathering = Arrival and coffee
agenda-usual-welcome = Welcome: the purpose of the day and the county today
agenda-usual-threats = The threat picture, and what has happened in Sweden and elsewhere
agenda-usual-first = Scenario exercise at the tables, first round
agenda-usual-police = The Police and the Security Service on the region today
agenda-usual-second = Scenario exercise at the tables, second round: detect and handle
agenda-usual-experience = The tables report and learn from each other
agenda-usual-analysis = Each municipality's own protection analysis: next steps
agenda-usual-closing = Summary and close
day-task-agenda = Agenda
day-task-agenda-hint = What happens when, and the exact times to the municipalities.
