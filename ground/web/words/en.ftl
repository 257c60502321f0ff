# Days and numbers. Years come in as text, so that they are not grouped.
web-missing = ―
web-day = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
} { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
web-day-full = { web-day } { $year }
web-moment = { $day }, { $hour }:{ $minute }
web-fiscal-year = FY{ $year }
web-fiscal-year-short = FY{ $year }
web-calendar-year = { $year }

# What a town's Japanese words mean in general.
web-town = { $town }
web-general-community = neighbourhood association
web-general-collaboration = working together
web-general-district = district
web-general-headquarters = city hall

# Around the page
web-house = 縁側 Engawa
web-house-name = Engawa
web-foot-house = Engawa shows a town’s plan and what was done for it in one place.
web-title = { $page } | { $town } | Engawa
web-title-house = { $page } | Engawa
web-title-home = { $town } | Engawa
web-skip = Skip to the page
web-lang-label = Language
web-lang-ja = 日本語
web-lang-easy = やさしい日本語
web-lang-en = English
web-nav-label = Main entries
web-nav-know = Find out
web-nav-voice = Speak up
web-nav-apply = Apply
web-nav-join = Take part
web-crumbs = Where you are
web-top = Home
web-foot-about = What the plan promised and how it stands now, side by side.
web-foot-areas = Areas: people and households
web-foot-data = Tables and data
web-foot-sample = This is a sample town. The town, its people and its figures were made up to show these pages.
web-foot-printed = The figures here are only those printed in the plan itself. Newer figures have not been entered yet.
web-sample = sample
web-nothing = Nothing here yet.

# States
web-status-done = Reached
web-status-well = On track
web-status-late = Behind
web-status-none = No data
web-status-soon = Being prepared
web-tally-unit = { $count ->
    [one] indicator
   *[other] indicators
}
web-tally-of = Of { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
}:

# Figures
web-baseline = Starting value
web-baseline-year = Starting value ({ $year })
web-target = Target
web-target-year = Target ({ $year })

# The thread
web-phase-heard = Heard
web-phase-decided = Decided
web-phase-did = Done
web-phase-next = Next

# Home
web-hero-sit = Sit down, talk,
web-hero-decide = and decide together.
web-hero-lead = { $town } today, and what comes next.

# Charts
web-chart-ten-thousands = { $thousands }k
web-chart-hundred-millions = { $millions }M
web-chart-none = no data
web-chart-empty = There is no figure to draw yet.
web-chart-kind-line = Line chart.
web-chart-kind-bars = Bar chart.
web-chart-says = { $year }: { $value }.
web-chart-says-baseline = { $year }: { $value } (starting value).
web-chart-says-unfinished = { $year } so far: { $value }.
web-chart-says-preliminary = { $year }: { $value } (preliminary).
web-chart-says-missing = { $year }: { $word }.
web-chart-says-line = { $label }.
web-chart-says-mark = Upright line { $sign } before { $year }: { $words }
web-chart-mark = { $sign } { $words }
web-chart-axis = The vertical scale begins at { $value }.
web-chart-path = The dotted line is the way from the starting value to the target.
web-chart-unfinished = Striped figures are of a year that is not over.
web-chart-preliminary = * Preliminary; may still change.

# Tables
web-table-none = There is nothing to list yet.

# When something went wrong
web-failure-404-title = This page cannot be found
web-failure-404-text = The address may have changed, or a letter may be wrong.
web-failure-400-title = This address cannot be read
web-failure-400-text = Something in the address, or in what was sent, cannot be read.
web-failure-405-title = This page cannot be opened this way
web-failure-405-text = Please open it from a link.
web-failure-409-title = This is not possible now
web-failure-409-text = Somebody else may have changed it first. Please open it again and check.
web-failure-413-title = What was sent is too large
web-failure-413-text = Please send it in smaller parts.
web-failure-503-title = The pages of this town are resting
web-failure-503-text = Please come back in a while. The records are safe.
web-failure-500-title = We could not show this page
web-failure-500-text = It was not your mistake. Please try again in a while.
web-failure-number = Number to tell us: { $number }
web-failure-home = Back to the home page
web-failure-too-long = The address is too long.
web-failure-control = The address contains a character that cannot be used.
web-failure-broken-text = The address seems to be cut off. Please open it from the original link.

# The manual of the parts
web-components-title = Parts of the pages
web-components-lead = All pages of this town are made of these parts. Each is shown empty, as usual, full, and with something wrong in it.
web-components-case-empty = Nothing there
web-components-case-usual = As usual
web-components-case-full = As full as it gets
web-components-case-wrong = Something wrong comes in
web-components-status = State
web-components-status-text = A sign and a word belong together. Without colour they can still be told apart.
web-components-sample = Mark of a sample
web-components-sample-text = Stands at every invented figure or event.
web-components-figure = Figure
web-components-figure-text = The figure, its unit, its day. Where there is none it says ―, never 0.
web-components-vals = Starting value and target
web-components-vals-text = As the plan prints them.
web-components-chart = Chart
web-components-chart-text = White ring: starting value. Large dot: now. Dashes: target. Dots: the way there. Bars begin at 0.
web-components-bands = Bars by group
web-components-bands-text = Groups, such as ages, each with its bar and its number. Small numbers are hidden.
web-components-tally = States of many
web-components-tally-text = The figures come first, the bar is decoration. Patterns tell the states apart.
web-components-table = Table
web-components-table-text = On a phone each row becomes a card.
web-components-rows = Rows
web-components-rows-text = Thin lines between them, no boxes.
web-components-definitions = Words and meanings
web-components-definitions-text = For how a figure is counted and who is in charge.
web-components-thread = Thread of records
web-components-thread-text = Heard, decided, done, next. The last one is a day to come.
web-components-written = Words as written
web-components-written-text = The line breaks of the writer stay. What was written before stands quietly at its question.
web-components-roles = Who does what
web-components-roles-text = The part of each, side by side.
web-components-tell = Notice
web-components-tell-text = For every day. An emergency has another shape and colour.
web-components-crumbs = Where you are
web-components-crumbs-text = The way from the home page to here.
web-components-choices = Choices
web-components-choices-text = The same thing for another year and the like. Where you are is marked.
web-components-kicker = Line above the title
web-components-kicker-text = Says in small letters to what the page belongs.
web-components-section = Head of a section
web-components-section-text = Under a short eave: the title and one way on.
web-components-hero = The town’s veranda
web-components-hero-text = The picture of the home page. Screen readers hear only its words.
web-components-button = Button
web-components-button-text = One filled button a page. The word is a verb. One that cannot be pressed says why.
web-components-post = One deed
web-components-post-text = What is done as soon as it is pressed, such as signing out. Never a link.
web-components-field = Field
web-components-field-text = Label, hint, error, input in this order. What was typed stays, even when it is wrong.
web-components-picks = Pick
web-components-picks-text = The whole box is the target. What is chosen has a thick edge and a mark.
web-components-select = List
web-components-select-text = For many answers. At first none is chosen.
web-components-errors = What to correct
web-components-errors-text = First in the page, and read first. Each point leads to its place.
web-components-foot = Foot of a form
web-components-foot-text = One filled button. It always says what is saved and what is not.
web-components-steps = Steps
web-components-steps-text = Words first, the bar is decoration.
web-components-acting = Who acts
web-components-acting-text = Always at the top of staff pages: who acts, and in which office.
web-components-todo = To do
web-components-todo-text = The nearest day first. Near and late are told by sign and word.
web-components-grid = Entry of a year
web-components-grid-text = A table where there is room, cards where there is not.
web-components-paste = Paste
web-components-paste-text = Unfolds for many figures from a spreadsheet.
web-components-confirm = Before a deed
web-components-confirm-text = What happens, who gets it, until when it can be undone. No overlays.
web-components-digits = Large digits
web-components-digits-text = To be read out. Screen readers say them one by one.
web-components-deeds = Rows with a deed
web-components-deeds-text = One thing that can be done for each row.

# Words of the examples
web-example-plan = General plan
web-example-goal = Goal: a town made together
web-example-policy = Listening and telling
web-example-section = Figures by year
web-example-more = See all
web-example-long = A town in which the many groups and people active in its neighbourhoods work together with city hall, take up local problems of their own accord, and can check together what has come of it
web-example-unit = people/year
web-example-actor = Actor { $name }
web-example-target = Target { $value }
web-example-ceiling = At most { $value }
web-example-limit = Caution at { $value }
web-example-mark = Counted in another way from this year on.
web-example-chart = Example of a chart
web-example-year = Fiscal year
web-example-value = Figure
web-example-difference = Change

# Doors
web-failure-403-title = You cannot open this page
web-failure-403-text = Your present role may not see or change this. If you need it, ask an administrator.
web-failure-foreign = This was not sent from a page of this site, so it was not taken. Open the page again and send it once more.
web-failure-in-the-open = You cannot sign in over an unencrypted connection. Open the address that begins with https://.
web-failure-not-open-title = This page is not open to the public yet
web-failure-not-open-text = It is being prepared.
web-failure-429-title = Too often in a short time
web-failure-429-text = Please wait about 15 minutes and try again.
web-held-sign-in-title = Your sign-in has ended
web-held-sign-in-text = Sign in on another page, come back to this one and press “Send again”.
web-held-again-title = Please send it once more
web-held-again-text = The page lay open for a while or you signed in again, so it has not been taken yet.
web-held-before-title = This form was sent before
web-held-before-text = It differs from what you sent before, which was taken. To send this too, press “Send again”.
web-held-kept = What you wrote is still here.
web-held-sign-in = Sign in on another page
web-held-send = Send again
web-held-file = File
web-held-file-hint = The file that you chose has not been taken yet. Please choose it again.

# Files that somebody sends.
web-file-taken = { $kinds }. Up to { $each } MB each, at most { $most }.
web-file-too-large = The file is too large. Please choose files of up to { $most } MB each.
web-file-too-many = These are too many files. Please choose at most { $most }.
web-file-other-kind = Files of this kind are not taken. Please choose one of these: { $kinds }
web-file-broken = The file could not be opened. Please make it again, or choose another one.
web-file-too-many-points = The picture is too large. Please take it again in a lower quality, or make it smaller first.
web-file-expands = The contents of the file are too large. Please divide it first.
web-file-macros = Files with macros are not taken. Please save it without macros first.
web-my = My page

# Forms and entry
web-ui-required = required
web-ui-optional = optional
web-ui-wrong = To correct: 
web-ui-choose = Please choose
web-ui-day-hint = Written like 2026-04-01.
web-ui-errors = { $count ->
    [one] { $count } thing to correct
   *[other] { $count } things to correct
}
web-ui-errors-page = { $errors }: { $page }
web-ui-errors-line = { $label }: { $error }
web-ui-errors-kept = What you wrote is still there.
web-ui-errors-kept-but-secret = What you wrote is still there. Please type passwords and codes once more.
web-ui-saved = Saved on { $moment }. Not handed in yet.
web-ui-saved-nothing = Nothing is saved yet. It is saved when you press “{ $deed }”.
web-ui-saved-refused = This page is not saved yet. It is saved when you correct it and press again.
web-ui-steps = { $step } of { $of }
web-ui-acting = Who acts
web-ui-acting-as = Acting as { $office }:
web-ui-acting-as-nobody = No office taken:
web-ui-acting-change = Change office
web-ui-todo-none = Nothing waits for you now.
web-ui-due = by { $day }
web-ui-due-near = Near: by { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} left
web-ui-due-today = Today
web-ui-due-late = Late: { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago
web-ui-entry-missing = Not entered
web-ui-entry-preliminary = Preliminary
web-ui-entry-final = Final
web-ui-entry-corrected = Corrected
web-ui-entry-none = There is nothing to enter now.
web-ui-entry-known = What is known
web-ui-entry-unit = Unit: { $unit }
web-ui-paste = Paste from a spreadsheet
web-ui-paste-order = Columns, from left to right:
web-ui-paste-label = Paste here
web-ui-paste-hint = Nothing is saved yet. You see what was read before it is saved.
web-ui-confirm-reaches = Who gets it
web-ui-confirm-undo = Can it be undone
web-ui-confirm-until = Yes, until { $end }.
web-ui-confirm-always = Yes, at any time.
web-ui-confirm-never = No.
web-ui-confirm-back = Go back without doing it
web-ui-digits-between = , 

# Words of the examples of forms
web-ui-x-save = Save and go on
web-ui-x-later = Continue later
web-ui-x-withdraw = Withdraw
web-ui-x-end = End it
web-ui-x-closed = Closed on 30 November. It opens again on 1 April.
web-ui-x-name = Name
web-ui-x-mail = Mail address
web-ui-x-mail-hint = We send a mail to confirm it.
web-ui-x-password = Password
web-ui-x-code = Six digits from the mail
web-ui-x-members = Members
web-ui-x-people = people
web-ui-x-day = First day
web-ui-x-why = Reason
web-ui-x-not-a-number = Please use digits only: 300000, not “about 300 thousand”.
web-ui-x-reach = How to reach you
web-ui-x-phone = Phone
web-ui-x-paper = Paper
web-ui-x-paper-hint = Somebody of your street brings it.
web-ui-x-not-picked = Please choose one.
web-ui-x-section = Section
web-ui-x-all = All
web-ui-x-filter = Filter
web-ui-x-register = Sign up
web-ui-x-back = Back to the question before
web-ui-x-person = Mihon Hanako
web-ui-x-office = Planning section, officer
web-ui-x-sign-out = Sign out
web-ui-x-enter = Enter the figures of FY2025
web-ui-x-look = Look at a registration
web-ui-x-end-what = One other device is signed out
web-ui-x-nobody = Nobody.
web-ui-x-tomorrow = Sat 22 Nov
web-ui-x-here = this device
web-ui-x-computer = Computer
web-ui-x-figures = Figures of FY2025 of the planning section
web-ui-x-indicator = Indicator
web-ui-x-kind = Preliminary or final
web-ui-x-source = Source
web-ui-x-counted = Counted from records
web-ui-x-read = Read and check
