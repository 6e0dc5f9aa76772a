## Personuppgifter: så länge sparas de
personal_data-place = Personuppgifter
personal_data-title = Personuppgifter
personal_data-lead = Här ser du vad som sparas om människor, hur länge och varför.
personal_data-retention-hint = Vad som sparas, enligt vilken lag, hur länge och vad som gör att det försvinner.
retention-title = Så länge sparas uppgifter
retention-lead = Tabellen visar vad systemet sparar om människor, hur länge och med vilket stöd i lag.
retention-usual = Tiderna är de vanliga. Din myndighet kan besluta om andra tider.
retention-decided = Några tider är ändrade genom beslut: { $decision }.
retention-approval = Det som gallras efter godkännande föreslås { $proposal ->
    [0] samma dag som tiden är ute
    [one] en dag innan tiden är ute
   *[other] { $proposal } dagar innan tiden är ute
  }. { $unanswered ->
    [0] Svarar ingen gallras det ändå den dag tiden är ute.
    [one] Svarar ingen gallras det ändå dagen efter att tiden är ute.
   *[other] Svarar ingen gallras det ändå { $unanswered } dagar efter att tiden är ute.
  }
retention-caption = Vad som sparas och hur länge
retention-head-what = Vad
retention-head-time = Hur länge
retention-head-more = Vad som händer
retention-head-grounds = Stöd i lag
retention-head-enforced = Så försvinner det
retention-head-setting = Inställning
retention-later-title = Finns inte än
retention-later-lead = De här uppgifterna sparas inte i dag. Tiderna gäller när de delarna av systemet finns.
retention-ground-storage = GDPR artikel 5.1 e (inte längre än nödvändigt)
retention-ground-health = GDPR artikel 9 (uppgifter om hälsa)
retention-ground-archives = Arkivlagen (1990:782) 10 § och RA-FS 2021:6 (gallring av allmänna handlingar)
retention-ground-public = TF 2 kap. (inkommen handling)
retention-ground-elections = Vallagen (2005:837) 16 kap.
retention-ground-log = MSBFS 2020:7 (säkerhetsloggning)
retention-by-approval = Föreslås, godkänns av länet och gallras. Protokoll skrivs.
retention-by-errand = Gallras av systemet
retention-by-itself = Försvinner tillsammans med det den hör till
retention-by-hand = Tas bort för hand
retention-not-yet = Finns inte än
retention-stays = Sparas
retention-days-workshop = { $days ->
    [one] en dag efter workshopen
   *[other] { $days } dagar efter workshopen
  }
retention-days-use = { $days ->
    [one] en dag efter senaste användningen
   *[other] { $days } dagar efter senaste användningen
  }
retention-months-workshop = { $months ->
    [one] en månad efter workshopen
   *[other] { $months } månader efter workshopen
  }
retention-months-election = { $months ->
    [one] en månad efter valdagen
   *[other] { $months } månader efter valdagen
  }
retention-months-end = { $months ->
    [one] en månad efter att det var slut
   *[other] { $months } månader efter att det var slut
  }
retention-months-posted = { $months ->
    [one] en månad efter att brevet skrevs
   *[other] { $months } månader efter att brevet skrevs
  }
retention-months-duty = { $months ->
    [one] en månad efter personens sista uppdrag
   *[other] { $months } månader efter personens sista uppdrag
  }
retention-with = { $time } (samma som: { $what })
retention-needs = Mat och tillgänglighet i en anmälan
retention-needs-more = Förseglat. Kommunen som skrev läser det, länet får antal till kök och lokal.
retention-table_needs = Vad någon behöver av sitt bord
retention-table_needs-more = Förseglat bredvid bordsplaceringen.
retention-protected = Vem en deltagare med skyddade personuppgifter är
retention-protected-more = Förseglat. Kommunen läser det, länet en gång och bara när två personer är överens.
retention-participants = Deltagarlista med bordsplacering
retention-participants-more = Antal för varje kommun och målgrupp är kvar. Den som skickade listan och dagens personliga länkar försvinner också.
retention-guests = Gäster, och namn i förberedelserna
retention-guests-more = Gästernas namn, kontaktuppgifter, uppdrag, svar och länkar. Namn och anteckningar i checklista, lokalens behov, beställning och deltagarplatser. Vad som gjordes och när är kvar.
retention-mail = Mejl som har kommit till länet
retention-mail-more = Innehåll (förseglat), namn, adresser och ärende. Nummer, dag och slag är kvar. Mejl som inte hör till någon workshop räknas från dagen det kom. Själva brevlådan tömmer länet.
retention-door = Vilka som kom till workshopen
retention-door-more = Incheckningar, vem som kom i stället för vem, och namn på dem som inte fick plats. Den som antecknades när dörren provades tas bort när dagen kommer.
retention-door_phones = Listan i telefonerna vid dörren
retention-door_phones-more = Förseglad i telefonen: kodens avtryck, namn, kommun och bord. Namnet på den som kom oanmäld ligger där, förseglat, tills det är inlämnat, som längst sju dagar efter dagen.
retention-door_phones-time = till sex timmar efter workshopens slut, eller tills dörren stängs
retention-joined = Vilka som anslöt till mötet på distans
retention-joined-more = När de anslöt, och i hur många webbläsare länken hade öppnats.
retention-workshop = Workshopen och länets inbjudan
retention-workshop-more = Dag, plats, inbjudans text och vem man frågar.
retention-workshop-time = tills myndigheten lämnar över till arkivet
retention-meeting = Adressen till ett videomöte
retention-meeting-more = Förseglad av länet. Står inte i något brev.
retention-interest = Länens intresseanmälan
retention-interest-more = Svar, dagar, önskemål, frågor och vem som skrev, med länkarna till dem.
retention-tour = Turnéplanen
retention-tour-more = Workshopledarnas namn, adresser, hemorter och dagar de inte kan. Vilket län som hade vilken dag är kvar.
retention-letters = Skickade brev
retention-letters-more = Text, mottagare och adress. Brev till en person försvinner senast med personen.
retention-addresses = Adresser som en kommun vill ha brev till, och länets brevlåda
retention-addresses-more = Även vilka adresser som inte fungerar.
retention-addresses-time = tills kommunen eller länet tar bort dem
retention-links = Personliga länkar
retention-links-more = Till vem de skickades och i vilka webbläsare de öppnades. De försvinner senast med det som de öppnar.
retention-duties = Uppdrag, genomgångar och sådant två har kommit överens om
retention-duties-more = En myndighets senaste genomgång är kvar.
retention-accounts = Personer som loggar in
retention-accounts-more = Namn och adress, även i händelseloggen. Namnet står kvar på fattade beslut.
retention-providers = Koppling till en myndighets egen inloggningstjänst
retention-providers-more = Vad tjänsten kallar personen.
retention-keys_of_people = Passnycklar, kodapp och reservkoder
retention-keys_of_people-more = Personen kan ta bort dem själv när som helst.
retention-link_requests = Adress som någon har bett om en länk till
retention-link_requests-more = Ingen adress sparas.
retention-link_requests-time = tills systemet har tittat på den, några sekunder
retention-sessions = Inloggningar
retention-sessions-more = Enhet med två ord, nät och tider.
retention-sessions-time = tills de är slut, högst 10 timmar för personer och 7 dagar för länkar
retention-browsers = Webbläsare som någon har loggat in i
retention-browsers-more = Ett kontrollvärde och två tider.
retention-tries = Räknade försök att logga in
retention-tries-more = Ett kontrollvärde, ett antal och två tider.
retention-tries-time = en timme efter sista försöket
retention-disposals = Förslag om gallring och svaren på dem
retention-disposals-more = Vilken workshop, hur många och vad som beslutades. Den som svarade finns där så länge personen finns i systemet.
retention-disposals-time = tills myndigheten lämnar över till arkivet
retention-certificates = Gallringsprotokoll
retention-certificates-more = Nämner ingen person.
retention-certificates-time = tills myndigheten lämnar över till arkivet
retention-disclosures = Utlämnanden till den nationella nivån
retention-disclosures-more = Ändamål, lagstöd, mottagare och vilka uppgifter. Själva listan kopieras inte: den går att hämta en tid, och försvinner med deltagarlistan.
retention-disclosures-time = tills myndigheten lämnar över till arkivet
retention-extracts = Registerutdrag
retention-extracts-more = Själva utdraget sparas inte. Att det gjordes står i händelseloggen med ärendets nummer.
retention-extracts-time = sparas inte
retention-journal = Händelseloggen
retention-journal-more = Raderna är kvar. Namn försvinner ur dem med den de gäller, och kedjan är ändå hel.
retention-journal-time = raderna sparas
retention-refusals = Tekniska loggar över nekade försök
retention-refusals-more = Ligger i serverns egna loggar.
retention-data_keys = En organisations nycklar till förseglade uppgifter
retention-data_keys-more = En gammal nyckel försvinner när inget längre är förseglat med den.
retention-data_keys-time = tills två personer är överens om att kasta dem
retention-venue_order = Beställning till lokalen
retention-venue_order-more = Brevet säger hur många som har specialkost, aldrig vem. Vilken kost står bara på papperet.
retention-course = Introduktionsutbildningen: vem som har gjort den
retention-course-more = Egen uppgift, kommunens eller länsstyrelsens intyg, en lista från utbildningen, kortversionen, eller ett undantag med skäl.
retention-exercise = Anteckningar från övningen
retention-exercise-more = Resultaten är kvar.
retention-exercise-time = tills resultaten är klara, högst 6 månader efter valdagen
retention-analysis = Utkast till verksamhetsskyddsanalys
retention-analysis-more = Antagna versioner sparas.
retention-analysis-time = 6 månader efter valdagen
retention-incidents = Rapporter om incidenter
retention-incidents-more = Lämnas över till arkivet.
retention-incidents-time = tills de är överlämnade till arkivet
retention-incident_contacts = Vem som rapporterade en incident
retention-incident_contacts-more = Kontaktuppgifterna försvinner, rapporten är kvar.
retention-document = Gallring
retention-document-lead = Vad som sparas om människor, och när det försvinner.
retention-document-end = Myndighetens egna beslut går före.
retention-document-nobody = Tabeller utan personuppgifter
