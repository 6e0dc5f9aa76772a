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
table_plan-whom = Vilka ska ha ett bord?
table_plan-whom-hint = Den som inte har kommit får inget bord nu. Den som kommer senare får en ledig plats.
table_plan-whom-here = { $count ->
    [one] Den enda som har kommit
   *[other] De { $count } som har kommit
}
table_plan-whom-everybody = Alla { $count } anmälda, också de som inte har kommit
table_plan-whom-look = Räkna med alla anmälda, också de som inte har kommit
table_plan-again-title = Placera om
table_plan-again-text = De som är låsta sitter kvar, och så få andra som möjligt flyttas. Ändrar du hur kommuner eller roller ska blandas, eller omgångarna, görs placeringen från början.
table_plan-again = Placera om
table_plan-mixing = Kommuner
table_plan-mixing-mixed = Blanda kommuner
table_plan-mixing-mixed-hint = Den som sitter bredvid kommer från en annan kommun.
table_plan-mixing-together = Håll kommunen samlad
table_plan-mixing-together-hint = De från samma kommun sitter vid samma bord, om de får plats.
table_plan-mixing-missing = Välj om kommunerna ska blandas eller hållas samlade.
table_plan-spread = Sprid rollerna
table_plan-spread-hint = Varje bord får så många olika roller som möjligt.
table_plan-beside = Nya bredvid vana
table_plan-beside-hint = Den som är med för första gången sitter bredvid någon som har varit med förut.
table_plan-more-rounds = Fler omgångar
table_plan-more-rounds-text = Valet ovan gäller omgång 1. Lägg till fler, så möts så få som möjligt två gånger i de blandade.
table_plan-round = Omgång { $round }
table_plan-no-round = Ingen
table_plan-kind-mixed = Blandat
table_plan-kind-together = Hemma, med egna kommunen
table_plan-more = Mer
table_plan-at-most = Högst så många från samma kommun vid ett bord
table_plan-at-most-hint = Gäller blandade omgångar. Lämna tomt om det inte spelar någon roll.
table_plan-weights-text = Så mycket väger varje mål, från 0 (inte alls) till 10 (mest).
table_plan-weight_mix = Blanda kommuner
table_plan-weight_roles = Sprid rollerna
table_plan-weight_new = Nya bredvid vana
table_plan-weight_meet = Nya bekanta i varje omgång
table_plan-weight_wish = Önskningar
table_plan-weight-wrong = Skriv ett helt tal från 0 till 10.
table_plan-effort = Leta
table_plan-effort-hint = Längre tid kan ge en bättre placering. Du kan stoppa när du vill och behålla den bästa så långt.
table_plan-effort-usual = Som vanligt, omkring en sekund
table_plan-effort-longer = Längre, omkring 10 sekunder
table_plan-effort-longest = Länge, omkring en minut
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
table_plan-placed-here = Placeringen gäller { $people ->
    [one] den enda som har kommit.
   *[other] de { $people } som har kommit.
} { $moved ->
    [0] Ingen behövde byta bord.
    [one] En person bytte bord.
   *[other] { $word } personer bytte bord.
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
table_plan-refused-table_full = Bord { $table } är fullt: där sitter { $people } av högst { $most }. Välj vem som ska byta plats, eller ett annat bord.
table_plan-refused-swap_is_fixed = { $names } är låst vid bord { $table }. Lås upp först, eller välj någon annan att byta med.
table_plan-refused-need_unmet = Inget bord passar { $names }. { $rules } Skriv in vad borden har, eller ändra behovet.
table_plan-refused-part_too_few = { $rules } Det räcker inte: det finns { $people } och borden är { $most }. Markera fler, eller ta bort regeln.
table_plan-refused-clash = { $count ->
    [one] Den här regeln går inte att följa: { $rules } Ta bort eller ändra den.
   *[other] De här reglerna går inte att förena: { $rules } Ta bort eller ändra en av dem.
}
table_plan-refused-clash_smallest = De här reglerna går inte att förena: { $rules } Ta bort eller ändra en av dem. Färre regler än så krockar inte, det är prövat.
table_plan-refused-clash_of_sizes = { $count ->
    [one] Den här regeln går inte att följa vid bord med högst { $most } platser: { $rules } Ta bort eller ändra den, eller ändra antalet per bord.
   *[other] De här reglerna går inte att förena vid bord med högst { $most } platser: { $rules } Ta bort eller ändra en av dem, eller ändra antalet per bord.
}
table_plan-refused-clash_of_sizes_smallest = De här reglerna går inte att förena vid bord med högst { $most } platser: { $rules } Ta bort eller ändra en av dem, eller ändra antalet per bord. Färre regler än så krockar inte, det är prövat.
table_plan-refused-clash_unproven = Ingen placering hittades som följer de här reglerna på samma gång: { $rules } Att det är omöjligt är inte bevisat, och det kan räcka med färre av dem för att det ska bli svårt. Ta bort eller ändra någon, eller leta längre.
table_plan-refused-table_missing = { $names } är låst vid bord { $table }, men så många bord behövs inte. Lås upp eller flytta, och placera om.
table_plan-refused-apart_but_fixed_together = { $names } ska hållas isär men skulle båda vara låsta vid bord { $table }. Lås upp en av dem, eller låt dem sitta vid samma bord.
table_plan-gone = Personen är inte längre anmäld, eller så finns inte bordet. Inget är ändrat.

# Någon annan hann före.
table_plan-too-late-title = Någon annan ändrade placeringen medan du höll på
table_plan-too-late-text = Inget är förlorat, men det du bad om är inte gjort. Här är placeringen som den är nu. Gör om det, om det fortfarande behövs.
table_plan-asked-place = Du ville placera om.
table_plan-asked-fix = Du ville låsa { $name } vid ett bord.
table_plan-asked-free = Du ville låsa upp { $name }.
table_plan-asked-apart = Du ville hålla isär { $names }.
table_plan-asked-together = Du ville hålla ihop { $names }.
table_plan-asked-wish = Du ville notera en önskan: { $names }.
table_plan-asked-whole = Du ville hålla en kommun samlad.
table_plan-asked-part = Du ville lägga till en regel.
table_plan-asked-lift = Du ville ta bort en regel.
table_plan-asked-offer = Du ville ändra vad borden har.
table_plan-asked-mark = Du ville ändra uppgifterna om { $name }.
table_plan-asked-undo = Du ville ångra det senaste.
table_plan-asked-redo = Du ville göra om det du ångrade.

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
table_plan-picture-of = Bord { $table } med platser. Samma sak står i listan.
table_plan-picture-text = I varje ring står kommunens bokstäver, i den lilla ringen rollens, i den lilla rutan vad personen gör. Dubbel ring: låst. Streckad ring: ledig plats.
table_plan-picture-list = Se samma sak som lista

# Papper.
table_plan-papers = Skriv ut
table_plan-papers-text = Varje papper öppnas som pdf. Att det hämtas står i händelseloggen.
table_plan-papers-of = Bordsplacering, kort och skyltar för
table_plan-papers-of-hint = Lappar och deltagarlista har alltid med alla omgångar.
table_plan-all-rounds = Alla omgångar
table_plan-paper-of-round = { $title }, omgång { $round }
table_plan-wall = Bordsplacering för väggen
table_plan-cards = Placeringskort
table_plan-tents = Bordsskyltar
table_plan-slips = Lappar med allas bord
table_plan-to-screen = Visa för hallen på storskärm
table_plan-list = Deltagarlista
table_plan-file-wall = bordsplacering
table_plan-file-cards = placeringskort
table_plan-file-tents = bordsskyltar
table_plan-file-slips = lappar
table_plan-file-list = deltagarlista
table_plan-find-yours = Hitta ditt bord
table_plan-nobody-here = Ingen är placerad här.
table_plan-nobody-placed = Ingen är placerad än.
table_plan-nobody-registered = Ingen är anmäld än.
table_plan-no-cards = Det finns inga deltagare att skriva kort för än.
table_plan-no-slips = Det finns inga deltagare att skriva lappar för än.
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

table_plan-swap = Byt plats med
table_plan-swap-hint = Behövs bara om bordet är fullt.
table_plan-about = Mer om

# Regler.
table_plan-rules-title = Regler
table_plan-rules-text = Reglerna gäller i alla omgångar från nästa gång du placerar om.
table_plan-no-rules = Inga regler än.
table_plan-kind-of-rule = Ny regel för två eller tre personer
table_plan-kind-of-rule-apart = Håll isär
table_plan-kind-of-rule-apart-hint = De sitter aldrig vid samma bord.
table_plan-kind-of-rule-together = Håll ihop
table_plan-kind-of-rule-together-hint = De sitter alltid vid samma bord.
table_plan-kind-of-rule-wish = Önskan
table_plan-kind-of-rule-wish-hint = Två som gärna sitter vid samma bord i någon omgång. Uppfylls om det går.
table_plan-one = En person
table_plan-other = En till
table_plan-third = En tredje, om det behövs
table_plan-set-rule = Lägg till regeln
table_plan-more-rules = Regler för kommuner, dokumentatörer och gäster
table_plan-whole-label = Alla från en kommun vid samma bord
table_plan-keep-whole = Håll kommunen samlad
table_plan-part-rule = Dokumentatörer, gäster och facilitatorer
table_plan-part-rule-hint = Vem som är vad anger du på personens egen sida: Mer om, i listan nedan.
table_plan-part-rule-each-documenter = Minst en dokumentatör vid varje bord
table_plan-part-rule-spread-guest = Sprid gästerna jämnt
table_plan-part-rule-spread-facilitator = Sprid facilitatorerna jämnt
table_plan-not-granted = Inte uppfylld.
table_plan-what-it-costs = Vad det skulle kosta
table_plan-lift = Ta bort
table_plan-same-person = Välj olika personer.
table_plan-municipality-missing = Välj en kommun.
table_plan-part-missing = Välj en regel.
table_plan-set-apart = De hålls isär från nästa placering.
table_plan-set-together = De hålls ihop från nästa placering.
table_plan-set-wish = Önskan är noterad och vägs in vid nästa placering.
table_plan-set-whole = Kommunen hålls samlad från nästa placering.
table_plan-set-part = Regeln gäller från nästa placering.
table_plan-lifted = Regeln är borttagen.
table_plan-rule-apart = { $names } sitter vid olika bord.
table_plan-rule-together = { $names } sitter vid samma bord.
table_plan-rule-wish = { $names } sitter gärna vid samma bord.
table_plan-rule-whole = Alla från { $names } sitter vid samma bord.
table_plan-rule-each = { $part ->
    [documenter] Minst en dokumentatör vid varje bord.
    [guest] Minst en gäst vid varje bord.
    [facilitator] Minst en facilitator vid varje bord.
   *[other] Minst en deltagare vid varje bord.
}
table_plan-rule-spread = { $part ->
    [documenter] Dokumentatörerna sprids jämnt.
    [guest] Gästerna sprids jämnt.
    [facilitator] Facilitatorerna sprids jämnt.
   *[other] Deltagarna sprids jämnt.
}
table_plan-rule-fixed = { $round ->
    [0] { $names } är låst vid bord { $table }.
   *[other] { $names } är låst vid bord { $table } i omgång { $round }.
}
table_plan-rule-need = { $names } behöver ett bord som { $needs }.
table_plan-rule-at_most = Högst { $count } från samma kommun vid ett bord.

# Vad planen inte följer.
table_plan-alert-together = { $names } ska sitta vid samma bord men gör det inte.
table_plan-alert-whole = Alla från { $names } ska sitta vid samma bord men gör det inte.
table_plan-alert-each = Bord { $table } saknar { $part }.
table_plan-alert-need = { $names } sitter vid bord { $table }, som inte har det som behövs.
table_plan-alert-crowded = Vid bord { $table } sitter { $count } från samma kommun.

# Borden.
table_plan-offers-title = Vad borden har
table_plan-offers-text = Den som behöver något av det placeras bara vid de borden.
table_plan-offers-open = Ändra vad borden har
table_plan-offers-save = Spara
table_plan-offered = Borden är sparade.
table_plan-trait-step_free = nås utan trappsteg
table_plan-trait-hearing_loop = har hörslinga
table_plan-trait-near_door = står nära dörren

# Personer.
table_plan-part-participant = Deltagare
table_plan-part-documenter = Dokumentatör
table_plan-part-guest = Gäst
table_plan-part-facilitator = Facilitator
table_plan-part-sign-documenter = D
table_plan-part-sign-guest = G
table_plan-part-sign-facilitator = F
table_plan-new = Första gången
table_plan-new-short = första gången
table_plan-sign-election_coordinator = V
table_plan-sign-board_member = N
table_plan-sign-security_coordinator = S
table_plan-sign-preparedness_coordinator = B
table_plan-sign-communicator = K
table_plan-sign-it_security = I

# Omgångar.
table_plan-rounds = Omgångar
table_plan-round-of = Omgång { $round }: { $kind }
table_plan-side-by-side = Sida vid sida
table_plan-summary-repeats = { $count ->
    [0] Ingen möter någon två gånger i de blandade omgångarna.
    [one] Ett par möts två gånger i de blandade omgångarna.
   *[other] { $count } gånger möts två som redan har suttit ihop.
}

# Dra och släpp, och tangentbord.
table_plan-drag-help = Dra en person till ett annat bord, eller till någon att byta plats med. Med tangentbord: gå till en person, tryck Retur, välj bord med piltangenterna, tryck Retur igen. Esc avbryter.
table_plan-drag-picked = Du flyttar { "{name}" }. Välj bord med piltangenterna, släpp med Retur, avbryt med Esc.
table_plan-drag-over = { "{table}" }, { "{people}" } av { "{most}" } platser.
table_plan-drag-full = { "{table}" } är fullt. Gå till någon där och tryck Retur för att byta plats.
table_plan-drag-dropped = { "{name}" } flyttas till { "{table}" }.
table_plan-drag-back = { "{name}" } sitter kvar.

# Vad den senaste ändringen var och kostade.
table_plan-undo = Ångra
table_plan-redo = Gör om
table_plan-undone = Det senaste är ångrat.
table_plan-redone = Det du ångrade är gjort igen.
table_plan-last-made = Senast: placeringen gjordes.
table_plan-last-made_again = Senast: placeringen gjordes om.
table_plan-last-seat_fixed = Senast: någon flyttades eller låstes för hand.
table_plan-last-seat_taken_over = Senast: någon tog en annans plats.
table_plan-last-late_seated = Senast: den som kom sent fick en ledig plats.
table_plan-last-seat_freed = Senast: någon låstes upp.
table_plan-last-rule_set = Senast: en regel lades till.
table_plan-last-rule_lifted = Senast: en regel togs bort.
table_plan-last-person_marked = Senast: uppgifter om en person ändrades.
table_plan-last-tables_described = Senast: uppgifter om borden ändrades.
table_plan-last-choice_taken = Senast: ett av förslagen valdes.
table_plan-last-undone = Senast: en ändring ångrades.
table_plan-last-redone = Senast: en ångrad ändring gjordes igen.
table_plan-change-moved = { $count ->
    [one] en flyttades.
   *[other] { $word } flyttades.
}
table_plan-change-seated = { $count ->
    [one] en ny fick plats.
   *[other] { $word } nya fick plats.
}
table_plan-change-alike-more = { $count ->
    [one] ett par från samma kommun mer vid bord { $table }.
   *[other] { $word } par från samma kommun mer vid bord { $table }.
}
table_plan-change-alike-fewer = { $count ->
    [one] ett par från samma kommun mindre vid bord { $table }.
   *[other] { $word } par från samma kommun mindre vid bord { $table }.
}
table_plan-change-roles-more = { $count ->
    [one] ett par med samma roll mer vid bord { $table }.
   *[other] { $word } par med samma roll mer vid bord { $table }.
}
table_plan-change-roles-fewer = { $count ->
    [one] ett par med samma roll mindre vid bord { $table }.
   *[other] { $word } par med samma roll mindre vid bord { $table }.
}
table_plan-change-met = { $count ->
    [one] ett möte till mellan två som redan har träffats.
   *[other] { $word } möten till mellan två som redan har träffats.
}
table_plan-change-met-fewer = { $count ->
    [one] ett möte mindre mellan två som redan har träffats.
   *[other] { $word } möten mindre mellan två som redan har träffats.
}

# Planering som pågår.
table_plan-planning-title = Placeringen görs
table_plan-planning-usual = Vi letar efter en bra placering. Det tar omkring en sekund.
table_plan-planning-longer = Vi letar efter en bra placering. Det tar omkring 10 sekunder.
table_plan-planning-longest = Vi letar efter en bra placering. Det tar omkring en minut.
table_plan-planning-so-far = Klart så här långt
table_plan-planning-elsewhere = Det pågår på en annan server, så hur långt det har kommit syns inte här.
table_plan-planning-stop = Stoppa och behåll den bästa så långt
table_plan-planning-stopping = Stoppar. Den bästa placeringen så långt sparas.
table_plan-planning-unchanged = Inget är ändrat förrän det är klart. Du kan lämna sidan och komma tillbaka.
table_plan-planning-refresh = Uppdatera
table_plan-planning-newer = Någon ändrade placeringen medan en ny togs fram. Den nya är därför inte sparad. Placera om, om det fortfarande behövs.
table_plan-planning-failed = Den senaste placeringen kunde inte göras. Felet är vårt och står i loggen. Inget är ändrat. Försök igen.
table_plan-outcome-title = Placeringen gjordes inte
table_plan-interrupted-title = Den senaste placeringen avbröts
table_plan-interrupted-text = Servern startade om medan placeringen gjordes. Inget är ändrat. Placera om när du vill.

# Val mellan förslag.
table_plan-look = Visa hur få som behöver flyttas
table_plan-choices-title = Välj hur många som flyttas
table_plan-choices-text = Alla förslag följer reglerna. Ju fler som flyttas, desto bättre blandning.
table_plan-choice-title = { $count ->
    [0] Flytta ingen
    [one] Flytta en
   *[other] Flytta { $word }
}
table_plan-choice-text = { $alike ->
    [0] Ingen sitter med någon från sin egen kommun.
    [one] Ett par från samma kommun vid samma bord.
   *[other] { $alike } par från samma kommun vid samma bord.
} { $repeats ->
    [0] { "" }
    [one] Ett par möts igen.
   *[other] { $repeats } möten är med någon man redan har träffat.
}
table_plan-take = Ta det här förslaget

# En persons sida.
table_plan-person-nowhere = Har ingen plats än.
table_plan-why = Varför här
table_plan-why-unknown = Det kan inte räknas ut förrän alla har en plats och reglerna går att följa.
table_plan-why-not = { $rule } Därför inte bord { $tables }.
table_plan-why-mix = Blandningen: vid bord { $table }, det bästa alternativet, skulle placeringen bli { $points } poäng sämre.
table_plan-why-mix-equal = Blandningen: det skulle bli lika bra vid bord { $table }.
table_plan-why-mix-better = Blandningen: vid bord { $table } skulle placeringen bli { $points } poäng bättre.
table_plan-why-no-other = Inget annat bord går utan att bryta mot en regel.
table_plan-meets = Möter
table_plan-meets-again = { $name } möts i omgång { $rounds }.
table_plan-again-met = Möts mer än en gång
table_plan-wishes-title = Önskningar
table_plan-wish-granted = { $names } sitter vid samma bord.
table_plan-wish-granted-in = { $names } sitter vid samma bord i omgång { $rounds }.
table_plan-wish-unknown = { $names }: vad det skulle kosta går inte att räkna ut förrän alla har en plats och reglerna går att följa.
table_plan-wish-forbidden = { $names } kan inte sitta vid samma bord utan att bryta mot en regel. { $rules }
table_plan-wish-costs = { $round ->
    [0] { $names } sitter inte vid samma bord. Minst kostar det att flytta { $name } till bord { $table }.
   *[other] { $names } sitter inte vid samma bord. Minst kostar det att flytta { $name } till bord { $table } i omgång { $round }.
}
table_plan-cost-moved = { $count ->
    [one] en byter bord.
   *[other] { $word } byten av bord, alla omgångar räknade.
}
table_plan-cost-alike-more = { $count ->
    [one] ett par från samma kommun mer vid borden.
   *[other] { $word } par från samma kommun mer vid borden.
}
table_plan-cost-alike-fewer = { $count ->
    [one] ett par från samma kommun mindre vid borden.
   *[other] { $word } par från samma kommun mindre vid borden.
}
table_plan-cost-roles-more = { $count ->
    [one] ett par med samma roll mer vid borden.
   *[other] { $word } par med samma roll mer vid borden.
}
table_plan-cost-roles-fewer = { $count ->
    [one] ett par med samma roll mindre vid borden.
   *[other] { $word } par med samma roll mindre vid borden.
}
table_plan-cost-met-more = { $count ->
    [one] ett möte till mellan två som redan har träffats.
   *[other] { $word } möten till mellan två som redan har träffats.
}
table_plan-cost-met-fewer = { $count ->
    [one] ett möte mindre mellan två som redan har träffats.
   *[other] { $word } möten mindre mellan två som redan har träffats.
}
table_plan-cost-points = { $points ->
    [one] Blandningen blir en poäng sämre.
   *[other] Blandningen blir { $points } poäng sämre.
}
table_plan-cost-nothing = Blandningen blir lika bra.
table_plan-mark-title = Uppgift och behov
table_plan-mark-text = Det gäller från nästa gång du placerar om. Vad någon behöver står bara här.
table_plan-part = Gör på workshopen
table_plan-needs = Behöver ett bord som
table_plan-needs-hint = Vad borden har skriver du in på sidan för bordsplacering.
table_plan-need-step_free = nås utan trappsteg
table_plan-need-hearing_loop = har hörslinga
table_plan-need-near_door = står nära dörren
table_plan-mark-save = Spara
table_plan-marked = Uppgifterna om { $name } är sparade.

# Omgångar sida vid sida.
table_plan-rounds-title = Omgångar sida vid sida
table_plan-to-people = Se var och ens bord
table_plan-tables-over = Bord för bord
table_plan-people-over = Var och ens bord
table_plan-and-more = { $count ->
    [one] Och ett par till.
   *[other] Och { $count } par till.
}

# Storskärm.
table_plan-screen-title = Bord på storskärm

# Poäng.
table_plan-points-best = Bevisat: ingen placering som följer reglerna blandar bättre.
table_plan-points = { $points ->
    [one] Högst en poäng från den bästa tänkbara placeringen.
   *[other] Högst { $points } poäng från den bästa tänkbara placeringen.
}

table_plan-unopened-title = Borden planeras utan det någon behöver
table_plan-unopened-key = Vad deltagare behöver av sitt bord kan inte läsas just nu, eftersom nyckeln till det saknas. Inget är borta. Be den som sköter Valskydd att lägga tillbaka nyckeln.
table_plan-unopened-shredded = Vad deltagare behöver av sitt bord går inte att läsa, eftersom nyckeln till det är kastad. Fråga deltagarna igen och skriv in det på nytt.
table_plan-unopened-damaged = Vad deltagare behöver av sitt bord går inte att läsa, eftersom det har ändrats utanför Valskydd. Säg till den som sköter Valskydd, och skriv in det på nytt.
