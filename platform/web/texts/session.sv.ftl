session-device = { $browser } på { $system }
session-device-unknown = Okänd enhet
session-way-link = mailad länk
session-way-passkey = passnyckel
session-way-code = engångskod
session-way-provider = organisationens inloggning
session-way-provider_two = organisationens inloggning, två faktorer
session-way-command = länk från servern
