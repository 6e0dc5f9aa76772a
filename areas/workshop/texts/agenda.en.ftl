agenda-title = Agenda
agenda-is-usual = This is a proposal after the Election Authority's standard. Change what does not suit you.
agenda-left-out = There is no time for: { $items }.
agenda-change = Change the agenda
agenda-print = Print
agenda-misfit-title = The agenda does not fit the times of the day
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
agenda-length-now = Valid now
agenda-length-take = Choose
agenda-settings-newer = Somebody else changed the settings at the same time. The end of the day is not changed; see what is valid now.
agenda-edit-title = Change the agenda
agenda-edit-lead = The day is { $day }. Say how long each item is at least, usually and at most; the system works out the times and lays breaks and lunch.
agenda-newer-title = Somebody else saved at the same time
agenda-newer-text = This is the agenda that was saved. What you wrote stands below. If you save now, yours is valid.
agenda-save = Save the agenda
agenda-back = Back without saving
agenda-saved = The agenda is saved.
agenda-saved-misfit = The agenda is saved, but it does not fit the times of the day. See below what can be done.
agenda-letter-subject = Exact times of the workshop { $day }
agenda-letter-subject-again = Changed times of the workshop { $day }
agenda-letter-opening = { $county } sends { $municipality } the exact times of the workshop. Put them into your calendar with the attached file.
agenda-letter-opening-again = { $county } has changed the agenda of the workshop. These times are now valid for { $municipality }. The attached calendar file replaces the one before.
agenda-letter-agenda = Agenda:
agenda-letter-pass-on = Pass the times on to those you have registered.
agenda-paper-none = The times are not settled yet.
day-task-agenda = Agenda
day-task-agenda-hint = What happens when, and the exact times to the municipalities.
agenda-need-tell = The municipalities do not have the exact times that are valid now: send them
