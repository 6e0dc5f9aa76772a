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
table_plan-whom = Who is to have a table?
table_plan-whom-hint = Whoever has not come gets no table now. Whoever comes later gets a free seat.
table_plan-whom-here = { $count ->
    [one] The only one who has come
   *[other] The { $count } who have come
}
table_plan-whom-everybody = All { $count } registered, also those who have not come
table_plan-whom-look = Count all who are registered, also those who have not come
table_plan-again-title = Seat again
table_plan-again-text = Anyone who is fixed stays, and as few others as possible move. If you change how municipalities or roles are mixed, or the rounds, the plan starts afresh.
table_plan-again = Seat again
table_plan-mixing = Municipalities
table_plan-mixing-mixed = Mix municipalities
table_plan-mixing-mixed-hint = Neighbours come from different municipalities.
table_plan-mixing-together = Keep each municipality together
table_plan-mixing-together-hint = People from the same municipality share a table, if they fit.
table_plan-mixing-missing = Choose whether to mix municipalities or keep them together.
table_plan-spread = Spread the roles
table_plan-spread-hint = Each table gets as many different roles as possible.
table_plan-beside = Newcomers beside old hands
table_plan-beside-hint = Whoever is there for the first time sits beside somebody who has been before.
table_plan-more-rounds = More rounds
table_plan-more-rounds-text = The choice above is for round 1. Add more, and as few people as possible meet twice in the mixed ones.
table_plan-round = Round { $round }
table_plan-no-round = None
table_plan-kind-mixed = Mixed
table_plan-kind-together = At home, with their own municipality
table_plan-more = More
table_plan-at-most = At most so many of one municipality at a table
table_plan-at-most-hint = For mixed rounds. Leave it empty if it does not matter.
table_plan-weights-text = How much each aim counts, from 0 (not at all) to 10 (most).
table_plan-weight_mix = Mix municipalities
table_plan-weight_roles = Spread the roles
table_plan-weight_new = Newcomers beside old hands
table_plan-weight_meet = New faces in each round
table_plan-weight_wish = Wishes
table_plan-weight-wrong = Write a whole number from 0 to 10.
table_plan-effort = Search
table_plan-effort-hint = A longer search may find a better plan. You can stop it whenever you like and keep the best so far.
table_plan-effort-usual = As usual, about a second
table_plan-effort-longer = Longer, about 10 seconds
table_plan-effort-longest = Long, about a minute
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
table_plan-placed-here = The plan is for { $people ->
    [one] the only one who has come.
   *[other] the { $people } who have come.
} { $moved ->
    [0] Nobody had to change table.
    [one] One person changed table.
   *[other] { $word } people changed table.
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
table_plan-refused-table_full = Table { $table } is full: { $people } of at most { $most } sit there. Choose somebody to change places with, or another table.
table_plan-refused-swap_is_fixed = { $names } is fixed to table { $table }. Free them first, or choose somebody else to change places with.
table_plan-refused-need_unmet = No table suits { $names }. { $rules } Say what the tables offer, or change the need.
table_plan-refused-part_too_few = { $rules } There are not enough: { $people } for { $most } tables. Mark more people, or remove the rule.
table_plan-refused-clash = { $count ->
    [one] This rule cannot be kept: { $rules } Remove or change it.
   *[other] These rules cannot all be kept: { $rules } Remove or change one of them.
}
table_plan-refused-clash_smallest = These rules cannot all be kept: { $rules } Remove or change one of them. No fewer rules clash: that has been checked.
table_plan-refused-clash_of_sizes = { $count ->
    [one] This rule cannot be kept at tables with at most { $most } seats: { $rules } Remove or change it, or change how many sit at a table.
   *[other] These rules cannot all be kept at tables with at most { $most } seats: { $rules } Remove or change one of them, or change how many sit at a table.
}
table_plan-refused-clash_of_sizes_smallest = These rules cannot all be kept at tables with at most { $most } seats: { $rules } Remove or change one of them, or change how many sit at a table. No fewer rules clash: that has been checked.
table_plan-refused-clash_unproven = No plan was found that keeps these rules at once: { $rules } It is not proven that there is none, and fewer of them may be what makes it hard. Remove or change one, or search for longer.
table_plan-refused-table_missing = { $names } is fixed to table { $table }, but that many tables are not needed. Free or move them, and seat again.
table_plan-refused-apart_but_fixed_together = { $names } are to be kept apart but would both be fixed to table { $table }. Free one of them, or let them share a table.
table_plan-gone = That person is no longer registered, or there is no such table. Nothing has changed.

# Somebody else was first.
table_plan-too-late-title = Somebody else changed the plan in the meantime
table_plan-too-late-text = Nothing is lost, but what you asked for has not been done. This is the plan as it stands. Do it again if it is still needed.
table_plan-asked-place = You wanted to seat people again.
table_plan-asked-fix = You wanted to fix { $name } to a table.
table_plan-asked-free = You wanted to free { $name }.
table_plan-asked-apart = You wanted to keep { $names } apart.
table_plan-asked-together = You wanted to keep { $names } together.
table_plan-asked-wish = You wanted to note a wish: { $names }.
table_plan-asked-whole = You wanted to keep a municipality together.
table_plan-asked-part = You wanted to add a rule.
table_plan-asked-lift = You wanted to remove a rule.
table_plan-asked-offer = You wanted to change what the tables offer.
table_plan-asked-mark = You wanted to change what is noted of { $name }.
table_plan-asked-undo = You wanted to undo the latest change.
table_plan-asked-redo = You wanted to redo what you had undone.

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
table_plan-picture-of = Table { $table } with its seats. The list says the same.
table_plan-picture-text = Each ring holds the municipality's letters, the small ring the role's letter, the small square what the person does. Double ring: fixed. Dashed ring: free seat.
table_plan-picture-list = See the same as a list

# Papers.
table_plan-papers = Print
table_plan-papers-text = Each paper opens as a PDF, in Swedish. Taking one out is noted in the journal.
table_plan-papers-of = Table plan, cards and tents for
table_plan-papers-of-hint = Slips and the list of participants always carry every round.
table_plan-all-rounds = All rounds
table_plan-paper-of-round = { $title }, round { $round }
table_plan-wall = Table plan for the wall
table_plan-cards = Place cards
table_plan-tents = Table tents
table_plan-slips = Slips with everyone's tables
table_plan-to-screen = Show in the hall on a big screen
table_plan-list = Participant list
table_plan-file-wall = table-plan
table_plan-file-cards = place-cards
table_plan-file-tents = table-tents
table_plan-file-slips = slips
table_plan-file-list = participants
table_plan-find-yours = Find your table
table_plan-nobody-here = Nobody is placed here.
table_plan-nobody-placed = Nobody has been placed yet.
table_plan-nobody-registered = Nobody is registered yet.
table_plan-no-cards = There are no participants to print cards for yet.
table_plan-no-slips = There are no participants to print slips for yet.
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
table_plan-swap = Change places with
table_plan-swap-hint = Only needed if the table is full.
table_plan-about = More about

# Rules.
table_plan-rules-title = Rules
table_plan-rules-text = The rules hold in every round, from the next time you seat people.
table_plan-no-rules = No rules yet.
table_plan-kind-of-rule = New rule for two or three people
table_plan-kind-of-rule-apart = Keep apart
table_plan-kind-of-rule-apart-hint = They never share a table.
table_plan-kind-of-rule-together = Keep together
table_plan-kind-of-rule-together-hint = They always share a table.
table_plan-kind-of-rule-wish = Wish
table_plan-kind-of-rule-wish-hint = Two who would like to share a table in some round. Granted if it can be.
table_plan-one = One person
table_plan-other = Another
table_plan-third = A third, if needed
table_plan-set-rule = Add the rule
table_plan-more-rules = Rules for municipalities, documenters and guests
table_plan-whole-label = Everyone from one municipality at the same table
table_plan-keep-whole = Keep the municipality together
table_plan-part-rule = Documenters, guests and facilitators
table_plan-part-rule-hint = You say who is what on the person's own page: More about, in the list below.
table_plan-part-rule-each-documenter = At least one documenter at each table
table_plan-part-rule-spread-guest = Spread the guests evenly
table_plan-part-rule-spread-facilitator = Spread the facilitators evenly
table_plan-not-granted = Not granted.
table_plan-what-it-costs = What it would cost
table_plan-lift = Remove
table_plan-same-person = Choose different people.
table_plan-municipality-missing = Choose a municipality.
table_plan-part-missing = Choose a rule.
table_plan-set-apart = They are kept apart from the next planning on.
table_plan-set-together = They are kept together from the next planning on.
table_plan-set-wish = The wish is noted and counts in the next planning.
table_plan-set-whole = The municipality is kept together from the next planning on.
table_plan-set-part = The rule holds from the next planning on.
table_plan-lifted = The rule has been removed.
table_plan-rule-apart = { $names } sit at different tables.
table_plan-rule-together = { $names } sit at the same table.
table_plan-rule-wish = { $names } would like to share a table.
table_plan-rule-whole = Everyone from { $names } sits at the same table.
table_plan-rule-each = { $part ->
    [documenter] At least one documenter at each table.
    [guest] At least one guest at each table.
    [facilitator] At least one facilitator at each table.
   *[other] At least one participant at each table.
}
table_plan-rule-spread = { $part ->
    [documenter] The documenters are spread evenly.
    [guest] The guests are spread evenly.
    [facilitator] The facilitators are spread evenly.
   *[other] The participants are spread evenly.
}
table_plan-rule-fixed = { $round ->
    [0] { $names } is fixed to table { $table }.
   *[other] { $names } is fixed to table { $table } in round { $round }.
}
table_plan-rule-need = { $names } needs a table that { $needs }.
table_plan-rule-at_most = At most { $count } of one municipality at a table.

# What the plan does not keep.
table_plan-alert-together = { $names } are to share a table but do not.
table_plan-alert-whole = Everyone from { $names } is to share a table but does not.
table_plan-alert-each = Table { $table } has no { $part }.
table_plan-alert-need = { $names } sits at table { $table }, which does not offer what is needed.
table_plan-alert-crowded = { $count } of one municipality sit at table { $table }.

# The tables.
table_plan-offers-title = What the tables offer
table_plan-offers-text = Whoever needs any of it is seated at those tables only.
table_plan-offers-open = Change what the tables offer
table_plan-offers-save = Save
table_plan-offered = The tables have been saved.
table_plan-trait-step_free = is reached without steps
table_plan-trait-hearing_loop = has a hearing loop
table_plan-trait-near_door = is near the door

# People.
table_plan-part-participant = Participant
table_plan-part-documenter = Documenter
table_plan-part-guest = Guest
table_plan-part-facilitator = Facilitator
table_plan-part-sign-documenter = D
table_plan-part-sign-guest = G
table_plan-part-sign-facilitator = F
table_plan-new = First time
table_plan-new-short = first time
table_plan-sign-election_coordinator = E
table_plan-sign-board_member = B
table_plan-sign-security_coordinator = S
table_plan-sign-preparedness_coordinator = P
table_plan-sign-communicator = C
table_plan-sign-it_security = I

# Rounds.
table_plan-rounds = Rounds
table_plan-round-of = Round { $round }: { $kind }
table_plan-side-by-side = Side by side
table_plan-summary-repeats = { $count ->
    [0] Nobody meets anybody twice in the mixed rounds.
    [one] One pair meets twice in the mixed rounds.
   *[other] { $count } times two people meet who have shared a table before.
}

# Dragging, and the keyboard.
table_plan-drag-help = Drag a person to another table, or onto somebody to change places with. By keyboard: go to a person, press Enter, choose a table with the arrow keys, press Enter again. Esc cancels.
table_plan-drag-picked = You are moving { "{name}" }. Choose a table with the arrow keys, put down with Enter, cancel with Esc.
table_plan-drag-over = { "{table}" }, { "{people}" } of { "{most}" } seats.
table_plan-drag-full = { "{table}" } is full. Go to somebody there and press Enter to change places.
table_plan-drag-dropped = { "{name}" } moves to { "{table}" }.
table_plan-drag-back = { "{name}" } stays.

# What the latest change was, and what it cost.
table_plan-undo = Undo
table_plan-redo = Redo
table_plan-undone = The latest change has been undone.
table_plan-redone = What you had undone has been done again.
table_plan-last-made = Latest: the plan was made.
table_plan-last-made_again = Latest: the plan was made again.
table_plan-last-seat_fixed = Latest: somebody was moved or fixed by hand.
table_plan-last-seat_taken_over = Latest: somebody took another’s place.
table_plan-last-late_seated = Latest: whoever came late got a free seat.
table_plan-last-seat_freed = Latest: somebody was freed.
table_plan-last-rule_set = Latest: a rule was added.
table_plan-last-rule_lifted = Latest: a rule was removed.
table_plan-last-person_marked = Latest: what is noted of a person was changed.
table_plan-last-tables_described = Latest: what the tables offer was changed.
table_plan-last-choice_taken = Latest: one of the proposals was chosen.
table_plan-last-undone = Latest: a change was undone.
table_plan-last-redone = Latest: a change was redone.
table_plan-change-moved = { $count ->
    [one] one person moved.
   *[other] { $word } people moved.
}
table_plan-change-seated = { $count ->
    [one] one new person got a seat.
   *[other] { $word } new people got a seat.
}
table_plan-change-alike-more = { $count ->
    [one] one more pair from the same municipality at table { $table }.
   *[other] { $word } more pairs from the same municipality at table { $table }.
}
table_plan-change-alike-fewer = { $count ->
    [one] one pair fewer from the same municipality at table { $table }.
   *[other] { $word } pairs fewer from the same municipality at table { $table }.
}
table_plan-change-roles-more = { $count ->
    [one] one more pair in the same role at table { $table }.
   *[other] { $word } more pairs in the same role at table { $table }.
}
table_plan-change-roles-fewer = { $count ->
    [one] one pair fewer in the same role at table { $table }.
   *[other] { $word } pairs fewer in the same role at table { $table }.
}
table_plan-change-met = { $count ->
    [one] one more meeting of two who have met already.
   *[other] { $word } more meetings of two who have met already.
}
table_plan-change-met-fewer = { $count ->
    [one] one meeting fewer of two who have met already.
   *[other] { $word } meetings fewer of two who have met already.
}

# A planning that goes on.
table_plan-planning-title = The plan is being made
table_plan-planning-usual = Looking for a good plan. It takes about a second.
table_plan-planning-longer = Looking for a good plan. It takes about 10 seconds.
table_plan-planning-longest = Looking for a good plan. It takes about a minute.
table_plan-planning-so-far = Done so far
table_plan-planning-elsewhere = Another server is working on it, so how far it has come is not seen here.
table_plan-planning-stop = Stop and keep the best so far
table_plan-planning-stopping = Stopping. The best plan so far is being saved.
table_plan-planning-unchanged = Nothing changes until it is done. You can leave this page and come back.
table_plan-planning-refresh = Refresh
table_plan-planning-newer = Somebody changed the plan while a new one was being made, so the new one was not saved. Seat again if it is still needed.
table_plan-planning-failed = The latest planning could not be done. The fault is ours and is in the log. Nothing has changed. Try again.
table_plan-outcome-title = The plan was not made
table_plan-interrupted-title = The latest planning was interrupted
table_plan-interrupted-text = The server restarted while the plan was being made. Nothing has changed. Seat again whenever you like.

# Choosing between proposals.
table_plan-look = Show how few need to move
table_plan-choices-title = Choose how many move
table_plan-choices-text = Every proposal keeps the rules. The more people move, the better the mix.
table_plan-choice-title = { $count ->
    [0] Move nobody
    [one] Move one
   *[other] Move { $word }
}
table_plan-choice-text = { $alike ->
    [0] Nobody shares a table with their own municipality.
    [one] One pair from the same municipality shares a table.
   *[other] { $alike } pairs from the same municipality share a table.
} { $repeats ->
    [0] { "" }
    [one] One pair meets again.
   *[other] { $repeats } meetings are with somebody met before.
}
table_plan-take = Take this proposal

# A person's page.
table_plan-person-nowhere = Has no seat yet.
table_plan-why = Why here
table_plan-why-unknown = That cannot be worked out until everyone has a seat and the rules can be kept.
table_plan-why-not = { $rule } So not table { $tables }.
table_plan-why-mix = The mix: at table { $table }, the best alternative, the plan would be { $points } points worse.
table_plan-why-mix-equal = The mix: table { $table } would be just as good.
table_plan-why-mix-better = The mix: at table { $table } the plan would be { $points } points better.
table_plan-why-no-other = No other table keeps the rules.
table_plan-meets = Meets
table_plan-meets-again = { $name } meet in rounds { $rounds }.
table_plan-again-met = Meet more than once
table_plan-wishes-title = Wishes
table_plan-wish-granted = { $names } share a table.
table_plan-wish-granted-in = { $names } share a table in round { $rounds }.
table_plan-wish-unknown = { $names }: what it would cost cannot be told until everybody has a seat and the rules can be kept.
table_plan-wish-forbidden = { $names } cannot share a table without breaking a rule. { $rules }
table_plan-wish-costs = { $round ->
    [0] { $names } do not share a table. It costs least to move { $name } to table { $table }.
   *[other] { $names } do not share a table. It costs least to move { $name } to table { $table } in round { $round }.
}
table_plan-cost-moved = { $count ->
    [one] one person changes table.
   *[other] { $word } changes of table, over all rounds.
}
table_plan-cost-alike-more = { $count ->
    [one] one more pair from the same municipality at the tables.
   *[other] { $word } more pairs from the same municipality at the tables.
}
table_plan-cost-alike-fewer = { $count ->
    [one] one pair fewer from the same municipality at the tables.
   *[other] { $word } pairs fewer from the same municipality at the tables.
}
table_plan-cost-roles-more = { $count ->
    [one] one more pair with the same role at the tables.
   *[other] { $word } more pairs with the same role at the tables.
}
table_plan-cost-roles-fewer = { $count ->
    [one] one pair fewer with the same role at the tables.
   *[other] { $word } pairs fewer with the same role at the tables.
}
table_plan-cost-met-more = { $count ->
    [one] one more meeting of two who have met.
   *[other] { $word } more meetings of people who have met.
}
table_plan-cost-met-fewer = { $count ->
    [one] one meeting fewer of two who have met.
   *[other] { $word } meetings fewer of people who have met.
}
table_plan-cost-points = { $points ->
    [one] The mix becomes one point worse.
   *[other] The mix becomes { $points } points worse.
}
table_plan-cost-nothing = The mix stays as good.
table_plan-mark-title = Part and needs
table_plan-mark-text = This holds from the next planning on. What somebody needs stands here only.
table_plan-part = Does at the workshop
table_plan-needs = Needs a table that
table_plan-needs-hint = You say what the tables offer on the page of the table plan.
table_plan-need-step_free = is reached without steps
table_plan-need-hearing_loop = has a hearing loop
table_plan-need-near_door = is near the door
table_plan-mark-save = Save
table_plan-marked = What is noted of { $name } has been saved.

# Rounds side by side.
table_plan-rounds-title = Rounds side by side
table_plan-to-people = See everyone's tables
table_plan-tables-over = Table by table
table_plan-people-over = Everyone's tables
table_plan-and-more = { $count ->
    [one] And one more pair.
   *[other] And { $count } more pairs.
}

# The big screen.
table_plan-screen-title = Tables on a big screen

# Points.
table_plan-points-best = Proven: no plan that keeps the rules mixes better.
table_plan-points = { $points ->
    [one] At most one point from the best plan imaginable.
   *[other] At most { $points } points from the best plan imaginable.
}

table_plan-unopened-title = The tables are planned without what people need
table_plan-unopened-key = What participants need of their table cannot be read just now, since the key to it is missing. Nothing is lost. Ask whoever runs Valskydd to put the key back.
table_plan-unopened-shredded = What participants need of their table cannot be read, since the key to it has been thrown away. Ask the participants again and enter it anew.
table_plan-unopened-damaged = What participants need of their table cannot be read, since it was changed outside Valskydd. Tell whoever runs Valskydd, and enter it anew.
