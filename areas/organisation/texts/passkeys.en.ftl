## How you sign in
account-title = How you sign in
account-lead = What you can sign in with, and how to add to it or take away from it.
account-back = Back to how you sign in
account-link-title = Emailed link
account-link-text = You can always ask for a link on the sign-in page. It goes to your email address, and is meant for the first time and for when something is broken or lost.

welcome-title = An easier way in next time
welcome-lead = You are signed in. Add a passkey now, and next time there is no letter to wait for.
welcome-later = Not now, go to the start page
welcome-later-hint = You will find this again under your name at the top of the page.

## Passkeys
passkey-title = Passkeys
passkey-what = A passkey lives in your phone, your computer or a security key. You show that it is you with your finger, your face or the device’s PIN. It works on this site alone, so no false page can trick you out of it.
passkey-empty-title = You have no passkey.
passkey-empty-text = With one, you need not wait for emailed links. Add two, on different devices, and you will manage if one is lost.
passkey-caption = Your passkeys
passkey-head-name = Name
passkey-head-added = Added
passkey-head-used = Last used
passkey-head-do = Action
passkey-never-used = Never
passkey-remove = Remove
passkey-add-title = Add a passkey
passkey-name = Name of the passkey
passkey-name-hint = So that you recognise it, such as Work laptop or My phone.
passkey-name-empty = Enter a name for the passkey.
passkey-name-long = The name can have at most 60 characters.
passkey-add = Add passkey
passkey-waiting = Follow what your browser or phone tells you.
passkey-cancelled = It was cancelled or took too long. Try again when you are ready.
passkey-known = This device already has a passkey for you.
passkey-failed = There was no connection. Reload the page and try again. If that does not help, ask for an emailed link.
passkey-refused = The passkey could not be added. The device must be able to show that it is you, by finger, face or PIN. Try again.
passkey-none = The browser did not make a passkey in time. Try again.
passkey-too-many = You already have 20 passkeys. Remove one that you do not use.
passkey-without-add = A passkey cannot be added in this browser: it does not support them, or runs no scripts. You can go on signing in with an emailed link.
passkey-without-enter = Passkeys cannot be used in this browser: it does not support them, or runs no scripts. Ask for a link instead.
passkey-nowhere = Passkeys cannot be used at the address where Valskydd runs here. Whoever runs the system needs to give it a name and TLS.
passkey-added-note = The passkey { $name } has been added. You can sign in with it next time.
passkey-removed-note = The passkey has been removed.
passkey-last-note = The passkey is still there. It is your only way to sign in without email.
passkey-remove-title = Remove passkey
passkey-remove-heading = Remove the passkey { $name }?
passkey-remove-lead = You cannot sign in with it afterwards. It may remain in the device; remove it there as well.
passkey-remove-button = Remove the passkey
passkey-last-lead = This is your only way to sign in without email. Before you remove it, show that you can get in another way.
passkey-last-other = Add a passkey on another device. Then remove this one.
passkey-last-link = Or sign out and sign in again with an emailed link. You can then remove it within half an hour.
passkey-suspect-title = Check the passkey { $name }
passkey-suspect-text = On { $when } somebody tried to sign in with what looks like a copy of it. That was stopped. If in doubt, remove the passkey and add a new one.

## Signing in with a passkey
sign-in-passkey = Sign in with a passkey
sign-in-passkey-lead = If you have added a passkey, your finger, your face or the device’s PIN is enough.
sign-in-link-title = Sign in with an emailed link
sign-in-passkey-refused = It was not possible to sign in with that passkey. It may have been removed, or you have no duty at present. Ask for a link instead.
sign-in-passkey-copied = The sign-in was stopped: the passkey has been used more often than this device knows, so there may be a copy. You have been sent a letter about it. Ask for a link to get in.
sign-in-passkey-late = It took too long, or the page was old. Try again.
sign-in-recovered-note = You signed in with a link although you have passkeys. Is one of them lost? Remove it here and add a new one.

## Letters about signing in
told-when = When
told-not-you = Was it not you? Sign in, remove what you do not recognise, and contact whoever is responsible for Valskydd where you work.
told-button = See how you sign in
told-why = This letter always goes out when something changes in how you sign in, so that nobody can do it without your knowing.
told-passkey-added-subject = A passkey has been added in Valskydd
told-passkey-added-matter = The passkey “{ $name }” has been added. It can be used to sign in as you.
told-passkey-removed-subject = A passkey has been removed in Valskydd
told-passkey-removed-matter = The passkey “{ $name }” has been removed. It can no longer be used to sign in.
told-passkey-copied-subject = A sign-in to Valskydd was stopped
told-passkey-copied-matter = Somebody tried to sign in as you with a passkey that looks like a copy of “{ $name }”. That was stopped. Remove the passkey and add a new one.
told-recovered-subject = You signed in to Valskydd with a link
told-recovered-matter = Somebody has signed in as you with an emailed link, although you have passkeys. That is what one does when a passkey is lost.

## Events
deed-sign_in-passkey_added = Passkey added
deed-sign_in-passkey_removed = Passkey removed
deed-sign_in-passkey_used = Passkey used
deed-sign_in-passkey_refused = Passkey refused
deed-sign_in-passkey_copied = Suspected copy of a passkey refused
deed-sign_in-recovered = Signed in with a link despite passkeys

# Two factors, where the duty demands it.
two-factors-title = Two steps are needed
two-factors-lead = Whoever is { $duty } here signs in with two steps: a passkey, or a link and a code. Until then everything else is closed.
two-factors-show-text = You have what is needed already. Show it, and you can go on.
two-factors-show = Sign in with the second step
two-factors-add-title = Add a second step
two-factors-code-app = Is a passkey not possible on this device?
two-factors-lost = If you have lost it: ask whoever runs the system for a printed link. A link by mail is not enough to add anything new.
