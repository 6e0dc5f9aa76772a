counties-place = Counties
counties-title = Counties
counties-lead = { $with } of { $total } counties have a workshop.
counties-none-title = There is no programme yet
counties-none-text = Once the programme for the next election has been created, you see here how far each county has come.
counties-none-link = Create the programme
counties-map-title = Map of the 21 counties of Sweden
counties-map-desc = Each tile is a county with its letter, its code and how far it has come.
counties-map-table = The same as a table
counties-sign-none = –
counties-sign-preparing = P
counties-sign-invited = n/m
counties-sign-placed = S
counties-stage-none = No workshop
counties-stage-preparing = Preparing
counties-stage-invited = Invited, { $answered } of { $invited } have answered
counties-stage-placed = Seated
counties-legend-none = { $count ->
    [one] One county has no workshop
   *[other] { $count } counties have no workshop
}
counties-legend-preparing = { $count ->
    [one] One county is preparing its workshop
   *[other] { $count } counties are preparing their workshops
}
counties-legend-invited = { $count ->
    [one] One county has sent its invitations.
   *[other] { $count } counties have sent their invitations.
} The tile shows how many municipalities have answered (n) of those invited (m).
counties-legend-placed = { $count ->
    [one] One county has seated its participants
   *[other] { $count } counties have seated their participants
}
counties-table-title = How far the counties have come
counties-county = County
counties-code = Code
counties-municipalities = Municipalities
counties-day = Date
counties-stage = Stage
counties-answered = Answers
counties-people = Registered
counties-of = { $part } of { $whole }
counties-nothing = –
counties-make = Create workshop
counties-made = The workshop has been created with a suggested date. The county coordinator can change it.
counties-has-one = The county already has a workshop.
counties-sign-declined = no
counties-sign-documented = D
counties-sign-late = !
counties-stage-declined = Wants none
counties-stage-documented = Documented
counties-legend-declined = { $count ->
    [one] One county wants no workshop
   *[other] { $count } counties want no workshop
}
counties-legend-documented = { $count ->
    [one] One county has held and documented its workshop
   *[other] { $count } counties have held and documented their workshops
}
counties-legend-late = { $count ->
    [one] One county is late. The table says with what.
   *[other] { $count } counties are late. The table says with what.
}
counties-late = Late
counties-late-no_workshop = No workshop
counties-late-not_invited = Not invited
counties-late-silent = { $count ->
    [one] One municipality has not answered
   *[other] { $count } municipalities have not answered
}
counties-late-unseated = { $count ->
    [one] One person without a table
   *[other] { $count } people without a table
}
counties-late-tasks = { $count ->
    [one] One late task
   *[other] { $count } late tasks
}
counties-late-not_documented = Not documented
counties-invited = Invited
counties-seated = Seated
counties-xlsx = Download for Excel
counties-csv = Download as CSV
counties-file-name = counties
counties-outside = Outside the days of the programme
counties-told-this = { $count ->
    [one] One municipality is invited to this day.
   *[other] { $count } municipalities are invited to this day.
}
counties-told-older = { $count ->
    [one] One municipality has an invitation with another day, time or place.
   *[other] { $count } municipalities have an invitation with another day, time or place.
}
