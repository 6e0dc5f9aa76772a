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
counties-outside = Outside the days of the programme
counties-told-this = { $count ->
    [one] One municipality is invited to this day.
   *[other] { $count } municipalities are invited to this day.
}
counties-told-older = { $count ->
    [one] One municipality has an invitation with another day, time or place.
   *[other] { $count } municipalities have an invitation with another day, time or place.
}
