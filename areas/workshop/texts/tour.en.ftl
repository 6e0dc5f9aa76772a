## The board
tour-title = Tour plan
tour-lead = { $placed } of { $wanting ->
    [one] one county
   *[other] { $wanting } counties
} wanting a workshop have a day. { $teams ->
    [0] There is no team yet.
    [one] One team.
   *[other] { $teams } teams.
}
tour-no-counties-title = No county has said yes so far
tour-no-counties-text = Once the counties have answered, the tour is planned here.
tour-no-teams-title = There is no team yet
tour-no-teams-text = Add facilitators and put them together into teams. Then the tour can be planned.
tour-how = How should it be planned?
tour-how-anew = From the start. Only what is locked stays
tour-how-mended = With as few changes as possible
tour-effort = How long should we search?
tour-effort-hint = The usual time is nearly always enough for 21 counties.
tour-effort-usual = As usual, mostly a few seconds
tour-effort-longer = Ten times as long
tour-plan = Plan
tour-planned = { $counties ->
    [one] One county has
   *[other] { $counties } counties have
} a day and a team.
tour-planned-again = The plan has changed: { $days ->
    [0] no county has a new day
    [one] one county has a new day
   *[other] { $days } counties have a new day
}, { $teams ->
    [0] no new team on the same day
    [one] one new team on the same day
   *[other] { $teams } new teams on the same day
}, { $new ->
    [0] no county is new in the plan
    [one] one county is new in the plan
   *[other] { $new } counties are new in the plan
}.
tour-planning-title = The tour is being planned
tour-planning-usual = We are searching for the best plan and proving how good it is. It mostly takes a few seconds.
tour-planning-longer = We are searching for the best plan and proving how good it is. It may take several minutes.
tour-planning-so-far = This much of the time has passed, at most
tour-planning-elsewhere = It goes on at another server, so how far it has come is not seen here.
tour-planning-stop = Stop and keep the best so far
tour-planning-stopping = Stopping. The best plan so far is kept.
tour-planning-unchanged = Nothing changes until it is done. You can leave the page and come back.
tour-planning-refresh = Refresh
tour-planning-newer = Somebody changed the tour while it was being planned. The new plan is therefore not saved. Plan again if it is still needed.
tour-planning-failed = The last planning could not be done. The fault is ours and is in the log. Nothing has changed. Try again.
tour-interrupted-title = The last planning was interrupted
tour-interrupted = The program was restarted while it went on. Nothing has changed. Plan again.
tour-outcome-title = The plan has not changed
tour-refused-title = No plan keeps all the rules
tour-refused-ways = Make one of the rules unnecessary: unlock a county, add a team or a person, open a day, or ask a county for more days. Then plan again.
tour-refused-team = Team { $who } has nobody who can go.
tour-refused-window = The time for workshops has no day, or is longer than can be planned. Change it in the programme.
tour-refused-county = { $who } has given days that contradict each other. Ask the county to answer again.
tour-refused-size = There are more counties, teams or people than can be planned at once.
tour-clash = { $count ->
    [one] { $counties } cannot get a day.
   *[other] These counties cannot all get a day: { $counties }.
} What stands in the way:
tour-clash-unproven = { $count ->
    [one] We found no day for { $counties }.
   *[other] We found no plan in which all these counties get a day: { $counties }.
} There may be one all the same. What probably stands in the way:
tour-rule-answers = { $count ->
    [one] The county’s own days
   *[other] The counties’ own days
}
tour-rule-closed = Public holidays and closed days are kept free
tour-rule-freeze = The frozen days are kept free
tour-rule-one-a-day = A team, and each of its people, is in one place a day
tour-rule-travel = There must be time for the journey between two days
tour-rule-fixed-day = The day of { $who } is locked
tour-rule-fixed-team = The team of { $who } is locked
tour-rule-team-away = Team { $who } is away
tour-rule-person-away = { $who } is away
tour-rule-most-a-week = { $who } leads at most { $number ->
    [one] one workshop
   *[other] { $number } workshops
} a week
tour-withdrawn-title = Counties that said no after they had a day
tour-withdrawn = { $county } does not want a workshop any more. { $day } is free for others.
tour-take-off-named = Take { $county } off the tour
tour-cost-title = What the plan costs
tour-cost-text = The cost is counted in kilometres. One step down a county’s list of days costs 150, a night away 60.
tour-cost-dates = The counties’ preferred days
tour-cost-travel = Travel
tour-cost-nights = Nights away
tour-cost-load = Uneven load between people
tour-cost-slack = Days close to early voting
tour-cost-total = Total
tour-bound-best = It is proven that no plan costs less.
tour-bound-gap = The plan is at most { $percent }% dearer than the best. No plan costs less than { $bound }.
tour-bound-mended = It is proven that no plan does with fewer changes, and that none with so few costs less.
tour-bound-mended-unproven = The plan was made with few changes. It is not proven that they are as few as possible.
tour-bound-unknown = The plan has been changed since it was found. Plan again to know how good it can be.
tour-bound-others = At least one county has a day that it said nothing about, since nothing else worked.
tour-broken-title = The plan breaks rules
tour-without = Without a day: { $counties }.
tour-calendar-title = Calendar
tour-calendar-text = Press a county to see what other days cost, and to move it.
tour-calendar-drag = You can also drag the county to another day.
tour-drag-picked = { "{" }name{ "}" } is being moved. Each day shows what it costs.
tour-drag-cost = { "{" }day{ "}" }: { "{" }cost{ "}" }. { "{" }breaks{ "}" }
tour-day-short = { $weekday } { $day } { $month }
tour-out-closed = Closed
tour-out-freeze = Frozen
tour-map-heading = Map
tour-map-title = Map of the teams’ journeys between Sweden’s 21 counties
tour-map-desc = Each tile is a county with its letter, code, team and day. The lines are the teams’ journeys week by week. The same stands as text under the map.
tour-map-same = The same journeys as text
tour-map-none = ?
tour-map-unwanted = –
tour-map-visit = { $day }, team { $team }
tour-map-no-day = no day yet
tour-map-no-workshop = no workshop
tour-team = Team { $letter }
tour-team-idle = Has no counties yet.
tour-route-week = { $week }: { $stops } ({ $km } km, { $nights ->
    [0] no night away
    [one] one night away
   *[other] { $nights } nights away
})
tour-route-stop = { $county } { $day }
tour-load-title = Workshops for each person
tour-load = { $count ->
    [0] None
    [one] One
   *[other] { $count }
}
tour-table-title = The counties of the tour
tour-county = County
tour-wish = Format
tour-day = Day
tour-team-head = Team
tour-fixed = Locked
tour-share = Cost
tour-nothing = –
tour-breaks-count = { $count ->
    [one] Breaks one rule
   *[other] Breaks { $count } rules
}
tour-format-physical = in person
tour-format-digital = online
tour-format-hybrid = both in person and online
tour-length-half = half a day
tour-length-whole = whole day
tour-fixed-both = day and team locked
tour-fixed-day = day locked
tour-fixed-team = team locked
tour-fixed-over = has been
tour-to-agree = The plan is not agreed on
tour-to-tell = { $count ->
    [one] One letter to send
   *[other] { $count } letters to send
}
tour-need = { $count ->
    [one] Tell one county or team about the tour
   *[other] Tell { $count } counties and teams about the tour
}

## A county
tour-county-title = County
tour-unwanted = The county does not want a workshop. No day is planned for it.
tour-over = The workshop has been. It cannot be moved.
tour-suits = Suits the county
tour-suits-best = The county’s choice { $place }
tour-suits-can = The county can
tour-suits-cannot = The county cannot
tour-suits-nothing = The county said nothing about the day
tour-set-day = Day agreed on
tour-preview = { $county } { $day } with team { $team }
tour-more-same = The plan costs the same.
tour-more-dearer = The plan becomes { $cost } dearer.
tour-more-cheaper = The plan becomes { $cost } cheaper.
tour-breaks-nothing = No rule is broken.
tour-breaks-title = What the move breaks
tour-mends-title = No longer broken:
tour-move = Move there
tour-move-not = Leave it
tour-look-title = Move to another day or another team
tour-look = Show what it costs
tour-others-title = The best other days
tour-others-cost = Costs more
tour-others-breaks = Breaks
tour-fix-title = Lock
tour-fix-legend = What should stay when the rest is planned again?
tour-fix-hint = What you move by hand is locked by itself.
tour-fix-day = The day
tour-fix-team = The team
tour-fix-save = Save the locks
tour-take-off = Take off the tour
tour-moved = { $county } has been moved and locked there.
tour-taken-off = { $county } has been taken off the tour. The day is free.
tour-fixed-done = The locks of { $county } are saved.
tour-freed = { $county } is not locked any more.
tour-fault-day = Choose a day.
tour-fault-day-over = The day has been. Choose a later one.
tour-fault-day-window = The day lies outside the time for workshops. Choose another.
tour-fault-team = Choose a team.

## Rules that are broken
tour-breaks-no-date = { $county } has no day.
tour-breaks-no-team = { $county } has a team that is gone.
tour-breaks-window = { $county } { $day } lies outside the time for workshops.
tour-breaks-weekend = { $county } { $day } is a Saturday or Sunday.
tour-breaks-cannot = { $county } cannot { $day }.
tour-breaks-closed = { $county }: { $day } is a public holiday or a closed day.
tour-breaks-freeze = { $county }: { $day } is a frozen day.
tour-breaks-fixed-day = { $county } is locked to another day than { $day }.
tour-breaks-fixed-team = { $county } is locked to another team.
tour-breaks-team-away = Team { $who } is away { $day }, when it should be in { $county }.
tour-breaks-person-away = { $who } is away { $day }, when { $county } has its workshop.
tour-breaks-two-places = { $people } would be in both { $one } and { $other } { $day }.
tour-breaks-too-far = The journey from { $one } to { $other } takes { $hours } hours but may take { $room }.
tour-breaks-week = { $people } has { $count } workshops { $week } but should have { $most } at most.

## People and teams
tour-crew-title = Facilitators and teams
tour-crew-lead = Those who lead the workshops, when they cannot, and who travel together.
tour-people-title = Facilitators
tour-people-none-title = Nobody is added yet
tour-people-none-text = Add those who are to lead the workshops. They get the duty in each county when the tour is agreed on.
tour-person-add = Add a facilitator
tour-person-change = Change a facilitator
tour-person-name = Name
tour-person-address = Mail address
tour-person-address-hint = Duties and letters about the tour go there.
tour-person-from = Comes from
tour-person-home = Home town
tour-person-home-hint = The nearest county seat. The team sets out from the home of whoever stands first in it.
tour-person-most = At most so many workshops a week
tour-person-away = Days away
tour-days-hint = One day a line, such as 2029-03-12, or the first and the last day: 2029-03-12 – 2029-03-16.
tour-person-save = Save
tour-person-remove = Remove
tour-person-saved = { $name } is saved. Plan again if it changes anything.
tour-person-removed = The person is removed.
tour-teams-title = Teams
tour-teams-none = There is no team yet.
tour-team-new = New team of
tour-team-change = Change team { $letter }
tour-team-new-hint = The same person can be in several teams. The first in the list decides where the team sets out from.
tour-team-save = Save the team
tour-team-remove = Remove team { $letter }
tour-team-counties = { $count ->
    [0] No counties in the plan.
    [one] One county in the plan.
   *[other] { $count } counties in the plan.
}
tour-team-saved = The team is saved.
tour-team-removed = The team is removed. The counties it had are without a day until you plan again.
tour-closed-title = Closed days
tour-closed-label = Days without workshops, beside weekends and public holidays
tour-closed-save = Save the days
tour-closed-saved = The closed days are saved.
tour-fault-days = “{ $line }” is no day. Write for instance 2029-03-12.
tour-fault-days-many = There are too many days. Write at most { $most }.
tour-fault-from = Choose where the person comes from.
tour-fault-home = Choose a home town.
tour-fault-most = Write a number from 1 to { $most }.
tour-refusal-gone = It is gone.
tour-refusal-address = Somebody on the list has that address.
tour-refusal-in-team = The person is in team { $team }. Change the team first.
tour-refusal-many = There cannot be more.
tour-refusal-nobody = Choose at least one person.
tour-refusal-same-team = Team { $team } is made of the same people.

## Agreeing
tour-agree-title = Agree on the tour
tour-agree-lead = The days become the counties’, and those who lead get the duty in the county.
tour-agree-none-title = Nothing to agree on
tour-agree-none-text = The plan says the same as what is agreed on already.
tour-agree-table = This changes
tour-agree-before = Now
tour-agree-after = Then
tour-agree-never = Somebody would be in two places on the same day. That cannot be agreed on
tour-agree-knowing = I know that the plan breaks the rules above
tour-agree-letters = Whoever gets or loses a duty is written to at once. Counties and teams get no letter until you send it on the next page.
tour-agree = Agree
tour-fault-knowing = Tick that you know it, or change the plan.
tour-agreed = The tour is agreed on. New workshops: { $made }. Moved: { $moved }. Called off: { $off }.
tour-entry = { $day }, team { $team }: { $people }
tour-entry-off = Called off
tour-newer = Somebody else changed the tour before you. See how it looks now and do it again if it is still needed.
tour-nobody = There is nothing to plan: no county wants a workshop, or there is no team.
tour-broken = The plan breaks rules and is not agreed on.
tour-not-given = { $name } cannot get or lose the duty from here. The tour is not agreed on. Nobody gives duties to themselves.

## Told, and calendars
tour-told-title = Letters and calendars
tour-told-lead = What counties and teams know, and what is agreed on.
tour-letters-title = Proposed letters
tour-letters-none = Everybody knows what is agreed on.
tour-letters-legend = Which letters should be sent?
tour-letters-hint = Nothing is sent until you press the button.
tour-letters-send = Send the letters
tour-letter-new = { $name }: new day
tour-letter-moved = { $name }: moved from { $before }
tour-letter-others = { $name }: others lead it
tour-letter-off = { $name }: { $before } is called off
tour-letter-team = Team { $letter }, to { $people }
tour-fault-letters = Choose at least one letter.
tour-told = { $letters ->
    [one] One letter is
   *[other] { $letters } letters are
} on the way.
tour-told-none = No letter was sent: everybody knows what is agreed on.
tour-told-none-title = Nothing is agreed on yet
tour-told-none-text = When the tour is agreed on you see here what counties and teams know about it.
tour-told-table = What the counties know
tour-agreed-head = Agreed on
tour-told-head = The county knows
tour-told-nothing = Not told yet
tour-told-day = { $day }, { $people }. Sent { $when }
tour-told-off = Called off. Sent { $when }
tour-differs = Differs
tour-calendars-title = Calendars
tour-calendars-text = The file is a snapshot. A subscription follows when something changes. Its address is secret: whoever has it sees the calendar without signing in. Give it only to those whom the calendar is for.
tour-calendar-whose = Whose
tour-calendar-file = File
tour-calendar-take = Download
tour-feed = Subscription
tour-feed-none = None
tour-feed-make = Make an address
tour-feed-anew = New address
tour-feed-revoke = Revoke
tour-feed-made = The address of the calendar for { $name } is new. An earlier address no longer works.
tour-feed-revoked = The address is revoked.
tour-feed-asked = Fetched first { $when }.
tour-feed-not-asked = Not fetched yet.
tour-feed-old-key = The address cannot be shown again. Make a new one.
tour-ics-name = Tour, { $name }
tour-ics-summary = Workshop on election security, { $county }
tour-ics-text = Team { $team }: { $people }

## Letters
tour-county-subject-new = Your workshop is held { $day }
tour-county-subject-moved = New day for your workshop: { $day }
tour-county-subject-others = Others lead your workshop { $day }
tour-county-subject-off = Your workshop { $before } is called off
tour-county-opening-new = { $sender } has set the day of the workshop in { $county }: { $day }.
tour-county-opening-moved = { $sender } has moved the workshop in { $county } from { $before } to { $day }.
tour-county-opening-others = The workshop in { $county } is held { $day } as before, but others lead it.
tour-county-opening-off = { $sender } has called off the workshop in { $county } { $before }.
tour-county-next = The day stands on the county’s page in Valskydd. There you prepare venue, agenda and invitation. If the municipalities are invited already, you need to tell them of a new day.
tour-fact-day = Day
tour-fact-people = Leads the day
tour-team-subject = { $count ->
    [one] One day of the tour is new or changed
   *[other] { $count } days of the tour are new or changed
}
tour-team-opening = { $sender } has agreed on the tour of team { $team }. This is new for you:
tour-team-news-new = { $day }
tour-team-news-moved = { $day }, moved from { $before }
tour-team-news-others = { $day }
tour-team-news-off = called off for you, was { $before }
tour-feed-text = Subscribe to the calendar and it follows when something changes. The address is secret. Do not pass it on.
tour-feed-button = Open the calendar
tour-contact = Questions: { $contact }
