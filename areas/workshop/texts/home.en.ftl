home-of = { $part } of { $whole }
home-today = Today
home-over = Held
home-county-lead = The workshop is on { $when }.
home-county-lead-place = The workshop is on { $when }, { $place }.
home-county-days = { $days ->
    [one] day left to the workshop
   *[other] days left to the workshop
}
home-county-today = is the workshop
home-county-over = but not documented yet
home-county-documented = and documented
home-county-answers = municipalities have answered
home-county-roles = { $count ->
    [one] target role is missing where municipalities have answered
   *[other] target roles are missing where municipalities have answered
}
home-nation-days = { $days ->
    [one] day left to election day
   *[other] days left to election day
}
home-nation-counties = counties have a workshop
home-nation-answers = invited municipalities have answered
home-nation-late = { $count ->
    [one] county is late
   *[other] counties are late
}
home-counties-title = The counties
home-county-tasks = { $count ->
    [one] task or order is late
   *[other] tasks and orders are late
}
home-county-need = Arrange for the venue: { $what }
