version-edit = Adapt the parts
version-parts-title = Adapt the invitation
version-parts-lead = Change the free parts of the national text here so that they fit the county. Locked parts read the same in every county.
version-locked = The Swedish Election Authority decides the text.
version-part-label = Your text: { $name }
version-same = The same as the national text. Clear the field to leave the part out of your letter.
version-changes = Changes in { $name }
version-changes-title = How your text differs
version-save = Save the parts
version-saved = Your version has been saved.
version-back = Back to the invitation
version-newer-text = Nothing is lost. Where the texts differ you see both. Change yours if needed and save again; then yours counts.
version-newer-decide = The changes are others now. Read them and answer again.
version-offers-title = { $parts ->
    [one] The Swedish Election Authority has changed one part
   *[other] The Swedish Election Authority has changed { $parts } parts
}
version-offers-link = Decide on the changes
version-offers-heading = National changes
version-offers-lead = Your text stands until you have chosen. What you do not answer stays here.
version-no-offers = There are no changes to decide on
version-no-offers-text = When a free part of the national text changes after you have adapted the invitation, it is shown here.
version-untouched-text = The national text of this part has changed. You have no changes of your own in it.
version-untouched-take = Take the change
version-untouched-keep = Keep the old text
version-merged-text = Both you and the nation have changed this part, in different sentences. This is how it reads with both changes.
version-merged-take = Take the change and keep our words
version-merged-keep = Keep our text as it is
version-merged-write = Write another text
version-conflict-text = Both you and the nation have changed the same sentence. Choose which text is to stand. Underlined is what only one side has.
version-conflict-take = Take the national text
version-conflict-keep = Keep our text
version-conflict-write = Write a new text
version-new-text = The national text has a new part. It is not in your letter yet.
version-new-take = Include the part
version-new-keep = Leave it out
version-gone-text = The part has been removed from the national text. It stays in your letter until you have chosen.
version-gone-take = Remove the part
version-gone-keep = Keep the part as our own
version-locked-text = The part is locked now, and the national text stands in your letter. Your words are shown here so that you can move them to another part or to the county’s own text.
version-locked-take = I have read this
version-ours = Your text
version-theirs = National text
version-taken = How the part will read
version-choose = What is to stand for { $name }?
version-write-label = Text of your own for { $name }, if you write a new one
version-decide = Save the choices
version-decide-none = Choose what is to stand for at least one part.
version-decided = { $parts ->
    [one] Your choice has been saved.
   *[other] Your { $parts } choices have been saved.
}
version-need-offers = { $parts ->
    [one] Decide on one change to the national invitation
   *[other] Decide on { $parts } changes to the national invitation
}
version-need-returned = Read what the Swedish Election Authority wants changed in your invitation
version-need-approve = { $counties ->
    [one] Read one county’s invitation and approve it
   *[other] Read { $counties } counties’ invitations and approve them
}
version-preview-whose = Municipality to preview
version-preview-pdf = The letter to { $municipality } as PDF
version-returned-title = { $by } at the Swedish Election Authority returned the invitation
version-approval-writing = Not sent for approval
version-approval-writing-text = The Swedish Election Authority approves the invitation before it goes to the municipalities.
version-approval-waiting = Waiting for approval
version-approval-waiting-text = The Swedish Election Authority is reading the invitation. If you change the text you need to send it again.
version-approval-approved = Approved
version-approval-approved-text = The invitation can go to the municipalities. If you change the text it needs approval again.
version-approval-returned = Returned
version-approval-returned-text = Read the answer, change the text and send it again.
version-ask = Send for approval
version-asked = The invitation has been sent to the Swedish Election Authority for approval.
version-asked-before = The invitation has already been sent for approval, or is approved.
version-not-approved = The invitation was not sent. The Swedish Election Authority needs to approve it first.
version-letter-asks-subject = { $county }: invitation to approve
version-letter-asks = { $county } has written its invitation to the municipalities and asks you to approve it. The county cannot invite before you have answered.
version-letter-approved-subject = The invitation is approved
version-letter-approved = The Swedish Election Authority has approved the county’s invitation. You can now send it to the municipalities.
version-letter-returned-subject = The invitation needs changes
version-letter-returned = The Swedish Election Authority has read the county’s invitation and returns it. Change the text and send it for approval again.
version-letter-words = The answer: { $words }
version-letter-button = Read the invitation
approvals-title = Counties’ invitations
approvals-lead = Counties wait for your approval before they invite their municipalities. Those that wait come first.
approvals-lead-off = Counties invite without approval. You can read what they have written here.
approvals-change = Change whether invitations need approval
approvals-none = There are no invitations yet
approvals-none-text = When a county has its workshop, its invitation is shown here.
approvals-caption = Counties’ invitations
approvals-county = County
approvals-day = Day of the workshop
approvals-state = Approval
approvals-when = When
approvals-of = Invitation: { $county }
approvals-newer = The county has changed the invitation, or somebody else has answered
approvals-newer-text = Nothing has been done. Read the invitation as it is now.
approvals-last-answer = Last answer to the county
approvals-changes = What the county has written
approvals-changes-text = Underlined are the county’s words. Struck out is what the county has taken from the national text.
approvals-no-changes = The county uses the national text as it is.
approvals-letter = How the first municipality reads the letter
approvals-words = Your words to the county
approvals-words-hint = Needed when you return the invitation.
approvals-words-empty = Write what the county needs to change.
approvals-words-long = The answer is too long. Use at most { $most } characters.
approvals-approve = Approve
approvals-return = Return
approvals-approved = The invitation of { $county } is approved.
approvals-returned = The invitation has been returned to { $county }.
follow_up-to = Write a follow-up letter.
follow_up-title = Follow-up letter
follow_up-lead = To the municipalities that are invited, such as when exact times are known. The meeting for their calendars goes with it as it stands now.
follow_up-text = Text of the letter
follow_up-text-hint = Separate paragraphs with an empty line. Date, time, place, the link to the registration and the agenda, once the county has saved it, are added below the text.
follow_up-send = { $municipalities ->
    [one] Send to { $municipalities } invited municipality
   *[other] Send to { $municipalities } invited municipalities
}
follow_up-sent = { $municipalities ->
    [0] No letter was sent. No invited municipality has an address that works.
    [one] The letter is on its way to { $municipalities } municipality.
   *[other] The letter is on its way to { $municipalities } municipalities.
}
follow_up-subject-empty = Enter a subject.
follow_up-text-empty = Enter the text of the letter.
follow_up-long = The text is too long. Use at most { $most } characters.
follow_up-start-subject = Exact times for the workshop on {"{"}dag{"}"}
follow_up-start-text = The times are now set. The workshop is held on {"{"}dag{"}"}, {"{"}tid{"}"}, at {"{"}plats{"}"}, {"{"}adress{"}"}.\n\nTo change who comes, use the link in this letter by {"{"}sista_dag{"}"}.
follow_up-button = See or change the registration
invitation-occasion-follow-up = Follow-up letter
bounces-title = { $addresses ->
    [one] One address does not work
   *[other] { $addresses } addresses do not work
}
bounces-text = Letters to it did not arrive. No more letters are sent there. Enter a new address and the invitation goes there.
bounces-tag = Does not work
bounces-new = New mail address for { $municipality }
bounces-save = Save the address
bounces-works = The address works after all
bounces-repaired = The new address has been saved. If the municipality is invited, the invitation goes there.
bounces-mark = Mark as bounced
bounces-marked = The letter is marked as bounced. Its address is now among those to be corrected.
bounces-withdrawn = The mark has been removed.
bounces-need = { $municipalities ->
    [one] Get a new mail address for { $municipalities } municipality
   *[other] Get new mail addresses for { $municipalities } municipalities
}
addresses-place = Addresses
addresses-title = Addresses for the invitation
addresses-lead = The county’s invitation and reminders go here. Please add more than one, such as a shared mailbox.
addresses-none = You have no addresses of your own yet
addresses-none-text = Letters go to the municipality’s election coordinators in Valskydd. If you add an address, they go there instead.
addresses-caption = Receivers of the county’s letters
addresses-name = Name
addresses-name-hint = A person or an office, such as the election office. May be left empty.
addresses-address = Mail address
addresses-remove-head = Remove
addresses-remove = Remove
addresses-add-title = Add an address
addresses-add = Add
addresses-kept = The address has been saved.
addresses-removed = The address has been removed.
addresses-before = The address is among yours already.
addresses-many = You already have { $most } addresses. Remove one first.
addresses-fault = Enter a mail address, such as val@kommunen.se.
addresses-name-long = The name is too long. Use at most { $most } characters.
follow_up-moved-subject = Changed: the workshop is held {"{"}dag{"}"}
follow_up-moved-text = The workshop on election security has changed. It is now {"{"}dag{"}"} {"{"}tid{"}"}. The place is {"{"}plats{"}"}, {"{"}adress{"}"}. The attached file moves the meeting in your calendar.\n\nYour registration stands. If you need to change who is coming, do so with the link in the letter, by {"{"}sista_dag{"}"}.
