again-title = Sign in again
again-lead = What you want to do is sensitive. That is why we ask once more who you are when more than ten minutes have passed since you signed in.
again-where = We will send a link to { $address }. When you have opened it in this browser you will come back here. What you just wrote has not been saved.

new-browser-subject = New sign-in to Valskydd
new-browser-matter = Somebody has signed in to Valskydd as you, in a browser that you have not used before.
new-browser-when = When
new-browser-device = Device
new-browser-way = By
new-browser-you = Was it you? Then there is nothing you need to do.
new-browser-not-you = Was it not you? End the session on the page Sign-ins, and tell the person who gave you the duty at once. Change the password of your mail account too.
new-browser-button = See my sign-ins
new-browser-why = This letter is sent the first time a browser is used, and when somebody has cleared their cookies.
