home-of = { $part } av { $whole }
home-today = I dag
home-over = Genomförd
home-county-lead = Workshopen är { $when }.
home-county-lead-place = Workshopen är { $when }, { $place }.
home-county-days = { $days ->
    [one] dag kvar till workshopen
   *[other] dagar kvar till workshopen
}
home-county-today = är workshopen
home-county-over = men inte dokumenterad än
home-county-documented = och dokumenterad
home-county-answers = kommuner har svarat
home-county-roles = { $count ->
    [one] målroll saknas hos kommuner som har svarat
   *[other] målroller saknas hos kommuner som har svarat
}
home-nation-days = { $days ->
    [one] dag kvar till valdagen
   *[other] dagar kvar till valdagen
}
home-nation-counties = län har en workshop
home-nation-answers = inbjudna kommuner har svarat
home-nation-late = { $count ->
    [one] län är försenat
   *[other] län är försenade
}
home-counties-title = Länen
home-county-tasks = { $count ->
    [one] uppgift eller beställning är försenad
   *[other] uppgifter och beställningar är försenade
}
home-county-need = Ordna till lokalen: { $what }
