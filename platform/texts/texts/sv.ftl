weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
date-long = { $weekday } { $day } { $month } { $year }
date-at = { $date } kl. { $time }
time-span = kl. { $from }–{ $to }
week = v. { $week }
days-today = i dag
days-tomorrow = i morgon
days-yesterday = i går
days-left = { $days ->
    [one] om { $days } dag
   *[other] om { $days } dagar
}
days-since = { $days ->
    [one] för { $days } dag sedan
   *[other] för { $days } dagar sedan
}
list-and = och
