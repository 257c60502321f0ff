# Taking a roster in
parties-imports = Take in a roster
parties-imports-lead = You can take in a roster from a spreadsheet as it is. You see what is in it first. Until you confirm, the roster stays as it is.
parties-imports-list = Earlier files
parties-imports-none = None yet. A file that you choose will stand here.
parties-import-file = File with the roster
parties-import-file-hint = CSV or Excel (.xlsx), up to 7 MB and 30,000 households. It needs a row with the names of the columns, such as 氏名 and 住所.
parties-import-file-number = A file with individual numbers (My Number) is not accepted.
parties-import-look = See what is in it
parties-import-sample = A sample roster (CSV)
parties-import-no-file = Choose a file.
parties-import-body = Body
parties-import-stage = Now
parties-import-by-city = { $stage } (entered by city hall, on request)
parties-import-open = Being checked; the roster has not changed yet
parties-import-laying = Being entered
parties-import-stands = In the roster
parties-import-undone = Undone
parties-import-discarded = Put aside
parties-import-encoding = Kind of file
parties-import-all = Rows with something in them
parties-import-new = Households that come into the roster
parties-import-there = In the roster already, with the same details
parties-import-other = In the roster already, with other details
parties-import-rejected = Rows that are not taken
parties-import-empty = Empty rows
parties-import-households = { $count ->
    [one] { $count } household
   *[other] { $count } households
}
parties-import-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
parties-import-confirm = { $count ->
    [one] Write { $count } household
   *[other] Write { $count } households
} into the roster
parties-import-discard = Put aside
parties-import-undo = Undo this file
parties-import-progress = Being entered: { $laid } of { $all } households
parties-import-progress-line = Nothing shows in the roster before it is finished. This page comes again by itself. If it does not move, press the button once more.
parties-import-year-asked = { $count ->
    [one] { $count } row has
   *[other] { $count } rows have
} a date without a year. Write below which year is meant
parties-import-no-label = No column is the name. Choose below which one it is
parties-import-done-mapped = Looked at again in the new way
parties-import-done-confirmed = It is in the roster
parties-import-done-undone = Undone. The roster is as it was before
parties-import-nothing = No row comes into the roster. See what the columns mean, and why rows are not taken
parties-import-changed = The roster or your choices changed while you looked. Please check once more
parties-import-later = Another file came in after this one. Undo the newer one first
parties-import-closed = This file is finished already. See the list for how it stands.
parties-import-no-body = The roster of this body cannot take it now. Check the state of the body and the size of the roster (up to 30,000 households).
parties-import-same-file = The same file is in the roster already. See the list. To enter it anew, undo that one first.
parties-import-individual-numbers = There are twelve digits like an individual number (rows { $rows }). Remove them and choose the file again. This file was not kept anywhere.
parties-import-rejected-lead = You can mend these rows in a file and take only that in later.
parties-import-other-lead = Choose below whether they stay as they are or take what the file says.
parties-import-mapping = What the columns mean
parties-import-mapping-lead = This is how the names of the columns were read. Change what is wrong.
parties-import-map = Look again in this way
parties-import-from = Member since, where the file does not say it
parties-import-year = Which year are dates without a year?
parties-import-year-hint = Four digits, such as 2024
parties-import-updates = Households that are in the roster already
parties-import-updates-no = Leave them as they are
parties-import-updates-yes = Change them to what the file says
parties-import-repairs = What was mended
parties-import-repairs-lead = Brought into one form. No sign of a name was changed.
parties-import-as-file = See all of them as CSV
parties-import-line = Row
parties-import-why = Reason
parties-import-which = Column
parties-import-what = What was mended
parties-import-before = Before
parties-import-after = After
parties-import-in-roster = In the roster
parties-import-in-file = In the file
parties-import-column-number = Column { $number }
parties-import-column-nothing = Not used
parties-import-column-group = Group (班, 組)
parties-import-column-label = Head of household, name
parties-import-column-family = Family name
parties-import-column-given = Given name
parties-import-column-kana = Reading (kana)
parties-import-column-address = Address
parties-import-column-lot = Lot, building (joined to the address)
parties-import-column-phone = Telephone
parties-import-column-mail = Mail
parties-import-column-persons = People
parties-import-column-paper = Circulars on paper
parties-import-column-from = Member since
parties-import-column-note = Note
parties-mended-width = Wide digits and marks made narrow
parties-mended-kana = Half-wide kana made wide
parties-mended-blanks = Several blanks made one
parties-mended-day = Way of writing the date
parties-mended-year = Year added
parties-mended-number = Way of writing the number
parties-mended-zero = First 0 of the telephone number added
parties-mended-mark = Mark of the spreadsheet removed
parties-mended-formula = Value that the formula showed last
parties-row-no-name = There is no name. For households without a name, enter their number on the page of the roster.
parties-row-day = “{ $text }” cannot be read as a date. Write it like 2024-05-01.
parties-row-no-year = Which year is “{ $text }”? Write the year below, and it can be taken.
parties-row-future = { $day } has not come yet.
parties-row-persons = “{ $text }” cannot be read as a number of people. Use a number from 1 to 99.
parties-row-paper = “{ $text }” does not say whether on paper. Write 紙 or 電子.
parties-row-mail = “{ $text }” cannot be read as a mail address.
parties-row-address-day = The lot has become the date “{ $text }”. A spreadsheet seems to have changed it. Write the lot again.
parties-row-long = { $column }: up to { $max } characters.
parties-row-individual-number = There are twelve digits like an individual number. Remove them.
parties-row-twice = The same household as in row { $line }.
parties-unreadable-empty = There is nothing in the file. Choose the file with the roster.
parties-unreadable-large = The file is too large. Up to { $max } MB. It gets smaller without other sheets and pictures.
parties-unreadable-expands = This file becomes too large when it is opened. Save only the sheet with the roster, as CSV.
parties-unreadable-workbook = This Excel file cannot be opened. Remove the password, or save it as .xlsx or CSV.
parties-unreadable-text = The text cannot be read. Save it as CSV (UTF-8 or Shift_JIS) or Excel (.xlsx).
parties-unreadable-table = The rows cannot be told apart. See whether all quotation marks (") are closed.
parties-unreadable-rows = There are too many rows. Up to { $max }. Split the file by bodies.
parties-unreadable-cells = There are too many columns. Up to { $max }.
parties-unreadable-cell = A cell is too long. Up to { $max } characters.

# Typing for somebody else
parties-behalf-for = For whom?
parties-behalf-choose = Choose one.
parties-behalves = Typed for somebody else
parties-behalf-join = Type a request to join for somebody
parties-behalf-join-lead = Write what you heard on the telephone or at the counter, as it was said. It reaches the body just like a request of their own.
parties-behalf-join-by-proxy = Ask as a proxy
parties-behalf-by-register = They stand in the register as the proxy
parties-behalf-nobody = You are registered as nobody's proxy. City hall can register you.
