session-device = { $browser } på { $system }
session-device-unknown = Okänd enhet
session-way-link = mailad länk
session-way-passkey = passnyckel
session-way-code = engångskod
session-way-provider = organisationens inloggning
session-way-command = länk från servern
