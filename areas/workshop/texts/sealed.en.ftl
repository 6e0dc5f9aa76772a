# What is sealed in a registration: diet, access and protected details.
registration-needs = Diet and access
registration-access = Access needs
registration-field-access = Access needs
registration-field-in-text-access = access needs
registration-field-protected = Protected personal details
registration-field-in-text-protected = whether details are protected
registration-protected = Protected details
registration-protected-hint = Tick Protected details for anyone whose personal details are protected by law. Only your municipality then sees their name, email address and phone. Lists, screens and place cards say “Deltagare” and a number, and anyone who needs to reach them goes through the municipality. The email address can be left empty, and initials are enough as a name.
registration-protected-label = Deltagare { $number } (skyddad)
registration-protected-contact = Contact through the municipality
registration-tag-protected = Protected
registration-letter-protected = A participant whose details are protected
registration-access-title = Access
registration-access-text = To be arranged; without names.
registration-access-none = Nobody has asked for anything.
registration-unopened-key = Diets, access needs and protected details cannot be read at the moment, because the key to them is missing. Nothing is lost. Ask whoever runs Valskydd to put the key back.
registration-unopened-shredded = Diets, access needs and protected details cannot be read, because the key to them was thrown away. What is needed the municipality has to send again.
registration-unopened-damaged = Diets, access needs and protected details cannot be read, because they were changed outside Valskydd. Tell whoever runs Valskydd, and ask the municipality again if you need them.
registration-unopened-people = { $people ->
    [one] This is about one person. { $why }
   *[other] This is about { $people } people. { $why }
}
registration-cannot-seal = The list cannot be taken in at the moment, because the municipality’s key is missing. Nothing is saved, and what you typed is still here. Tell whoever runs Valskydd and try again.
registration-open-title = Protected details
registration-open-lead = { $people ->
    [one] One participant has protected details and is listed by number instead of name.
   *[other] { $people } participants have protected details and are listed by number instead of name.
}
registration-open-link = If you have to know who it is
registration-open-how = Ask the municipality first. If that is not enough you can ask to see name, email address and phone. Another person has to agree. After that the details are shown once, to you and for this workshop.
registration-open-nobody = Nobody has protected details
registration-open-nobody-text = When a municipality registers somebody whose details are protected it says so here.
registration-open-to-request = To the request
registration-open-once-title = The details are shown once
registration-open-once = See to it that nobody else sees the screen. Once you leave the page the details cannot be seen again without new consent. That you opened them stands in the journal.
registration-open-button = Show the details
registration-open-now = This is shown once. Copy no more than you need, and put the details in no list.
registration-open-label = Listed as
registration-open-municipality = Municipality
registration-shut = Diet, access needs and the names of people with protected details are not shown to anyone who comes by a link, because a link can be sent on. The details are saved and stay with the list when you change it. Your municipality’s coordinator sees them after signing in.
registration-shut-cell = Not shown
registration-shut-kept = As before
registration-shut-replaces = Replaces what was here.
registration-shut-hint = Fields that say “As before” keep what is registered if you leave them empty. Write “none” to remove it.
registration-shut-compared = People with protected details cannot be recognised here, so they appear both as new and as missing. Anyone who is the same person keeps their seat and is counted once.
registration-shut-lost = { $people ->
    [one] One person on your list has been taken off the registered list, and with them what was said about diet and access. Write it again if it is needed.
   *[other] { $people } people on your list have been taken off the registered list, and with them what was said about diet and access. Write it again if it is needed.
}
registration-opened-letter-subject = Protected details have been opened in Valskydd
registration-opened-letter-county = { $name } has opened protected details in your workshop. { $second } agreed to it.
registration-opened-letter-municipality = { $name }, { $county }, has opened protected details of participants from { $municipality }. { $second } agreed to it.
registration-opened-letter-when = Opened
registration-opened-letter-workshop = Workshop
registration-opened-letter-once = The details were shown once and are not shown again unless a second person agrees anew. That they were opened stands in the journal.
registration-opened-letter-wonder = Is this news to you? Ring { $county } and ask. This letter cannot be answered.
