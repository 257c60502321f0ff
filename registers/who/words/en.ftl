# The hall: signing in and one's own page.

# The entrance
who-sign-in-title = Sign in
who-sign-in-lead = Write your mail address and we send you a link for signing in. If you are new here, the link lets you make your own page.
who-sign-in-lead-staff = This is the entrance for staff. Write your mail address and we send you a link for signing in.
who-mail = Mail address
who-mail-hint = An address that you read often.
who-mail-hint-staff = The address that your administrator knows.
who-mail-empty = Please write your mail address.
who-mail-form = Please write it like “name@example.jp”.
who-ask-link = Get a link by mail
who-with-password = Sign in with a password
who-password = Password
who-password-empty = Please write your password.
who-sign-in = Sign in
who-sign-out = Sign out
who-signed-out = You are signed out.
who-account-closed = Your account is closed. Your name and address are erased.
who-wrong-password = The mail address or the password is wrong. If you forgot the password, a link by mail lets you in.
who-password-closed = After several wrong tries, signing in with a password is closed for 15 minutes. A link by mail still lets you in.
who-link-first = If this is your first time, please come in by a link by mail. Once your second step is set up, the password works too.
who-too-many-mails = Several mails went to this address within an hour. Use the link in the newest one, or wait for an hour.
who-no-links = No links can be sent now, because the server does not know the address of the town’s pages. Please sign in with a password.

# Help
who-help = If it does not work
who-help-mail = No mail? Look among your junk mail, and check the address for a slip.
who-help-counter = If you cannot sign in, ask at the counter of { $headquarters } or by telephone. Everything can also be done there.
who-help-staff = If you cannot sign in, call the administrator of the town.
who-help-second-staff = If neither your second step nor a recovery code works, call the administrator of the town. They make sure that it is you, and set it up anew.

# After the mail
who-sent-title = The mail is on its way
who-sent-text = We sent it to { $mail }.
who-sent-next = Open the link in the mail within 15 minutes. Leave this page open.
who-sent-digits = The digits for another device
who-sent-digits-why = If you open the link on a telephone or in another program, the page asks for these digits. Tell them to nobody: people of the town never ask for them.
who-sent-none = No mail?
who-sent-none-text = If nothing comes within two or three minutes, check the address and send it again.
who-ask-again = Send it again

# The link
who-link-title = Sign in
who-link-note = This link works once.
who-digits = Six digits
who-digits-hint = They are on the page on which you asked for the link.
who-digits-wrong = These are not the digits. Look at the page on which you asked for the link. After five wrong tries the link stops working.
who-open-title = Make your own page
who-open-text = There is no account for { $mail } yet. Write your name to make one.
who-open-button = Make my page
who-name = Name
who-name-hint = A nickname is fine. You can change it later.
who-name-empty = Please write your name.
who-name-long = A name has at most { $most } characters.
who-dead-title = This link does not work
who-dead-text = It was used before, or 15 minutes have passed. Please ask for a new one.
who-dead-again = Ask for a new link

# The mail
who-link-mail-subject = { $town }: your link for signing in
who-link-mail =
    This link signs you in to the pages of { $town }.

    { $link }

    Open it within 15 minutes and press “Sign in”. It works once.
    It was asked for from { $device }.

    If this was not you, do nothing. Nobody can sign in.
who-open-mail-subject = { $town }: a link to make your own page
who-open-mail =
    Somebody asked for a link for signing in to the pages of { $town } with this address.
    There is no account for this address yet. To make one, open this link.

    { $link }

    Open it within 15 minutes. It works once.
    It was asked for from { $device }.

    If this was not you, do nothing. Nothing is made.
who-device-unknown = an unknown device

# The mail when a way of signing in changes
who-letter-subject = { $town }: about your ways of signing in
who-letter =
    This is about your account on the pages of { $town }.

    { $what }
    { $moment }

    If it was you, there is nothing to do.
    If it was not, sign in by a link by mail at once, open “Where I am signed in” on your page and sign out all others. Change your password too.
    If you cannot, call { $headquarters }.
who-letter-password-set = There is a new password.
who-letter-password-removed = The password was removed.
who-letter-app-added = An authenticator app was connected.
who-letter-app-removed = The authenticator app was removed.
who-letter-app-stopped = After many wrong digits the authenticator app was closed. Sign in with a passkey or a recovery code and it works again.
who-letter-passkey-added = A passkey was made.
who-letter-passkey-removed = A passkey was removed.
who-letter-codes-made = New recovery codes were made. The earlier ones do not work any more.
who-letter-code-used = A recovery code was used to sign in.
who-letter-link-printed = Someone who runs the server made a link that signs in to your account.

# Terms
who-term-ended = Your term has ended
who-term-ended-text = Your term ended on { $day }. The pages of staff are closed to you.
who-term-begins = Your term has not begun
who-term-begins-text = Your term begins on { $day }. You can sign in from that day on.
who-term-none = No office
who-term-none-text = This account holds no office today.
who-term-next = If this is wrong, call the administrator of the town.
who-to-top = Back to the top

# The second step
who-second-title = The second step
who-second-lead-app = Open your authenticator app and write the six digits that it shows.
who-second-lead-passkey = Your passkey shows that it is you.
who-code = Digits of the app
who-code-hint = They change every 30 seconds.
who-code-wrong = These digits are wrong or were used already. Wait for new ones in the app and write those.
who-second-closed = After several wrong tries this is closed for 15 minutes. Please try again then.
who-second-over = After several wrong tries this sign-in has ended. Please start again.
who-app-stopped = After very many wrong tries the digits of the app are closed. Sign in with a passkey or a recovery code and they work again. If you have neither, ask { $headquarters } or call the administrator of the town.
who-second-leave = Stop and go back to the beginning
who-passkey = Passkey
who-passkeys = Passkeys
who-passkey-use = Use my passkey
who-passkey-wrong = The passkey could not be checked. Try again, or use another way.
who-passkey-failed = The passkey did not work. Press again, or use another way.
who-passkey-without-script = Passkeys work only where the browser runs scripts.
who-recovery-title = Neither app nor passkey at hand?
who-recovery = Recovery code
who-recovery-hint = Write one of the codes on your paper that you have not used yet. Capital letters do not matter.
who-recovery-use = Use the recovery code
who-recovery-wrong = This code is wrong or was used already. Please write another one.

# Setting up the second step
who-new-title = Set up your second step
who-new-lead = The pages of staff ask for a second step besides mail or password. You set it up once.
who-app = Authenticator app
who-app-text = An app on your telephone shows new digits every 30 seconds. It works without a network.
who-app-begin = Use an authenticator app
who-app-title = Connect the app
who-app-step-open = Open an authenticator app on your telephone. Any of them will do.
who-app-step-read = Let the app read this picture.
who-app-picture = The square picture for the app. The letters below do the same.
who-app-letters = If the app cannot read the picture, type these letters into it.
who-app-step-code = Below, write the six digits that the app shows.
who-app-code-hint = The six digits that the app shows now.
who-app-confirm = Connect
who-back = Back
who-passkey-begin = Make a passkey
who-codes-title = Recovery codes
who-codes-lead = Ten codes for the day on which you lose your app or passkey. You see them only now.
who-codes-keep = Print them or copy them on paper, and put them away. Each works once. Earlier codes do not work any more.
who-codes-onward = I have put them away

# My page
who-my-title = My page
who-my-since = Made on
who-my-offices = Present offices
who-my-office = { $section }, { $title }
who-my-name-save = Change my name
who-my-name-done = Your name is changed.
who-my-ways = Other things
who-my-nothing = Nothing yet.
who-my-password = Password
who-my-password-since = set on { $day }
who-my-password-none = none; links by mail let you in
who-my-password-done = Your password is changed. All other devices are signed out.
who-my-password-removed = Your password is gone. From now on links by mail let you in.
who-my-second = Second step
who-my-second-none = none
who-my-second-count = { $count ->
    [one] { $count } in use
   *[other] { $count } in use
 }
who-my-second-lead = Signing in asks for one more thing besides mail or password. Who reads your mail still cannot come in.
who-my-second-staff = The second step of staff can be changed only on the pages of staff. Sign in there, open your page, and choose “Second step”.
who-my-second-removed = It is removed.
who-my-second-last = It was not removed. Who holds an office needs one. Please set up another one first.
who-my-app-done = The app is connected.
who-my-passkey-done = The passkey is made.
who-my-sessions = Where I am signed in
who-my-sessions-count = { $count ->
    [one] { $count } device
   *[other] { $count } devices
 }
who-my-looks = Who looked at my data
who-my-looks-text = when, and which section
who-my-closing = Close my account
who-my-closing-text = erases your name and address
who-back-to-my = Back to my page

# Once more
who-again-title = Please show once more that it is you
who-again-lead = You are about to change something important. We do not ask again for ten minutes.
who-again-button = Go on
who-again-wrong-password = This is not your password.
who-again-leave = Sign out and in again

# Password
who-new-password = New password
who-new-password-hint = 8 to 200 characters. More than 15 are safer. A sentence that you like is fine.
who-password-lead-new = With a password you need not wait for a mail.
who-password-lead-change = When you change it, all other devices are signed out.
who-password-save = Use this password
who-password-short = It has fewer than 8 characters. Please make it longer.
who-password-long = Please use at most 200 characters.
who-password-common = Many people use this one, so it is guessed at once. Please choose another.
who-password-own = Your address or the name of the town is guessed at once. Please choose another.
who-password-removal = Do without a password
who-password-removal-text = From then on only links by mail let you in.
who-password-remove = Remove my password

# App, passkeys, codes
who-remove = Remove
who-since = since { $day }
who-last-used = last used on { $day }
who-passkey-none = Face, finger or number of your telephone or computer show that it is you.
who-passkey-label = Name
who-passkey-label-hint = A name that you know again, like “my telephone”.
who-recovery-codes = Recovery codes
who-codes-left = { $count ->
    [one] { $count } code is left.
   *[other] { $count } codes are left.
 }
who-codes-new = Make new recovery codes
who-codes-new-text = The codes that you have now stop working.

# Devices
who-sessions-lead = If you do not know one of them, sign it out and change your password.
who-session-here = This one
who-session-public = pages of residents
who-session-staff = pages of staff
who-session-since = since { $moment }
who-session-seen = last used { $moment }
who-session-end = Sign out
who-session-ended = It is signed out.
who-sessions-end = Sign out all others

# Who looked
who-looks-lead = Each time staff opened a page with your name or address. It cannot be erased.
who-looks-none = Nobody has looked yet.
who-looks-nobody = no section is noted
who-looks-read = looked
who-looks-export = took it out as a table
who-looks-outside = looked outside of any task
who-looks-reason = reason: { $reason }
who-looks-older = Earlier ones
who-page-access = page of accesses
who-page-offices = page of offices
who-page-transfers = page of transfers
who-page-people = list of staff
who-page-desk = pages of staff
who-page-other = another page

# Closing
who-closing-what = Your account will be closed
who-closing-reaches = Nobody is told. It happens at once.
who-closing-stays = What stays
who-closing-stays-text = Records of what was done stay, without your name.
who-closing-button = Close my account
who-closing-office = Who holds an office cannot close their account. Please close it when the office has ended.

# Other ways in
who-ways-in = Other ways in
who-way-in = Use this
who-way-card = Digital Authentication App (My Number Card)
who-way-gbizid = gBizID (companies and sole traders)
who-way-line = LINE
who-way-card-for = Your card and its PIN show that it is you. The town never receives your individual number.
who-way-gbizid-for = For companies and sole traders, in matters of their business.
who-way-line-for = You come in with your LINE account. This proves neither who you are nor where you live.
who-way-card-asks = Only a mark that says it is the same person. No name, no address, no individual number.
who-way-gbizid-asks = A mark that says it is the same business, its name, its corporate number and the delegation.
who-way-line-asks = A mark that says it is the same person, and the name you use on LINE. The name is used once, to save you typing.
who-way-out-title = On to the page of { $way }
who-way-out-lead = The next page is not a page of the town. You come back here afterwards. Please come back within ten minutes.
who-way-out-asks = What the town receives
who-way-out-keeps = What the town keeps
who-way-out-keeps-text = The mark is kept in a form that cannot be turned back. You can remove this way at any time.
who-way-out-go = Go on to { $way }
who-way-out-back = Turn back
who-way-first-lead = { $way } has shown that it is you. Write your name, and your page is made.
who-way-first-known-title = If you already have a page
who-way-first-known-text = Do not make another one. Sign in as usual, and add this way on your page under “Other ways in”.
who-way-first-known = Sign in as usual
who-way-stale = This cannot be continued
who-way-stale-text = More than ten minutes passed, it was used before, or it was begun elsewhere. Please begin again.
who-way-turned = { $way } was not finished
who-way-turned-text = Nothing was changed. Begin again, or use another way.
who-way-down = { $way } cannot be used now
who-way-down-text = { $way } does not answer. Please try again later. Other ways, such as a link by mail, can be used.
who-way-unsound = This could not be confirmed
who-way-unsound-text = What came back from { $way } was not sound. Nobody was signed in. Please begin again.
who-way-taken = This way belongs to another page
who-way-taken-text = One { $way } leads to one page only. Remove it there, and you can add it here. If you do not know which, ask at the counter of { $headquarters }.
who-way-closed = This way is not open now
who-way-closed-text = The town has closed the way by { $way }. Please use another one.
who-way-others = See other ways in
who-way-to-my = Back to the ways in
who-ways-title = Other ways in
who-ways-lead = Add or remove the ways by which you sign in.
who-ways-none = None yet.
who-ways-more = Ways you can add
who-ways-since = since { $day }
who-ways-since-of = { $since }, { $said }
who-ways-company = { $name } (corporate number { $number })
who-ways-mandate = { $company }, delegation: { $mandate }
who-ways-added = Added. You can sign in by it from now on.
who-ways-removed = Removed.
who-ways-last = It cannot be removed, because you would have no way in. Add another one first.
who-way-add = Add
who-way-remove = Remove
who-my-ways-none = You can add ways in beside the link by mail.
who-my-ways-count = { $count ->
    [one] { $count } can be used.
   *[other] { $count } can be used.
}
who-my-mail-none = none yet
who-letter-way-added = A way in was added.
who-letter-way-removed = A way in was removed.
