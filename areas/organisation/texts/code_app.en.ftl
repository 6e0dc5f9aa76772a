## Code app
code-app-title = Code app
code-app-lead = If you cannot have a passkey, a code app on your phone can show a code that you enter after the emailed link.
code-app-what = You need an app that shows one-time codes (TOTP). If there is none on your phone, your IT department will help you choose. The code is needed each time you sign in with a link.
code-app-add = Add a code app
code-app-manage = Manage the code app and recovery codes
code-app-begin = Begin
code-app-have = You have had a code app since { $since }.
code-app-have-lead = When you sign in with a link, we also ask for a code from the app.
code-app-since = Added
code-app-remove-title = Remove the code app
code-app-remove-text = The recovery codes are removed with it. Afterwards the emailed link alone is enough to sign in, which protects you less.
code-app-remove = Remove the code app
code-app-removed-note = The code app and the recovery codes have been removed.
code-app-scan-title = Add a code app
code-app-scan-lead = Two steps: read the code into the app, and show that it works.
code-app-scan-first = 1. Read it into the app
code-app-square = A square code to scan with the code app’s camera. The same details are written below.
code-app-type = No luck with the camera? Type the details into the app.
code-app-account = Account
code-app-secret = Key
code-app-kind = Kind
code-app-kind-is = Time-based, 6 digits, 30 seconds, SHA-1
code-app-scan-then = 2. Show that it works
code-app-code = Code from the app
code-app-code-hint = Six digits. They change every half minute.
code-app-confirm = Confirm

## Recovery codes
recovery-title = Recovery codes
recovery-lead = Print the codes or write them down, and keep them where you keep keys. Each works once, in place of a code from the app.
recovery-once-title = The codes are shown this once
recovery-once-text = We do not keep them in a form that can be read. If they are lost, make new ones. The old ones then stop working.
recovery-done = I have kept the codes
recovery-left = Recovery codes left
recovery-count = { $left ->
    [one] One recovery code is left.
   *[other] { $left } recovery codes are left.
}
recovery-few-title = Few recovery codes left
recovery-few-text = Make new ones before they run out.
recovery-anew-text = Ten codes for the day the phone is gone. When you make new ones, the old ones stop working.
recovery-anew = Make new recovery codes
recovery-shown-note = The codes have been shown already. Make new ones if you had no time to keep them.

## The code after the link
code-title = Enter your code
code-lead = The link is right. Now enter the code your code app shows.
code-label = Code
code-hint = Six digits from the app, or one of your recovery codes.
code-button = Sign in
code-lost-title = Without your phone?
code-lost-text = Use a recovery code. If none is left, turn to whoever gave you your duty. Whoever runs the system can make a link for you once you have made sure together that it is you.
code-late = The time for entering the code is over. Ask for a new link.
code-wrong = That is not the code. Enter the one the app is showing now.
code-used = That code has been used. Wait until the app shows the next one.
code-clock-ahead = The code belongs to another time. Your phone’s clock is about { $minutes } minutes ahead of ours, which says { $ours }. Set the phone to automatic time and try again. If it is our clock that is wrong, tell whoever runs the system.
code-clock-behind = The code belongs to another time. Your phone’s clock is about { $minutes } minutes behind ours, which says { $ours }. Set the phone to automatic time and try again. If it is our clock that is wrong, tell whoever runs the system.
code-unreadable = We cannot read the key of your code app. Sign in with a passkey, or turn to whoever runs the system. Nothing is wrong with your code.
code-too-many = There have been too many wrong codes. Wait an hour, or sign in with a passkey.
again-code = If you have the code app at hand, it is quicker than a link.
again-code-button = Enter a code

## Letters
told-code-app-added-subject = A code app has been added in Valskydd
told-code-app-added-matter = A code app has been added. From now on we ask for a code when you sign in with a link.
told-code-app-removed-subject = The code app has been removed in Valskydd
told-code-app-removed-matter = The code app and the recovery codes have been removed. The emailed link alone is now enough to sign in.
told-recovery-code-used-subject = A recovery code has been used in Valskydd
told-recovery-code-used-matter = { $left ->
    [one] Somebody has signed in as you with a recovery code. One is left.
   *[other] Somebody has signed in as you with a recovery code. { $left } are left.
}
told-codes-made-subject = New recovery codes in Valskydd
told-codes-made-matter = New recovery codes have been made. The old ones no longer work.

## Events
deed-sign_in-link_used = Link used, code awaited
deed-sign_in-code_asked = Asked to show the code again
deed-sign_in-code_app_begun = Began adding a code app
deed-sign_in-code_app_added = Code app added
deed-sign_in-code_app_removed = Code app removed
deed-sign_in-recovery_codes_made = New recovery codes made
deed-sign_in-code_used = Code from the code app used
deed-sign_in-recovery_code_used = Recovery code used
deed-sign_in-code_refused = Wrong code refused
deed-sign_in-clock_differs = Code of another time refused
journal-detail-left = left
journal-detail-minutes = minutes
journal-detail-passkey = passkey
journal-detail-recovery_codes = recovery codes
journal-detail-wrong_this_hour = wrong this hour
