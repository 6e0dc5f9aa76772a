# The page.
table_plan-title = Table plan
table_plan-crumb = Workshop
table_plan-lead = { $people ->
    [one] One person is registered. Choose how to seat people, and everyone gets a table.
   *[other] { $people } people are registered. Choose how to seat them, and everyone gets a table.
}
table_plan-nobody-title = There is nobody to seat yet
table_plan-nobody-text = Once the municipalities have registered their participants, you seat them here.
table_plan-to-answers = See the municipalities' answers
table_plan-none-title = Nobody has been seated yet
table_plan-none-text = Once the county coordinator has seated the participants, you see the room here.
table_plan-no-names = You see municipality and role. Only the county sees names.

# Seating.
table_plan-place-title = How to seat them
table_plan-place = Seat everyone
table_plan-again-title = Seat again
table_plan-again-text = Anyone who is fixed stays, and as few others as possible move. If you change how municipalities or roles are mixed, the plan starts afresh.
table_plan-again = Seat again
table_plan-mixing = Municipalities
table_plan-mixing-mixed = Mix municipalities
table_plan-mixing-mixed-hint = Neighbours come from different municipalities.
table_plan-mixing-together = Keep each municipality together
table_plan-mixing-together-hint = People from the same municipality share a table, if they fit.
table_plan-mixing-missing = Choose whether to mix municipalities or keep them together.
table_plan-spread = Spread the roles
table_plan-spread-hint = Each table gets as many different roles as possible.
table_plan-least = Fewest at a table
table_plan-most = Most at a table
table_plan-size-no-room = The workshop has no number of tables and chairs yet. Fill those in with the workshop's details first.
table_plan-size-no-number = Write a number from 1 upwards, in figures.
table_plan-size-upside-down = The fewest at a table is more than the most. Swap them.
table_plan-size-too-few-chairs = Each table has { $chairs } chairs. Choose a lower number, or change the number of chairs in the workshop's details.
table_plan-placed = { $people ->
    [one] One person has a seat.
   *[other] { $people } people have a seat at { $tables } tables.
}
table_plan-placed-again = The plan has been made again. { $moved ->
    [0] Nobody had to change table.
    [one] One person changed table.
   *[other] { $word } people changed table.
} { $added ->
    [0] { "" }
    [one] One new person got a seat.
   *[other] { $added } new people got a seat.
}

# Why it could not be done.
table_plan-refused-sizes_do_not_fit = { $people } people need a seat, but the tables hold { $most }. Allow more at a table, or change the number of tables in the workshop's details.
table_plan-refused-too_many_people = { $people } people are more than the { $most } that can be seated at once.
table_plan-refused-fixed_table_missing = { $names } is fixed to table { $table }, but that many tables are not needed. Free or move them, and seat again.
table_plan-refused-table_overfilled_by_fixed = { $people } people would be fixed to table { $table }, which is to take at most { $most }. Free somebody or choose another table.
table_plan-refused-apart_but_fixed_together = { $names } are to be kept apart but would both be fixed to table { $table }. Free one of them, or let them share a table.
table_plan-refused-apart_impossible = { $names } cannot all be kept apart. There are too few tables, or some of them are fixed to a table with somebody they should be parted from. Remove a pair or free somebody.
table_plan-gone = That person is no longer registered, or there is no such table. Nothing has changed.

# Somebody else was first.
table_plan-too-late-title = Somebody else changed the plan in the meantime
table_plan-too-late-text = Nothing is lost, but what you asked for has not been done. This is the plan as it stands. Do it again if it is still needed.
table_plan-asked-place = You wanted to seat people again.
table_plan-asked-fix = You wanted to fix { $name } to a table.
table_plan-asked-free = You wanted to free { $name }.
table_plan-asked-apart = You wanted to keep { $names } apart.
table_plan-asked-lift = You wanted to let { $names } share a table.

# Summary.
table_plan-summary = { $people ->
    [one] One person at { $tables ->
        [one] one table
       *[other] { $tables } tables
    }.
   *[other] { $people } people at { $tables ->
        [one] one table
       *[other] { $tables } tables
    }, { $span } at each.
}
table_plan-summary-mixed = { $count ->
    [0] { "" }
    [one] Nobody shares a table with their own municipality.
   *[other] At most { $word } from the same municipality at a table.
}
table_plan-summary-together = { $whole } of { $municipalities } municipalities sit together at one table.
table_plan-summary-roles = { $count ->
    [0] { "" }
    [one] No role comes twice at a table.
   *[other] At most { $word } in the same role at a table.
}
table_plan-summary-fixed = { $count ->
    [one] One person is fixed.
   *[other] { $word } people are fixed.
}
table_plan-summary-moved = { $count ->
    [one] One person changed table in the latest planning.
   *[other] { $word } people changed table in the latest planning.
}
table_plan-alerts-title = Seat again
table_plan-alerts-text = Seat again to put this right
table_plan-alert-without = Not seated yet: { $people }.
table_plan-alert-tables = The plan uses { $used } tables, but the room has { $tables }.
table_plan-alert-full = Table { $table } has { $people } people. It is to take at most { $most }.
table_plan-alert-few = { $people ->
    [0] Nobody sits at table { $table }.
   *[other] Table { $table } has only { $people } people.
}
table_plan-alert-apart = { $names } are to be kept apart but both sit at table { $table }.

# The room.
table_plan-room = The room
table_plan-picture = The room with its tables and seats
table_plan-picture-text = Each ring holds a person's initials and the letters of the municipality. Double ring: fixed. Dashed ring: free seat.
table_plan-picture-list = See the same as a list

# Papers.
table_plan-papers = Print
table_plan-papers-text = Each paper opens as a PDF, in Swedish. Taking one out is noted in the journal.
table_plan-wall = Table plan for the wall
table_plan-cards = Place cards
table_plan-tents = Table tents
table_plan-list = Participant list
table_plan-file-wall = table-plan
table_plan-file-cards = place-cards
table_plan-file-tents = table-tents
table_plan-file-list = participants
table_plan-find-yours = Find your table
table_plan-nobody-here = Nobody is placed here.
table_plan-nobody-placed = Nobody has been placed yet.
table_plan-nobody-registered = Nobody is registered yet.
table_plan-no-cards = There are no participants to print cards for yet.
table_plan-no-tables = There are no tables yet.
table_plan-participants = { $people ->
    [one] { $people } participant
   *[other] { $people } participants
}
table_plan-foot = Workshop on election security, { $county } · { $day }
table_plan-page = Page { $page } of { $pages }

# The list.
table_plan-by-table = Table by table
table_plan-table = Table
table_plan-table-number = Table { $table }
table_plan-name = Name
table_plan-municipality = Municipality
table_plan-role = Role
table_plan-seat = Seat
table_plan-unnamed = Participant
table_plan-mix = { $people ->
    [0] Nobody sits here.
    [one] One person.
   *[other] { $people } people from { $municipalities ->
        [one] one municipality
       *[other] { $municipalities } municipalities
    }, { $roles ->
        [one] one role
       *[other] { $roles } roles
    }.
}
table_plan-without = Not seated yet: { $people }
table_plan-without-caption = Registered after the plan was made
table_plan-fixed-tag = Fixed
table_plan-fix = Fix here
table_plan-free = Free
table_plan-move = Move
table_plan-fixed = { $name } is fixed to the table.
table_plan-freed = { $name } is no longer fixed.

# Moving by hand.
table_plan-move-title = Move somebody to another table
table_plan-move-text = Whoever is moved is fixed to the new table.
table_plan-person = Person
table_plan-to-table = To
table_plan-move-and-fix = Move and fix
table_plan-person-of = { $name }, { $municipality }
table_plan-person-missing = Choose a person.
table_plan-table-missing = Choose a table.

# Keeping apart.
table_plan-apart-title = Keep apart
table_plan-apart-text = Two people who should not share a table. It counts from the next time you seat people.
table_plan-one = One person
table_plan-other = Not with
table_plan-keep-apart = Keep apart
table_plan-lift = Remove
table_plan-same-person = Choose two different people.
table_plan-kept-apart = They are kept apart from the next planning on.
table_plan-apart-lifted = They may share a table again.
