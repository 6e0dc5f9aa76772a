trouble-not-found-title = Page not found
trouble-not-found-text = The address may be mistyped, or the page is not open to you. Check the link or start from the first page.
trouble-not-yours-title = This page belongs to another duty
trouble-not-yours-text = You are signed in, but your duty does not give access to this page.
trouble-needs-link-title = The link cannot be used
trouble-needs-link-text = The link has expired, has been used, or has been replaced. Open the link in your latest letter, or ask whoever invited you for a new one.
trouble-too-often-title = Wait a while
trouble-too-often-text = There have been many tries in a short time, from you or from somebody on the same network. { $minutes ->
    [one] Wait one minute and try again.
   *[other] Wait { $minutes } minutes and try again.
 } If you have signed in in another browser before, you can sign in there at once.
trouble-stale-form-title = The page was open for too long
trouble-stale-form-text = The form could not be accepted because the page belongs to another sign-in or has become too old. Go back, reload the page and send it again. Nothing was saved.
trouble-malformed-title = The request cannot be read
trouble-malformed-text = What was sent makes no sense to the system. Go back and try again. Nothing was saved.
trouble-too-large-title = Too much was sent
trouble-too-large-text = Split the list into smaller parts and try again. Nothing was saved.
trouble-ours-title = The page could not be shown
trouble-ours-text = The fault is ours and has been recorded. What you sent was not saved. Please try again shortly.
trouble-incident = If it happens again, contact whoever runs the system and give the number { $incident }.
trouble-way-on = To the first page
