session-device = { $browser } on { $system }
session-device-unknown = Unknown device
session-way-link = mailed link
session-way-passkey = passkey
session-way-code = one-time code
session-way-provider = the organisation’s sign-in
session-way-provider_two = the organisation’s sign-in, two factors
session-way-command = link from the server
