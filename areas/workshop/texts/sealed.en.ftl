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
registration-unopened-shredded = Diets, access needs and protected details cannot be read, because the key to them was thrown away. Ask the municipality again if you need them.
registration-unopened-damaged = Diets, access needs and protected details cannot be read, because they were changed outside Valskydd. Tell whoever runs Valskydd, and ask the municipality again if you need them.
registration-unopened-people = { $people ->
    [one] This is about one person. { $why }
   *[other] This is about { $people } people. { $why }
}
registration-cannot-seal = The list cannot be taken in at the moment, because the municipality’s key is missing. Nothing is saved, and what you typed is still here. Tell whoever runs Valskydd and try again.
