counties-place = Länen
counties-title = Länen
counties-lead = { $with } av { $total } län har en workshop.
counties-none-title = Det finns inget program än
counties-none-text = När programmet inför nästa val är skapat ser du här hur långt varje län har kommit.
counties-none-link = Skapa programmet
counties-map-title = Karta över Sveriges 21 län
counties-map-desc = Varje ruta är ett län med bokstav, länskod och hur långt länet har kommit.
counties-map-table = Samma uppgifter som tabell
counties-sign-none = –
counties-sign-preparing = F
counties-sign-invited = n/m
counties-sign-placed = P
counties-stage-none = Ingen workshop
counties-stage-preparing = Förbereds
counties-stage-invited = Inbjudna, { $answered } av { $invited } har svarat
counties-stage-placed = Placerade
counties-legend-none = { $count } län har ingen workshop
counties-legend-preparing = { $count } län förbereder sin workshop
counties-legend-invited = { $count } län har bjudit in. Rutan visar hur många kommuner som har svarat (n) av dem som är inbjudna (m).
counties-legend-placed = { $count } län har placerat deltagarna
counties-table-title = Så långt har länen kommit
counties-county = Län
counties-code = Kod
counties-municipalities = Kommuner
counties-day = Dag
counties-stage = Läge
counties-answered = Svar
counties-people = Anmälda
counties-of = { $part } av { $whole }
counties-nothing = –
counties-make = Skapa workshop
counties-made = Workshopen är skapad med ett förslag på dag. Länets samordnare kan ändra den.
counties-has-one = Länet har redan en workshop.
counties-sign-declined = nej
counties-sign-documented = K
counties-sign-late = !
counties-stage-declined = Vill inte ha någon
counties-stage-documented = Dokumenterad
counties-legend-declined = { $count } län vill inte ha någon workshop
counties-legend-documented = { $count } län har genomfört och dokumenterat sin workshop
counties-legend-late = { $count } län är försenade. Tabellen säger med vad.
counties-late = Försenat
counties-late-no_workshop = Ingen workshop
counties-late-not_invited = Inte inbjudna
counties-late-silent = { $count ->
    [one] En kommun har inte svarat
   *[other] { $count } kommuner har inte svarat
}
counties-late-unseated = { $count ->
    [one] En person utan bord
   *[other] { $count } personer utan bord
}
counties-late-tasks = { $count ->
    [one] En sen uppgift
   *[other] { $count } sena uppgifter
}
counties-late-not_documented = Inte dokumenterad
counties-invited = Inbjudna
counties-seated = Placerade
counties-xlsx = Hämta som Excel
counties-csv = Hämta som CSV
counties-file-name = länen
counties-outside = Utanför programmets dagar
counties-told-this = { $count ->
    [one] En kommun är inbjuden till den här dagen.
   *[other] { $count } kommuner är inbjudna till den här dagen.
}
counties-told-older = { $count ->
    [one] En kommun har en inbjudan med annan dag, tid eller plats.
   *[other] { $count } kommuner har en inbjudan med annan dag, tid eller plats.
}
