# Sign-in with the authority's own sign-in service.

provider-way-in-title = Sign in at { $provider }
provider-way-in-lead = Your email address belongs to { $provider }, which has its own sign-in. You come back here once you have signed in there.
provider-way-in-button = Continue to { $provider }
provider-other-title = Is it not working?
provider-other-text = You can have a link by email instead. It works for 10 minutes.
provider-other-button = Send a link by email
provider-other-link = Sign in with a link by email
provider-again = Try { $provider } again

provider-refused-down-title = { $provider } does not answer
provider-refused-down-text = The sign-in at { $provider } does not answer right now. Wait a moment and try again, or sign in another way.
provider-refused-untrusted-title = The answer from { $provider } could not be trusted
provider-refused-untrusted-text = The answer from the sign-in at { $provider } did not hold, so nobody was let in. You did nothing wrong. Tell your IT department, and sign in another way meanwhile.
provider-refused-clocks-title = The clocks differ
provider-refused-clocks-text = The clock at { $provider } and the clock of Valskydd differ, so the sign-in could not be checked. Tell your IT department, and sign in another way meanwhile.
provider-refused-stale-title = The sign-in is too old
provider-refused-stale-text = A sign-in works for ten minutes, once, in the browser where it began. Please start again.
provider-refused-declined-title = You were not signed in
provider-refused-declined-text = The sign-in at { $provider } was cancelled, or you may not use it for Valskydd. You can try again or sign in another way.
provider-refused-not-signed-in-title = You need to sign in at { $provider }
provider-refused-not-signed-in-text = { $provider } answered without your having shown who you are. Try again and sign in there.
provider-refused-refuses-us-title = The sign-in is not set up right
provider-refused-refuses-us-text = The sign-in at { $provider } does not recognise Valskydd. The fault is in the settings, not with you. Tell your IT department, and sign in another way meanwhile.
provider-refused-no-address-title = The email address is missing
provider-refused-no-address-text = { $provider } did not say what your email address is, so we do not know who you are. Tell your IT department, and sign in another way meanwhile.
provider-refused-unverified-title = The email address is not confirmed
provider-refused-unverified-text = { $provider } does not vouch for the email address being yours. Ask your IT department to confirm it, or sign in another way.
provider-refused-foreign-domain-title = The email address does not belong to { $provider }
provider-refused-foreign-domain-text = You signed in at { $provider } with an email address that belongs to somebody else. Sign in another way.
provider-refused-other-organisation-title = You signed in for another organisation
provider-refused-other-organisation-text = { $provider } did not say which organisation you signed in for, or named one that is not its own. Choose the right organisation there if you can, or sign in another way.
provider-refused-no-duty-title = You have no duty here
provider-refused-no-duty-text = You are signed in at { $provider }, but nobody has given you a duty in Valskydd with that email address. Ask whoever was to give you the duty, or sign in with another address.
provider-refused-duty-elsewhere-title = You have duties with several
provider-refused-duty-elsewhere-text = You have duties with somebody other than { $provider } as well, so its sign-in is not enough. Sign in another way.
provider-refused-taken-title = You are linked to another account
provider-refused-taken-text = You are already linked to another account at { $provider }. Is it a new account? Sign in another way, open Accounts at sign-in services and remove the old link.

provider-farewell-title = You are signed out of Valskydd
provider-farewell-text = You are still signed in at { $provider }. If others use this computer, sign out there too.
provider-farewell-button = Sign out at { $provider }
provider-farewell-what = That also signs you out of other systems that you opened with the same sign-in.
provider-farewell-back = To the sign-in page
provider-signed-out-title = You are signed out
provider-signed-out-text = You are signed out of Valskydd and of your organisation's sign-in.

provider-letter-subject = You now sign in to Valskydd through { $provider }
provider-letter-matter = Your account at { $provider } is linked to you in Valskydd from now on. You can sign in with it instead of with a link.
provider-letter-not-you = Was it not you? Ring whoever gave you the duty today.
provider-letter-why = You get this letter because somebody signed in with your account for the first time.

deed-sign_in-provider_linked = Account at a sign-in service was linked
deed-sign_in-provider_refused = Sign-in through a sign-in service was turned away
deed-sign_in-provider_unlinked = Link to a sign-in service was removed

provider-account-title = Accounts at sign-in services
provider-account-lead = These are the accounts that you sign in to Valskydd with. Remove a link that is no longer right.
provider-account-head = Sign-in service
provider-account-since = Linked since
provider-account-do = Action
provider-account-remove = Remove
provider-account-gone = The link is removed.
provider-account-empty-title = No accounts are linked
provider-account-empty-text = If your organisation has its own sign-in, your account is linked the first time you sign in with it.
told-provider-unlinked-subject = A sign-in service has been unlinked in Valskydd
told-provider-unlinked-matter = Your account at { $provider } is no longer linked to you in Valskydd.
provider-account-see = Show your linked accounts
