day-task-seats = Seats
day-task-seats-hint = who has a seat, who is waiting, and how many seats there are.
# Seats, waiting list and seats without a name.
seats-title = Seats
seats-lead = { $left ->
    [0] All seats in the room are taken.
    [one] One seat is left in the room.
   *[other] { $left } seats are left in the room.
}
seats-lead-no-limit = There is no limit to how many can take part.
seats-figure-taken = seats are taken
seats-figure-vacant = { $count ->
    [one] of them waits for a name
   *[other] of them wait for names
}
seats-figure-waiting = { $count ->
    [one] person is on the waiting list
   *[other] people are on the waiting list
}
seats-waiting-title = Waiting list
seats-waiting-none = Nobody is waiting for a seat.
seats-waiting-text = A seat that becomes free is passed on by itself: first to a municipality that has none, then to whoever has waited longest. You can also give somebody a seat directly.
seats-since = Waiting since
seats-why = Why
seats-why-seated = has a seat
seats-why-room = the room is full
seats-why-most = the municipality has all its seats
seats-why-role = the municipality has as many as may come in that role
seats-why-late = registered after the last day
seats-give = Give a seat
seats-given = The person has a seat, and the municipality gets a letter about it.
seats-full = The room is full. Raise the limit of the room or wait until somebody cancels.
seats-changed = Something changed meanwhile. Look the seats through and try again.
seats-each-title = The municipalities’ seats
seats-each-text = Filled: has a name. Ring: the seat is held, the name comes later. Broken: on the waiting list.
seats-each-seats = Seats
seats-each-words = In words
seats-row = { $taken } of { $most }: { $seated } with a name{ $vacant ->
    [0] {""}
   *[other] , { $vacant } without
}{ $waiting ->
    [0] {""}
   *[other] , { $waiting } on the waiting list
}
seats-release = Let go of seats without a name
seats-released = The seats without a name have been let go.
seats-rules-title = Rules for the seats
seats-field-wished = Wished number from each municipality
seats-wished-hint = The workshop takes { $span } from each municipality. Leave empty if you have no wish.
seats-field-room = Most people in the room
seats-room-hint = Leave empty for as many as there are chairs ({ $chairs }).
seats-field-late = Registration after the last day
seats-late-hint = Whoever comes instead of somebody else needs no leave.
seats-late-asked = Waits until the county gives a seat
seats-late-taken = Gets a seat while there is one
seats-roles-title = Seats for each role and municipality
seats-roles-text = Least: fewer than that counts as a missing role. Most: leave empty when there is no limit.
seats-least = Least
seats-wished = Wished
seats-most = Most
seats-save = Save the rules
seats-saved = The rules have been saved.
seats-newer-title = The rules were changed while you were working
seats-newer = Somebody else has saved. What you typed is still here. Compare it with the seats above and save again.
seats-fault-number = Write a whole number, such as 4.
seats-fault-wished = The wish must lie between { $least } and { $most }, the workshop’s least and most.
seats-fault-room = Write how many may be in the room, as a whole number.
seats-fault-late = Choose what applies after the last day.
seats-fault-role-number = { $role }: write a whole number from 0 to 50.
seats-fault-role-wished = { $role }: the wished number cannot be lower than the least.
seats-fault-role-most = { $role }: the most cannot be lower than the wished number.

# The municipality's page.
seats-own-title = Hold seats without a name
seats-own-lead = Do you know that somebody is coming but not who? Hold a seat in the role. When you register somebody in the role, they take the seat. You have at most { $most } seats.
seats-own-named = Registered: { $names }.
seats-own-save = Hold the seats
seats-own-back = Back to the registration
seats-own-saved = The seats are held for you.
seats-own-newer = Somebody else in the municipality has changed the seats. What you typed is still here. Save again if it is to apply.
seats-own-full = { $left ->
    [0] The room is full. No more seats can be held.
    [one] Only one seat is left in the room.
   *[other] Only { $left } seats are left in the room.
}
seats-own-most = You have at most { $most } seats, with and without a name.
seats-own-late = The last day has passed. Contact the county administrative board if you need more seats.
seats-own-link = Hold seats without a name
seats-own-held = { $seats ->
    [one] You hold one seat without a name: { $roles }.
   *[other] You hold { $seats } seats without a name: { $roles }.
}
seats-waiting-tag = Waiting list
seats-waiting-note = { $people ->
    [one] One person is on the waiting list. You get a letter when there is a seat.
   *[other] { $people } people are on the waiting list. You get a letter when there is a seat.
}
seats-will-wait = { $people ->
    [one] You have { $seats } seats, so one person is put on the waiting list. Whoever has a seat keeps it. Otherwise the order of the list decides.
   *[other] You have { $seats } seats, so { $people } people are put on the waiting list. Whoever has a seat keeps it. Otherwise the order of the list decides.
}

# Letters.
seats-letter-subject = { $people ->
    [one] A seat at the workshop on { $day }
   *[other] Seats at the workshop on { $day }
}
seats-letter-matter = { $people ->
    [one] A seat has become free. This person was on the waiting list and has a seat now.
   *[other] Seats have become free. These people were on the waiting list and have seats now.
}
seats-letter-cannot = Is somebody unable to come? Change the list, and the seat is passed on.
seats-letter-waiting = { $people ->
    [one] On the waiting list
   *[other] On the waiting list
}
seats-letter-waiting-text = You get a letter when there is a seat. There is nothing you need to do.
seats-lacking-subject = Roles missing from { $municipality }
seats-lacking-matter = Thank you for your registration for the workshop on { $day }. Something is missing on the list from { $municipality }.
seats-lacking-missing = { $roles ->
    [one] This role is missing:
   *[other] These roles are missing:
}
seats-lacking-vacant = { $roles ->
    [one] In this role you hold a seat without a name:
   *[other] In these roles you hold seats without a name:
}
seats-lacking-ask = Complete the list by { $day }. If you do not have the role, or if somebody on the list has two roles, write it in the role.
seats-lacking-button = Complete the list
seats-lacking-write = Write a letter
seats-lacking-write-all = { $count ->
    [one] Write to the municipality about what is missing
   *[other] Write to all { $count } about what is missing
}
seats-lacking-told = { $municipalities ->
    [one] A letter about what is missing is on its way.
   *[other] Letters about what is missing are on their way to { $municipalities } municipalities.
}
seats-lacking-nobody = No municipality that has answered and can be reached lacks anything.
seats-lacking-when = written { $day }
seats-cover-vacant = No name yet
seats-cover-doubled = { $people } registered
seats-cover-waiting = { $people } waiting
seats-lacking-column = Missing
seats-vacant-column = Without a name
seats-lacking-letter = Letter
