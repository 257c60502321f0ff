# Requests of city hall, and what is counted
parties-counter-requests = Requests by city hall
parties-counter-asked-minutes = Minutes that city hall asked of bodies
parties-counter-spent-minutes = Minutes that bodies spent on requests
parties-unit-requests = requests
parties-unit-minutes = min.
parties-minutes = { $count } min.
parties-outcome-done = Done
parties-outcome-cannot = Cannot be done
parties-standing-open = Not yet
parties-standing-late = Overdue
parties-inbox = Requests by city hall
parties-inbox-text = What city hall asks for, and the answers
parties-inbox-waiting = { $count ->
    [one] { $count } is waiting
   *[other] { $count } are waiting
}
parties-inbox-lead = Sections of city hall ask for these things. The minutes they cost are counted by section and published.
parties-inbox-open = Not answered yet
parties-inbox-answered = Answered
parties-inbox-none = There are no requests by city hall now.
parties-inbox-none-answered = Nothing has been answered yet.
parties-inbox-from = From { $section }, about { $minutes } min.
parties-inbox-due = By { $day }
parties-inbox-took = Took { $minutes } min.
parties-inbox-section = Who asks
parties-inbox-asked-on = Arrived on
parties-inbox-due-on = By when
parties-inbox-minutes = Expected time
parties-inbox-way-seen = When you have read it, answer “Done”.
parties-inbox-way-done = When it is done, answer “Done”.
parties-inbox-way-words = Please answer in a few words.
parties-request-body = Text
parties-done-answered = Answered.
parties-inbox-outcome = Answer
parties-inbox-cannot-hint = If you cannot, write the reason. That is all.
parties-inbox-words = Words, reason
parties-inbox-took-label = Time it really took
parties-inbox-took-hint = Roughly, the time of all who took part together.
parties-inbox-deed = Answer
parties-inbox-again = If you answer again, the new answer takes the place of the old one.
parties-inbox-now = Answer so far
parties-inbox-todo = Answer city hall

# The year
parties-calendar = The year
parties-calendar-text = When, who and what
parties-calendar-title = Duties of { $year }
parties-calendar-lead = Write down what comes every year, and the next officers will know.
parties-calendar-next = Next
parties-calendar-month = Month { $month }
parties-calendar-in-month = During month { $month }
parties-calendar-none = Nothing is written down yet.
parties-calendar-add = Add a duty
parties-calendar-what = What
parties-calendar-when = When
parties-calendar-when-month = Month
parties-calendar-when-day = Day
parties-calendar-when-day-hint = Leave it empty when any day will do.
parties-calendar-who = Who
parties-calendar-nobody = Not decided
parties-calendar-note = Good to know
parties-calendar-note-hint = For example: the key is at the hall; apply a month ahead
parties-calendar-yearly = Again
parties-calendar-yearly-yes = Every year
parties-calendar-add-deed = Add
parties-calendar-done = Done
parties-calendar-reopen = Not yet
parties-calendar-remove = Remove
parties-calendar-is-done = Done
parties-calendar-carry = Carry the yearly duties over to { $year }
parties-calendar-other = See { $year }
parties-calendar-todo = Duty of the year
parties-done-duty = Written down.
parties-done-carried = Carried over to the next year.

# Officers
parties-officers = Officers
parties-officers-text = Who holds which post until when
parties-officers-lead = Write down here whom the assembly elected. When a term ends, the desk closes for them on that day.
parties-officers-now = Officers now
parties-officers-coming = Coming officers
parties-officers-past = Former officers
parties-officers-none = Nobody.
parties-officers-vacant = Vacant
parties-officers-elect = Enter the next officers
parties-officers-public = The name is public
parties-officers-hidden = The name is not public
parties-officers-publish = Make public (they agreed)
parties-officers-hide = Stop showing the name
parties-officers-in = Comes in by an account
parties-officers-invited = Invited; waiting for their answer
parties-officers-out = No account yet
parties-officers-invite = Invite to come in
parties-officers-end = End the term
parties-officers-right = Decide what they may do here
parties-officers-paper = Print and hand out
parties-officers-account = Account
parties-elect-holds = { $name }, { $what }
parties-accept-other = This account is in use for somebody else already. Please ask at the counter of city hall.
parties-paper-address = Where to sign in
parties-elect-title = Next officers
parties-elect-lead = Fill in only the posts that were decided. What is left empty stays as it is.
parties-elect-source = Assembly and its day
parties-elect-source-hint = For example: assembly of 21 March 2027
parties-elect-from = First day
parties-elect-to = Last day
parties-elect-caption = The next one of each post
parties-elect-known = Somebody known
parties-elect-new = Or a new name
parties-elect-kana = In kana
parties-elect-publish = Name in public
parties-elect-publish-no = Not public
parties-elect-publish-yes = They agreed
parties-elect-name-hint = A blank between family and given name.
parties-elect-now = Now
parties-elect-post = Post
parties-elect-deed = Enter the officers
parties-elect-both = Please give only one of the two.
parties-end-office-title = End the term
parties-end-office-lead = The term of { $name } as “{ $post }” ends with this day. The record of what they did stays.
parties-end-office-last = Last day
parties-end-office-reason = Reason
parties-end-office-deed = End the term
parties-right-deed = Decide
parties-right-lead = What the holder of “{ $post }” may do at this desk.
parties-invite-lead = We write to { $name } how to come in. They come in and press “Yes”; you never see a secret.
parties-invite-mail = Their mail address
parties-invite-deed = Send the invitation
parties-invite-subject = Invitation to the desk of { $body }
parties-invite-letter = { $body } invites { $name }, “{ $post }”.
    
    Please come in on the pages of the town with this mail address, open “Desk of a body” and press “Yes, this is me”.
    { $link }
    
    How: choose “Sign in” and type this address; a link arrives by mail.
    You can press it until { $day }. If you do not know about this, you need not do anything.
parties-invite-by-hand = “Sign in” on the pages of the town
parties-done-elected = The officers are written down.
parties-done-office-ended = The end of the term is written down.
parties-done-invited = The invitation is on its way. Now they answer.
parties-done-consent = Changed.
parties-done-right = Decided.
parties-accept-title = Invitation for you
parties-accept-what = { $body }, “{ $post }” ({ $name })
parties-accept-lead = { $body } invites you as { $name }, “{ $post }”. If this is you, press “Yes”. If not, do nothing.
parties-accept-deed = Yes, this is me
parties-paper-title = For { $name }
parties-paper-lead = You are “{ $post }” of { $body }. This is how you come to its desk.
parties-paper-step-1 = Open “Sign in” on the pages of the town.
parties-paper-step-2 = Type your own mail address; a link arrives. You need no password.
parties-paper-step-3 = Tell the address to whoever keeps the desk. When the invitation arrives, press “Yes, this is me”.
parties-paper-step-4 = Without mail: say “I want to use the desk of my body” at the counter of city hall. They check who you are and connect it.
parties-paper-term = Term
parties-paper-print = You can print this page and hand it out. No secret stands on it.

# Hand-over
parties-handover = Hand-over
parties-handover-text = What goes to the next officer
parties-handover-lead = A hand-over belongs to the office, not to a person. The next one can read it, and the one after.
parties-handover-new = Prepare a hand-over
parties-handover-all = Hand-overs so far
parties-handover-none = None yet.
parties-handover-of = Hand-over of “{ $post }”
parties-handover-made-on = Prepared on
parties-handover-made = Prepared on { $day }
parties-handover-state-both = Signed by both
parties-handover-state-one = Signed by one
parties-handover-state-none = Not signed yet
parties-handover-papers = Where things are kept
parties-handover-paper-add = Add a document
parties-handover-paper-title = What
parties-handover-paper-place = Where
parties-handover-paper-note = Good to know
parties-handover-paper-deed = Add
parties-handover-paper-drop = Remove
parties-handover-papers-none = Nothing is written down yet.
parties-handover-post = Of which post
parties-handover-note = Words to the next one
parties-handover-items = What is handed over
parties-handover-items-hint = One a line. Both sign this list.
parties-handover-usual = Explained how to open the roster
    Explained the open requests by city hall
    Explained the duties of the year
    Handed over bank book and seal
    Handed over the key of the hall
parties-handover-deed = Prepare
parties-handover-open = Open on that day
parties-handover-households = Households in the roster
parties-handover-no-roster = The roster is not kept here
parties-handover-households-is = { $count ->
    [one] { $count } household
   *[other] { $count } households
}
parties-handover-requests = Requests by city hall without an answer
parties-handover-joins = People who wait for an answer whether they may join
parties-handover-count = { $count }
parties-handover-checklist = Checklist
parties-handover-officers = Officers
parties-handover-duties = Duties to come
parties-handover-requests-now = Requests by city hall now
parties-handover-signs = Signatures
parties-handover-leaving = Who leaves
parties-handover-coming = Who comes
parties-handover-signed = { $name }, { $day }
parties-handover-unsigned = Not yet
parties-handover-sign-leaving = Sign as the one who leaves
parties-handover-sign-coming = Sign as the one who comes
parties-handover-sign-lead = Go through the list and tick everything. A signature cannot be taken back.
parties-handover-sign-deed = Sign
parties-handover-sign-all = Some points are not ticked. Please tick all of them.
parties-handover-check = Checked
parties-handover-withdraw = Remove the hand-over
parties-handover-print = Print this page for paper. It fits on A4.
parties-handover-waiting = Bodies in which you will hold a post
parties-handover-from = { $post }, from { $day }
parties-handover-todo = Sign the hand-over
parties-done-paper = Changed.
parties-done-handover = The hand-over is prepared.
parties-done-signed = Signed.

# When something is not accepted
parties-refused-over = This day is over. Please give today or a later day.
parties-refused-minutes = Give the minutes as a number up to { $max }.
parties-refused-nobody = Nobody is meant, or too many. Please choose 1 to { $max } bodies.
parties-refused-no-minutes = Please say how many minutes it took. A rough number is fine.
parties-refused-no-words = Please write a few words or the reason.
parties-refused-nobody-chosen = Nobody is entered. Please enter somebody for the posts that were decided.
parties-refused-not-ours = This person cannot be invited from here: they come in already, or are known elsewhere too. They can be connected at the counter of city hall.
parties-refused-items = Please write 1 to { $max } points.
parties-refused-signed = This is signed already.
parties-refused-no-seat = You cannot sign here. Who leaves signs during the term; who comes signs once they are elected.
