# Kinds of plans, and words used everywhere. Titles of plans, policies and indicators stay as printed.
plans-kind-comprehensive = Comprehensive plan
plans-kind-manifesto = Department manifesto
plans-kind-vision = Vision
plans-kind-strategy = Strategy
plans-draft = Under discussion
plans-cross-cutting = Cross-cutting
plans-inferred-parent = Place inferred
plans-title-only = Title only
plans-not-printed = The plan does not say.
plans-comma = { $before }, { $after }
plans-label = { $label } { $title }
plans-of-what = ({ $name })
plans-value-unit = { $value } { $unit }
plans-points = { $value } points
plans-csv = Download the table (CSV)
plans-data = Download the data (CSV)
plans-api = Shape of the data (OpenAPI)

# Home of the town
plans-verb-know = Find out
plans-verb-know-text = What the town aims at, and where it stands
plans-verb-figures = See the figures
plans-verb-figures-text = All indicators in one table
plans-verb-data = Use the data
plans-verb-data-text = For spreadsheets and programs
plans-home-printed = The pages of this town show only what its plan prints. There are no newer figures yet. “No data” does not mean zero.
plans-home-empty = No plan has been entered yet.
plans-now = The plan today
plans-now-of = { $plan } today
plans-now-intro = { $count ->
    [one] One indicator of “{ $plan }” shows how near it is to its target, counted from the records.
   *[other] The { $count } indicators of “{ $plan }” show how near they are to their targets, counted from the records.
}
plans-now-intro-printed = { $count ->
    [one] One indicator of “{ $plan }”, with the starting value and the target that the plan prints.
   *[other] The { $count } indicators of “{ $plan }”, with the starting values and targets that the plan prints.
}
plans-now-day = As of { $day }
plans-row-unfinished = { $year } so far, { $target }
plans-row-no-indicators = No indicators
plans-baseline-is = Starting value { $value }
plans-target-is = Target { $value }

# How the signs are set
plans-signs = How the signs are set
plans-signs-intro = A sign follows from the figure and the target by one rule for all. It is not a judgement by people.
plans-sign-done = The target has been reached. A ceiling or a floor counts as reached once its last year has ended.
plans-sign-well = On the straight line from the starting value to the target. Keeping a ceiling or a floor also counts.
plans-sign-late = Behind that line; or over a ceiling, or under a floor.
plans-sign-none = There is no figure to compare. It does not mean zero.
plans-sign-soon = The part that will count this does not exist yet. Counting begins when it does.

# List of plans
plans-list-title = Plans of the town
plans-list-lead = What the town aims at, what it does for it, and the figures of today, plan by plan.
plans-list-empty = No plan has been entered yet.
plans-list-count = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
plans-list-policies = { $count ->
    [one] 1 policy
   *[other] { $count } policies
}

# A plan
plans-about = About this plan
plans-period = Period
plans-source = Source
plans-scope = Part shown here
plans-version = Version
plans-version-of = Version { $version }
plans-levels = Levels
plans-actors = Actors
plans-arrow = { $before } › { $after }
plans-tree = The whole plan
plans-tree-many = An item that belongs to more than one place stands under each of them, marked “{ $tag }”.
plans-tree-shared = In several places
plans-tree-draft = “{ $tag }” marks items that the plan puts in brackets. They are not decided.
plans-tree-empty = No items yet.
plans-indicators = All indicators
plans-indicators-caption = All indicators of “{ $plan }”
plans-column-name = Indicator
plans-column-policy = Policy
plans-column-latest = Now
plans-column-year = As of
plans-column-baseline = Starting value
plans-column-target = Target
plans-column-state = Sign
plans-unscored-tag = Not rated
plans-related = Related plans

# A policy
plans-policy-no-aim = The plan does not print an aim.
plans-policy-draft = The plan puts this item in brackets. It is still being discussed.
plans-policy-title-only = The plan prints only the title of this item.
plans-figures-title = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
plans-figures-none = Indicators
plans-figures-nothing = This item has no indicators.
plans-group-missing = “{ $group }” is not printed for this item.
plans-card-more = Records and table
plans-held = What has been done
plans-held-nothing = No records yet.
plans-held-partners = Together with { $partners }
plans-held-first = Began
plans-held-ended = Ended on { $day }
plans-situation = Situation and problems
plans-approach = Approach
plans-charge = In charge
plans-charge-then = { $then } (in the plan: { $printed })
plans-rating = Evaluation
plans-not-rated = Not evaluated yet
plans-not-rated-why = An evaluation is made by people, apart from the figures and with its reasons.
plans-above = Place in the plan
plans-many-parents = The plan puts it in more than one place.
plans-roles = Who does what
plans-steps = Main actions
plans-also-under = Also under “{ $title }”.

# An indicator
plans-unjudged-tag = Not compared yet
plans-figure-done = Done
plans-figure-not-done = Not yet
plans-why-no-path = The plan prints no starting value or no year, so there is no line to compare with.
plans-why-no-target = The plan prints no target figure to compare with.
plans-why-year-not-over = The sign is set when the fiscal year has ended.
plans-why-not-due = The year of the target is not over.
plans-say-share = About { $part } out of 100.
plans-say-reached = The target of { $target } has been reached.
plans-say-gap = { $gap } more to reach the target of { $target }.
plans-say-gap-down = { $gap } less to reach the target of { $target }.
plans-say-at-line = The target of “{ $target }” is nearly reached.
plans-say-inside = The target of “{ $target }” is kept.
plans-say-outside = The target of “{ $target }” is missed by { $gap }.
plans-say-grown = Up by { $change } since the plan’s starting value ({ $baseline }).
plans-say-fallen = Down by { $change } since the plan’s starting value ({ $baseline }).
plans-say-same = The same as the plan’s starting value ({ $baseline }).
plans-say-none = There is no figure of today yet.
plans-say-none-target = The target in the plan is { $target }.
plans-say-no-target = The plan prints no target figure.
plans-say-soon = This is not being counted yet.
plans-say-done-on = Done on { $day }.
plans-say-not-done = Not done yet.
plans-say-preliminary = This figure is preliminary and may still change.
plans-say-judged = The sign is set by { $value } in { $year }.
plans-say-unfinished = The fiscal year is not over.
plans-say-unscored = The plan prints this as an estimate. Its progress is shown, but not rated.
plans-chart-target = Target { $target }
plans-chart-missing = no data
plans-years = Figures by year
plans-years-caption = Figures by year: { $name }
plans-years-value = Figure
plans-years-change = Change on the year before
plans-years-parts = upper ÷ lower
plans-years-parts-of = { $upper } ÷ { $lower }
plans-years-source = Source
plans-years-baseline-tag = Starting value of the plan
plans-years-target-tag = Year of the target
plans-years-unfinished-tag = not over
plans-years-preliminary-tag = preliminary
plans-years-corrected-tag = Corrected
plans-corrections = Corrected figures
plans-corrections-caption = Corrected figures of { $name }
plans-corrections-before = Before
plans-corrections-after = After
plans-corrections-why = Reason for the correction
plans-corrections-day = Corrected on
plans-corrections-none = None (taken back)
plans-corrections-settled = The preliminary figure was settled.
plans-corrections-renewed = The preliminary figure was renewed.
plans-corrections-again = Entered again after it was taken back.
plans-corrections-no-reason = No reason was written.
plans-years-empty = There are no figures by year yet.
plans-years-unknown-year = Year not printed
plans-years-parts-note = “upper ÷ lower” are the two counts that make the share. Where the lower is 0, no share is given.
plans-method = How it is counted
plans-method-what = What
plans-method-kind = Kind
plans-method-when = When
plans-method-who = Who counted
plans-method-caution = Mind
plans-method-source = Source
plans-method-charge = In charge
plans-method-why = Why this target
plans-method-limits = Other lines
plans-method-code = Code
plans-limit-above = { $name } { $value } (danger above)
plans-limit-below = { $name } { $value } (danger below)
plans-when-share = Each year with a survey
plans-when-stock = Last day of the fiscal year
plans-when-flow = Each fiscal year, 1 April to 31 March
plans-when-running = Total since the beginning
plans-when-window = Total from { $from } to { $to }
plans-when-window-open = Total of a fixed span of years
plans-when-milestone = First day on which it was done
plans-when-external-yearly = Once a year, from statistics outside
plans-when-external-monthly = Once a month, from statistics outside
plans-who-counted = This system counts it from the records.
plans-who-counted-share = This system counts two numbers from the records and divides them.
plans-count = { $count }
plans-who-counted-of = This system counts it from { $what }.
plans-counter-actions = the records of actions held
plans-counter-participants = the records of people who came
plans-counter-running = the records of actions that go on
plans-counter-reached-areas = the records of neighbourhoods with an action
plans-counter-milestones = the records of things completed
plans-column-fiscal = Fiscal year
plans-who-list = Only within a fixed list of { $count }.
plans-who-opening = The first { $value } were carried over from paper records.
plans-who-external = Taken from “{ $source }”.
plans-who-soon-voices = It will be counted once surveys and opinions are part of this site.
plans-who-soon-cases = It will be counted once procedures and grants are part of this site.
plans-who-soon-occasions = It will be counted once events are part of this site.
plans-who-soon-introductions = It will be counted once listings such as vacant houses are part of this site.
plans-who-soon-articles = It will be counted once news and data are part of this site.
plans-who-soon-ledger = It will be counted once money in and out is part of this site.
plans-who-soon-marriages = It will be counted once marriage support is part of this site.
plans-who-soon-who = It will be counted once the register of organisations is part of this site.
plans-who-soon-other = It will be counted once the part that counts it exists.
plans-release = How it is published
plans-release-live = Published as soon as it is recorded.
plans-release-daily = Published on the next day.
plans-release-monthly = Published at the beginning of the next month.
plans-release-yearly = Published when the fiscal year has ended.
plans-release-never = Not published.
plans-release-through = Shown now: records up to { $day }.
plans-release-records = The records behind it are shown with their titles.
plans-release-number = Of the records behind it only the number is shown.
plans-release-small = Groups smaller than { $count } are hidden to protect people.
plans-release-outside = When the statistics outside appear, the figure is entered here with its source.
plans-release-soon = The rule will stand here when counting begins.
plans-behind = Records behind this figure
plans-behind-caption = Records of { $year }
plans-behind-day = Day
plans-behind-what = What was done
plans-behind-parties = Together with
plans-behind-where = Where
plans-behind-count = Number
plans-behind-intro = The records counted in { $year }. No names of persons are in them.
plans-behind-none = There are no records behind it yet.
plans-behind-external = This figure is taken from statistics outside; there are no records here.
plans-behind-all = See all records
plans-records-title = Records behind the figure
plans-records-years = Choose a year
plans-records-next = The next { $count }
plans-records-first = To the first page
plans-behind-limit = { $count ->
    [one] The newest one is shown.
   *[other] The newest { $count } are shown.
}
plans-behind-number = { $count ->
    [one] 1 record stands behind it. What is in it is not shown.
   *[other] { $count } records stand behind it. What is in them is not shown.
}
plans-behind-areas-caption = { $year }, by { $district }
plans-behind-area = Area
plans-behind-no-area = The whole town
plans-behind-hidden = hidden
plans-behind-hidden-note = “hidden” protects the people of small groups.
plans-behind-total = Total
plans-behind-alone = The city alone

# A department's manifesto
plans-manifesto-title = The promises of { $name }
plans-manifesto-lead = What is aimed at and how far it has come. Figures are counted from records; evaluations are made by people, with reasons.
plans-manifesto-post = Responsible post: { $post }
plans-manifesto-goals = Goals
plans-manifesto-goals-unit = { "" }
plans-manifesto-rated = Evaluated
plans-goal-reach = What counts as reached
plans-goal-achieved = When reached: { $text }
plans-goal-now = Now
plans-goal-no-figures = No target figure is printed.
plans-goal-target = Target { $target }
plans-goal-means = Means and steps
plans-goal-step-none = no record
plans-goal-step-held = { $count ->
    [one] 1 record
   *[other] { $count } records
}
plans-goal-step-done = Done on { $day }
plans-goal-link = Link to the plan
plans-goal-unlinked = The original prints “{ $mark }”. Once linked, it will also be seen from the page of the policy.
plans-goal-story = Background, situation and problems
plans-goal-background = Background
plans-goal-present = Situation
plans-goal-issue = Problem
plans-grades = Evaluation (six grades)
plans-grade-above = above { $value }
plans-grade-equals = exactly { $value }
plans-grade-range = { $from } or more, less than { $below }
plans-grade-below = less than { $below }
plans-grade-judged = not decided by figures
plans-no-goals = No goals yet.

# Words of the API
plans-api-limit = limit must be a number from 1 to { $max }.
plans-api-after = after must be the “next” of the answer before, as it is.
plans-api-unknown = There is no parameter “{ $name }”. Known: { $known }.
plans-api-plan = There is no plan “{ $plan }”.
plans-api-year = year must be a fiscal year of four digits.

# The evaluation of a year, as everyone reads it
plans-xlsx = Download the table (Excel)
plans-column-code = Code
plans-column-level = Level
plans-column-number = Number
plans-column-title = Title
plans-column-parents = Items above (codes)
plans-column-unit = Unit
plans-column-mark = Mark
plans-ev-site-years = Evaluations by year
plans-ev-site-years-lead = Once a year { $headquarters } judges for itself how far the items of the plan have come. Figures are counted from records; grades are given by people, with reasons.
plans-ev-site-years-none = No evaluation has been published yet.
plans-ev-site-judged = { $count ->
    [one] 1 item evaluated
   *[other] { $count } items evaluated
}
plans-ev-site-published-on = Published on { $day }
plans-ev-site-withdrawn-on = Withdrawn on { $day }.
plans-ev-site-withdrawn-why = Reason for the withdrawal: { $reason }
plans-ev-site-withdrawn-now = The evaluation of this year cannot be read now. Once it is published again, it will be found here.
plans-ev-site-reason-gone = The reason is no longer there.
plans-ev-site-year-title = Evaluation of { $year }
plans-ev-site-year-lead = Each item has a sheet. Its figures, what was written, the grades and their reasons can be read as they are.
plans-ev-site-fact-judged = Items evaluated
plans-ev-site-fact-left-out = Items not evaluated this year
plans-ev-site-fact-differ = Items on which the grades differ
plans-ev-site-items-unit = { "" }
plans-ev-site-frozen-on = The figures were frozen on { $day }. Where one was corrected later, the figure of today stands beside it on the sheet.
plans-ev-site-by-grade = How many in each grade
plans-ev-site-sheets = { $count ->
    [one] 1 sheet
   *[other] { $count } sheets
}
plans-ev-site-sheets-caption = All sheets
plans-ev-site-item = Item
plans-ev-site-direction = Way on
plans-ev-site-reason = Reason
plans-ev-site-booklet = Read or print as a booklet
plans-ev-site-booklet-lead = { $count ->
    [one] One sheet.
   *[other] { $count } sheets in the order of the plan.
} In print each sheet begins on a new page.
plans-ev-site-contents = Contents
plans-ev-site-sheet-lead = Evaluation sheet of { $year }.
plans-ev-site-paper = The sheet
plans-ev-site-item-page = The page of this item
plans-ev-site-others = Other years
plans-ev-site-others-none = No other year is published.
plans-ev-site-to-sheet = Read the evaluation sheet
plans-ev-site-who-section = Self-evaluation
plans-ev-site-who-department = Check by the department
plans-ev-site-who-planning = Evaluation by the leader
plans-ev-site-as-section = as the section in charge
plans-ev-site-as-named-section = as { $name }
plans-ev-site-as-department = as the department
plans-ev-site-as-planning = as the planning section
plans-ev-site-reason-of = Reason: { $who }
plans-ev-site-as-own = The same view as { $own }.
plans-ev-site-as-points = As the sum of points proposes.
plans-ev-site-as-figures = As the figures propose.
plans-ev-site-grade-from = { $from } or more
plans-ev-site-figures-caption = Figures as frozen on { $day }
plans-ev-site-today-of = Today ({ $year })
plans-ev-site-today-same = the same
plans-ev-site-today-differs = “{ $name }”, { $year }: { $then } when frozen, { $now } today ({ $by }).
plans-ev-site-today-more = { $by } more
plans-ev-site-today-less = { $by } less
plans-ev-site-today-new = “{ $name }”, { $year }: no figure when frozen, { $now } today.
plans-ev-site-today-none = “{ $name }”, { $year }: { $then } when frozen, no figure today.
plans-ev-site-today-other = “{ $name }”, { $year }: { $then } when frozen, { $now } today.
plans-ev-site-hidden-figure = a hidden figure
plans-ev-site-indicator-gone = “{ $name }” is not in the plan any more.
plans-ev-site-of-target = In percent of the target
plans-ev-site-of-way = In percent of the way from the starting value to the target
plans-ev-site-met = met
plans-ev-site-no-percent = no percent
plans-ev-site-not-met = not met
plans-ev-site-percent = { $percent } %
plans-ev-site-share = { $share }: { $percent }
plans-ev-site-points = Sum of points: { $points }
plans-ev-site-proposed = Grade that follows: { $grade }
plans-ev-site-why-judged = This form leaves the grade to people, with a reason.
plans-ev-site-why-unanswered = A view has no points, so there is no sum. People decide, with a reason.
plans-ev-site-why-unscored = Only an estimate; no percent is given.
plans-ev-site-why-no-figure = There is no figure of that year, so no percent.
plans-ev-site-why-no-target = The target is not a number of which a percent can be taken.
plans-ev-site-why-no-way = There is no way from the starting value to the target, so no percent.
plans-ev-site-why-not-met = A target is not met, so people decide the grade, with a reason.
plans-ev-site-why-no-indicator = There is no target figure, so people decide the grade, with a reason.
plans-ev-site-why-no-grade = No grade holds this figure, so people decide, with a reason.
plans-ev-site-plan = Plan
plans-ev-site-item-gone = This item is not in the plan any more.
plans-ev-site-no-section = No section was in charge.
plans-ev-site-aim = Aim
plans-ev-site-achieved = When reached
plans-ev-site-by-figures = By the figures
plans-ev-site-not-written = Nothing is written.
plans-ev-site-outside = Comments from outside
plans-ev-site-erased = This comment was erased.
plans-ev-site-answer = Answer to the comment
plans-ev-site-no-answer = No answer is written.
plans-ev-site-left-out = Not evaluated this year, for this reason:
plans-ev-site-when = Days
plans-ev-site-days = Figures frozen on { $frozen }, published on { $published }
plans-ev-site-column-proposed = Grade that figures or points propose
plans-ev-site-column-grade = { $who }: number
plans-ev-site-column-reason = { $who }: reason
plans-ev-site-column-by-whom = Comment by
plans-ev-site-column-day = Day of the comment
plans-ev-site-column-answered = Day of the answer

# Versions of a plan
plans-versions-title = Versions of the plan
plans-versions-lead = A plan is not rewritten once it is adopted. To change it, the town adopts a new version. Here you read when, why and what.
plans-versions-link = See the versions and what they changed
plans-versions-adopted-on = Adopted on
plans-versions-day-unknown = Not known.
plans-versions-reason = Why it was changed
plans-versions-no-reason = No reason is given.
plans-versions-items = Items
plans-versions-indicators = Indicators
plans-versions-first = The first version
plans-versions-in-force = In force
plans-versions-coming = Not in force yet
plans-versions-stands = Today
plans-versions-none-changed = Nothing changed
plans-versions-count-changed = { $count } changed
plans-versions-count-added = { $count } new
plans-versions-count-ended = { $count } ended
plans-versions-count = { $count }
plans-versions-changes-in = What { $version } changed
plans-versions-first-lead = This is the first version. It has { $nodes } items and { $indicators } indicators.
plans-versions-same-as = It says the same as { $version }.
plans-versions-compared = Only what changed against { $version } is listed here.
plans-versions-head = The plan as a whole
plans-versions-what = What changed
plans-versions-ended = Ended
plans-versions-added = New
plans-versions-changed = Changed
plans-versions-moved = Moved only
plans-versions-nobody = Nothing takes its place.
plans-versions-taken-over = Taken over by: { $by }
plans-versions-takes-over = Takes over from: { $from }
plans-versions-kept-items = Unchanged items: { $count }
plans-versions-kept-indicators = Unchanged indicators: { $count }
plans-versions-part = { $what }: { $part }
plans-versions-yes = Yes
plans-versions-no = No
plans-versions-kind = Kind of plan
plans-versions-scale = Grades
plans-versions-links = Links to other plans
plans-versions-page = Has a page of its own
plans-versions-print = How it is printed
plans-versions-aim = Aim
plans-versions-note = Note
plans-versions-goal-heading = Heading of the goal
plans-versions-goal-achieved = When it is achieved
plans-versions-definition = How it is counted
plans-versions-document = Document it is copied from
plans-versions-yearly = once a year
plans-versions-monthly = once a month
plans-versions-decimals = Digits after the point
plans-versions-scored = Judged against the target
plans-versions-counter = What is counted
plans-versions-filters = Which records
plans-versions-over = Divided by
plans-versions-list = Fixed list
plans-versions-opening = Carried forward
plans-versions-direction = Which way is good
plans-versions-direction-up = More is better
plans-versions-direction-below = Less is better
plans-versions-direction-ceiling = Stays under a line
plans-versions-direction-floor = Stays above a line
plans-versions-direction-milestone = To be done
plans-versions-adds-up = Adds up over the years
plans-versions-windows = Years summed up
plans-versions-years = { $from } to { $to }
plans-versions-population = How many there are in all
plans-versions-filter-node = records of “{ $item }”
plans-versions-filter-joint = those with partners
plans-versions-filter-city-only = those of { $headquarters } alone
plans-versions-of-year = { $value } ({ $year })
plans-versions-edition = { $version }, adopted { $day }
plans-versions-from-year = From { $year } on
plans-versions-from-then = From this version on
plans-versions-break-definition = { $from }, it is counted in another way ({ $edition }).
plans-versions-break-unit = { $from }, the unit is “{ $after }” instead of “{ $before }” ({ $edition }).
plans-versions-break-target = { $from }, the target is “{ $after }” instead of “{ $before }” ({ $edition }).
plans-versions-break-heir = { $from }, it takes the place of “{ $before }” ({ $edition }). The earlier figures are not continued here.
plans-versions-recounted = The figures here are counted from the records in today’s way for every year.
plans-versions-beware = Earlier figures cannot be compared with later ones as they stand.
plans-versions-sentences = { $before } { $after }
plans-versions-signed = { $sign } { $words }
plans-versions-predecessors = Earlier indicators
plans-versions-entered = Figures from when they were copied from a document
plans-versions-entered-note = They do not go on into the figures counted today; they stay because they were published.
plans-versions-former-policy = This item ended with { $edition }.
plans-versions-former-indicator = This indicator ended with { $edition }.
plans-versions-former-lead = What you see here is what { $version } said before it ended, and the records until then.
plans-versions-former-tag = Ended
plans-versions-successors = What takes its place today
