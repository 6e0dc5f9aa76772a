# Sidan.
table_plan-title = Bordsplacering
table_plan-crumb = Workshop
table_plan-lead = { $people ->
    [one] En person är anmäld. Välj hur alla ska sitta, så får var och en ett bord.
   *[other] { $people } personer är anmälda. Välj hur de ska sitta, så får var och en ett bord.
}
table_plan-nobody-title = Det finns ingen att placera än
table_plan-nobody-text = När kommunerna har anmält sina deltagare placerar du dem vid bord här.
table_plan-to-answers = Se svaren från kommunerna
table_plan-none-title = Ingen är placerad än
table_plan-none-text = När länssamordnaren har placerat deltagarna ser du rummet här.
table_plan-no-names = Du ser kommun och roll. Namnen ser bara länet.

# Placera.
table_plan-place-title = Så ska de sitta
table_plan-place = Placera
table_plan-again-title = Placera om
table_plan-again-text = De som är låsta sitter kvar, och så få andra som möjligt flyttas. Ändrar du hur kommuner eller roller ska blandas görs placeringen från början.
table_plan-again = Placera om
table_plan-mixing = Kommuner
table_plan-mixing-mixed = Blanda kommuner
table_plan-mixing-mixed-hint = Den som sitter bredvid kommer från en annan kommun.
table_plan-mixing-together = Håll kommunen samlad
table_plan-mixing-together-hint = De från samma kommun sitter vid samma bord, om de får plats.
table_plan-mixing-missing = Välj om kommunerna ska blandas eller hållas samlade.
table_plan-spread = Sprid rollerna
table_plan-spread-hint = Varje bord får så många olika roller som möjligt.
table_plan-least = Minst per bord
table_plan-most = Högst per bord
table_plan-size-no-room = Workshopen har inget antal bord och stolar än. Fyll i dem i workshopens uppgifter först.
table_plan-size-no-number = Skriv ett antal från 1 och uppåt med siffror.
table_plan-size-upside-down = Minst per bord är större än högst per bord. Byt plats på dem.
table_plan-size-too-few-chairs = Vid varje bord finns { $chairs } stolar. Välj ett lägre antal, eller ändra antalet stolar i workshopens uppgifter.
table_plan-placed = { $people ->
    [one] En person har fått plats.
   *[other] { $people } personer har fått plats vid { $tables } bord.
}
table_plan-placed-again = Placeringen är gjord på nytt. { $moved ->
    [0] Ingen behövde byta bord.
    [one] En person bytte bord.
   *[other] { $word } personer bytte bord.
} { $added ->
    [0] { "" }
    [one] En ny fick plats.
   *[other] { $added } nya fick plats.
}

# Varför det inte gick.
table_plan-refused-sizes_do_not_fit = { $people } personer ska ha plats, men borden räcker till { $most }. Höj antalet per bord, eller ändra antalet bord i workshopens uppgifter.
table_plan-refused-too_many_people = { $people } personer är fler än de { $most } som kan placeras på en gång.
table_plan-refused-fixed_table_missing = { $names } är låst vid bord { $table }, men så många bord behövs inte. Lås upp eller flytta, och placera om.
table_plan-refused-table_overfilled_by_fixed = { $people } personer skulle vara låsta vid bord { $table }, där högst { $most } ska sitta. Lås upp någon eller välj ett annat bord.
table_plan-refused-apart_but_fixed_together = { $names } ska hållas isär men skulle båda vara låsta vid bord { $table }. Lås upp en av dem, eller låt dem sitta vid samma bord.
table_plan-refused-apart_impossible = Det går inte att hålla isär { $names }. Borden räcker inte, eller så är några av dem låsta vid samma bord som någon de ska skiljas från. Ta bort ett par eller lås upp någon.
table_plan-gone = Personen är inte längre anmäld, eller så finns inte bordet. Inget är ändrat.

# Någon annan hann före.
table_plan-too-late-title = Någon annan ändrade placeringen medan du höll på
table_plan-too-late-text = Inget är förlorat, men det du bad om är inte gjort. Här är placeringen som den är nu. Gör om det, om det fortfarande behövs.
table_plan-asked-place = Du ville placera om.
table_plan-asked-fix = Du ville låsa { $name } vid ett bord.
table_plan-asked-free = Du ville låsa upp { $name }.
table_plan-asked-apart = Du ville hålla isär { $names }.
table_plan-asked-lift = Du ville låta { $names } sitta vid samma bord.

# Sammanfattning.
table_plan-summary = { $people ->
    [one] En person vid { $tables } bord.
   *[other] { $people } personer vid { $tables } bord, { $span } per bord.
}
table_plan-summary-mixed = { $count ->
    [0] { "" }
    [one] Ingen sitter med någon från sin egen kommun.
   *[other] Högst { $word } från samma kommun vid ett bord.
}
table_plan-summary-together = { $whole } av { $municipalities } kommuner sitter samlade vid ett bord.
table_plan-summary-roles = { $count ->
    [0] { "" }
    [one] Ingen roll finns två gånger vid ett bord.
   *[other] Högst { $word } med samma roll vid ett bord.
}
table_plan-summary-fixed = { $count ->
    [one] En person är låst.
   *[other] { $word } personer är låsta.
}
table_plan-summary-moved = { $count ->
    [one] En person bytte bord vid senaste placeringen.
   *[other] { $word } personer bytte bord vid senaste placeringen.
}
table_plan-alerts-title = Placera om
table_plan-alerts-text = Placera om, så rättas det till
table_plan-alert-without = Inte placerade än: { $people }.
table_plan-alert-tables = Planen har { $used } bord, men lokalen har { $tables }.
table_plan-alert-full = Vid bord { $table } sitter { $people }. Högst { $most } ska sitta där.
table_plan-alert-few = { $people ->
    [0] Vid bord { $table } sitter ingen.
   *[other] Vid bord { $table } sitter bara { $people }.
}
table_plan-alert-apart = { $names } ska hållas isär men sitter båda vid bord { $table }.

# Rummet.
table_plan-room = Rummet
table_plan-picture = Rummet med bord och platser
table_plan-picture-text = I varje ring står personens initialer och kommunens bokstäver. Dubbel ring: låst. Streckad ring: ledig plats.
table_plan-picture-list = Se samma sak som lista

# Papper.
table_plan-papers = Skriv ut
table_plan-papers-text = Varje papper öppnas som pdf. Att det hämtas står i händelseloggen.
table_plan-wall = Bordsplacering för väggen
table_plan-cards = Placeringskort
table_plan-tents = Bordsskyltar
table_plan-list = Deltagarlista
table_plan-file-wall = bordsplacering
table_plan-file-cards = placeringskort
table_plan-file-tents = bordsskyltar
table_plan-file-list = deltagarlista
table_plan-find-yours = Hitta ditt bord
table_plan-nobody-here = Ingen är placerad här.
table_plan-nobody-placed = Ingen är placerad än.
table_plan-nobody-registered = Ingen är anmäld än.
table_plan-no-cards = Det finns inga deltagare att skriva kort för än.
table_plan-no-tables = Det finns inga bord än.
table_plan-participants = { $people } deltagare
table_plan-foot = Workshop i valsäkerhet, { $county } · { $day }
table_plan-page = Sida { $page } av { $pages }

# Listan.
table_plan-by-table = Bord för bord
table_plan-table = Bord
table_plan-table-number = Bord { $table }
table_plan-name = Namn
table_plan-municipality = Kommun
table_plan-role = Roll
table_plan-seat = Plats
table_plan-unnamed = Deltagare
table_plan-mix = { $people ->
    [0] Ingen sitter här.
    [one] En person.
   *[other] { $people } personer från { $municipalities ->
        [one] en kommun
       *[other] { $municipalities } kommuner
    }, { $roles ->
        [one] en roll
       *[other] { $roles } roller
    }.
}
table_plan-without = Inte placerade än: { $people }
table_plan-without-caption = Anmälda efter placeringen
table_plan-fixed-tag = Låst
table_plan-fix = Lås vid bordet
table_plan-free = Lås upp
table_plan-move = Flytta
table_plan-fixed = { $name } är låst vid bordet.
table_plan-freed = { $name } är inte längre låst.

# Flytta för hand.
table_plan-move-title = Flytta någon till ett annat bord
table_plan-move-text = Den som flyttas låses vid sitt nya bord.
table_plan-person = Person
table_plan-to-table = Till
table_plan-move-and-fix = Flytta och lås
table_plan-person-of = { $name }, { $municipality }
table_plan-person-missing = Välj en person.
table_plan-table-missing = Välj ett bord.

# Håll isär.
table_plan-apart-title = Håll isär
table_plan-apart-text = Två som inte ska sitta vid samma bord. Det gäller från nästa gång du placerar om.
table_plan-one = En person
table_plan-other = Ska inte sitta med
table_plan-keep-apart = Håll isär
table_plan-lift = Ta bort
table_plan-same-person = Välj två olika personer.
table_plan-kept-apart = De hålls isär från nästa placering.
table_plan-apart-lifted = De får sitta vid samma bord igen.
