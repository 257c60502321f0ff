# The desk of a body
parties-office-list-title = Desks of organizations
parties-office-list-lead = If you hold a post of an organization, you keep its roster and its public page here.
parties-office-list-none = There is no desk that you can open now. When you have taken a post, tell city hall or an officer of the organization; once your account is tied to the post, the desk appears here.
parties-office-mine-none = You hold no post of a group today.
parties-office-post = Opened as { $post }.
parties-office-next = What is next
parties-office-parts = What you keep here
parties-office-public = Public page
parties-office-public-text = The page that anyone can read.

# What cannot be taken as it was written.
parties-days = from { $from } to { $to }
parties-form-from = First day
parties-form-to = Last day
parties-refused-unknown = What was chosen or written is not there. Please choose again.

# When something cannot be written into the roster
parties-refused-persons = The number of people is from 1 to { $max }.
parties-refused-empty-roster = No household is in the roster yet. Enter some, or count them, first.
parties-refused-counted-by-roster = The roster is the count now. To report a number yourself, change how households are counted first.
parties-refused-shared-long = A roster is shared for a year at most. Please take an earlier last day.
parties-office-back = Back, without changes

# The roster of members
parties-roster = Roster of members
parties-roster-lead = This roster belongs to the organization. City hall sees numbers only.
parties-roster-text = { $count } households, { $paper } of them with circulars on paper.
parties-roster-begin = Write the first household into the roster
parties-roster-search = Name, kana or group
parties-roster-found = Households with a name: { $count }
parties-roster-all = Member households
parties-roster-named = With a name
parties-roster-unnamed = Counted only
parties-roster-households = { $count } households
parties-roster-people = { $count } people
parties-roster-group = { $group }: { $count } households
parties-roster-print = Print by group
parties-roster-print-lead = Print this page; buttons are left out.
parties-roster-print-day = { $body }, { $day }
parties-roster-csv = Take it out as a table (CSV)
parties-roster-shares = Share with city hall, and who looked
parties-roster-done-entered = Written into the roster.
parties-roster-done-corrected = Changed.
parties-roster-done-ended = Taken off the roster.
parties-roster-done-counted = The number is written.
parties-roster-done-deleted = The roster is deleted. What was reported stays as numbers.
parties-entry = Change a household
parties-entry-deed = Change
parties-entry-new = Write in a household
parties-entry-new-deed = Write it in
parties-entry-label = Name of the household
parties-entry-label-hint = For example the name of one of you. Never write an Individual Number.
parties-entry-kana = Reading in kana
parties-entry-group = Group
parties-entry-group-hint = As your organization calls it, such as 1班.
parties-entry-address = Address
parties-entry-phone = Telephone
parties-entry-mail = Mail
parties-entry-persons = People
parties-entry-paper = Circulars on paper
parties-entry-paper-yes = On paper
parties-entry-note = Note
parties-entry-note-hint = For the organization only. Nothing about health or family matters, please.
parties-entry-from = Member since
parties-entry-since = Member
parties-entry-source = How it came
parties-entry-source-entered = Entered by an officer
parties-entry-source-joined = By a request to join
parties-entry-source-imported = From a file
parties-entry-unnamed = Counted only
parties-entry-leave = Leaving, or entered by mistake
parties-leaving-how = What happened
parties-leaving-end = The household left
parties-leaving-end-hint = It stays on record that it was a member until that day.
parties-leaving-withdraw = It was entered by mistake
parties-leaving-withdraw-hint = It has not been a member at all.
parties-leaving-last = Last day as a member
parties-leaving-deed = Take it off the roster
parties-counted = Count without names
parties-counted-lead = Write a group and a number of households. Nobody is named.
parties-counted-count = Households without a name
parties-counted-hint = Those with a name are not included. It takes the place of the number before.
parties-counted-deed = Write the number
parties-counting = How households are counted
parties-counting-lead = Where the number comes from that city figures use. The two are never added.
parties-counting-reports = What is reported
parties-counting-reports-hint = You count and report, once a year for example.
parties-counting-roster = The roster
parties-counting-roster-hint = Whenever the number in the roster changes, that is a report of that day.
parties-counting-deed = Count this way
parties-own-report = Report the number of households
parties-own-report-lead = Write the number your organization counted. The figures of the city follow at once.
parties-own-report-last = Last report
parties-own-report-day = Counted on
parties-own-report-reason = Why it is corrected
parties-own-report-reason-hint = Only where you replace a report of the same day.
parties-own-report-deed = Report
parties-share-lead = City hall sees the roster only on the days and for the purpose that you set. Each look is listed below.
parties-share-none = The roster was never shared.
parties-share-new = Share with city hall
parties-share-new-lead = Tell your members before. It is used for this purpose only.
parties-share-purpose = Purpose
parties-share-purpose-hint = For example: to bring the notice of the drill
parties-share-deed = Share on these days
parties-share-end = Stop sharing
parties-share-ended = Stopped
parties-share-past = Over
parties-share-done = City hall can see it now.
parties-share-done-ended = City hall cannot see it any more.
parties-share-looks = Who looked
parties-share-no-looks = City hall has not looked.
parties-share-city = City hall
parties-deletion = Delete the whole roster
parties-deletion-lead = All names, addresses, telephones, mail addresses and notes are deleted, and all requests to join or leave. It cannot be undone. Take the table out first if you want to keep it.
parties-deletion-stays = Only numbers stay: what was reported, and that something changed on a day, without names.
parties-deletion-sure = To be sure
parties-deletion-yes = I know that this cannot be undone
parties-deletion-not-sure = To delete, please tick this box.
parties-deletion-deed = Delete the roster

# The public part

# The public page
parties-page-deed = Change the public page
parties-page-look = See the public page
parties-page-done = The public page is changed.
parties-page-kept = Last kept current on { $day }
parties-page-stale = See whether the public page still holds

# Joining
parties-counter-join-requests = Requests to join
parties-join-title = Join your neighbourhood association
parties-join-lead = Write your address to find where to ask. You can also choose your area below.
parties-join-address = Address
parties-join-address-hint = The name of your neighbourhood is enough, in Japanese. The name of a group works as well.
parties-join-area = Or choose your area
parties-join-found = Where to ask in { $areas }:
parties-join-by-name = Found by its name.
parties-join-no-place = We do not know the place of this address. Write only the name of the neighbourhood, or choose your area below.
parties-join-none = There is nobody to ask here yet. Please ask city hall or a neighbour who is an officer.
parties-join-about = About it
parties-join-telephone = You can also ask by telephone or on paper: see the page of the association, or city hall.
parties-join-status-way = See where a request stands
parties-join-form = Ask { $body } to take you in
parties-join-purpose = What you write is read by officers of this association, and used to take you in and to reach you. City hall does not read it.
parties-join-by-account = You will find the answer on your own page.
parties-join-by-number = No account is needed. You will get a number and a code by which you see the answer. Please give a telephone or a mail address.
parties-join-sign-in = Sign in first
parties-join-note = A word to the officer
parties-join-deed = Ask to join
parties-join-sent = Your request has arrived.
parties-join-keep = Please write down the number and the code. You need them to see the answer.
parties-join-said = It has been passed on.
parties-join-status = Where the request stands
parties-join-status-lead = Write the number and the code that you got.
parties-join-status-deed = See it
parties-join-number = Number
parties-join-number-hint = Such as J000123
parties-join-code = Code
parties-join-code-hint = Ten letters and digits
parties-join-unknown = There is no request with this number and code. Please compare them with what you wrote down.
parties-join-body = Association
parties-join-state = Where it stands
parties-join-state-received = Waiting for the association
parties-join-state-asked = The association has a question
parties-join-state-accepted = You are a member
parties-join-state-declined = The association declined
parties-join-state-withdrawn = Taken back
parties-join-thread = What was said
parties-join-step-sent = Request
parties-join-step-asked = Question of the association
parties-join-step-replied = Answer
parties-join-step-accepted = The association accepted
parties-join-step-declined = The association declined
parties-join-step-withdrawn = Taken back
parties-join-reply = Your answer
parties-join-reply-deed = Send the answer
parties-join-withdraw = Take the request back
parties-leave = Leave
parties-leave-lead = You are a member up to that day. An officer confirms it; no permission is needed.
parties-leave-deed = Tell the association
parties-leave-asked = Leaving on
parties-mine = My associations
parties-mine-my = My page
parties-mine-members = Member of
parties-mine-none = You have not joined any by this account yet.
parties-mine-joins = Requests
parties-mine-no-joins = No requests yet.
parties-mine-leaves = Leaves after { $day }

# Requests at the desk
parties-requests = Joining and leaving
parties-requests-text = Waiting: { $count }
parties-requests-waiting = Answer { $count ->
    [one] { $count } request
   *[other] { $count } requests
 } to join
parties-requests-leaving = Confirm a leaving
parties-requests-lead = Who asked sees the same words.
parties-requests-open = Waiting for an answer
parties-requests-none = None.
parties-requests-leaves = Leaving
parties-requests-no-leaves = Nobody leaves.
parties-requests-not-due = Waits for the day
parties-requests-confirm = Confirm
parties-requests-settled = Settled
parties-requests-answered = Answered.
parties-request = Answer a request
parties-answer-how = Answer
parties-answer-accept = Accept
parties-answer-accept-hint = It goes into the roster; a member from today.
parties-answer-ask = Ask back
parties-answer-ask-hint = The request waits for the answer.
parties-answer-decline = Decline
parties-answer-decline-hint = Please always say why.
parties-answer-group-hint = When you accept, as far as you know.
parties-answer-words = Your words
parties-answer-words-hint = Needed to ask back and to decline.
parties-answer-deed = Send the answer
parties-answer-by-mail = Your answer also goes to them by mail.
parties-answer-by-phone = No mail address is known. Please tell them by telephone, too.
parties-answer-subject = An answer from { $body }
parties-answer-letter = Dear { $name },
    
    { $body } has answered your request to join (number { $number }).
    
    { $state }.
    { $words }
    
    Read more, and reply, on this page:
    { $link }
    
    If you asked with a number and a code, you need that code.
parties-answer-by-hand = the page of the town
parties-refused-no-way = Please give a telephone or a mail address, so that you can be reached.
parties-refused-join-waits = A request of yours waits there already. Please wait for the answer.
parties-refused-joins-wait = Very many requests wait there now. Please ask the association or city hall by telephone.
parties-refused-join-settled = This request is settled already.
parties-refused-leave-waits = The association knows already that you leave.
parties-refused-far = More than a year ahead. Please take an earlier day.
