again-title = Sign in again
again-lead = What you want to do is sensitive. That is why we ask once more who you are when more than ten minutes have passed since you signed in.
again-where = We will send a link to { $address }. When you have opened it in this browser you will come back here. What you just wrote has not been saved.
again-before-text = More than ten minutes have passed since you signed in, and what you can do here is sensitive. Sign in again and you will come back here.
again-after-title = Nothing is saved yet
again-after-text = More than ten minutes have passed since you signed in. Sign in again in another tab, come back to this one and press the button again. What you have typed is still here.
again-after-link = Sign in again (opens in a new tab)
again-fault = Sign in again before you send this.

new-browser-subject = New sign-in to Valskydd
new-browser-matter = Somebody has signed in to Valskydd as you, in a browser that you have not used before.
new-browser-when = When
new-browser-device = Device
new-browser-way = By
new-browser-you = Was it you? Then there is nothing you need to do.
new-browser-not-you = Was it not you? End the session on the page Sign-ins, and tell the person who gave you the duty at once. Change the password of your mail account too.
new-browser-button = See my sign-ins
new-browser-why = This letter is sent the first time a browser is used, and when somebody has cleared their cookies.

sessions-title = Sign-ins
sessions-lead = This is where you are signed in now. End what you do not use or do not recognise.
sessions-caption = Your sign-ins
sessions-head-device = Device
sessions-head-network = Network
sessions-head-began = Signed in
sessions-head-seen = Last used
sessions-head-end = End
sessions-this = This one
sessions-this-end = Sign out at the top
sessions-end = End
sessions-end-others = End all others
sessions-network-unknown = Unknown network
sessions-network-same = The network you are on now ({ $network })
sessions-network-other = Another network ({ $network })
sessions-unknown-title = Is there one you do not recognise?
sessions-unknown-text = End it, change the password of your mail account, and tell the person who gave you the duty at once. A sign-in ends by itself when it has not been used for half an hour, unless something else is decided where you are, and after ten hours at the latest.
sessions-ended = The sign-in has ended.
sessions-ended-before = That sign-in had ended already.
sessions-others-ended = { $count ->
    [0] There were no other sign-ins.
    [one] One other sign-in has ended.
   *[other] { $count } other sign-ins have ended.
 }

deed-sign_in-session_ended = Ended a session of their own
deed-sign_in-others_ended = Ended their other sessions
deed-sign_in-sessions_ended = All sessions ended from the server
deed-sign_in-everybodys_sessions_ended = Everybody’s sessions ended from the server
