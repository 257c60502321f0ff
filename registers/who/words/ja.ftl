# The hall: signing in and one's own page.

# 入口
who-sign-in-title = ログイン
who-sign-in-lead = メールアドレスを書くと、ログイン用のリンクが届きます。はじめての方は、そのリンクからマイページを作れます。
who-sign-in-lead-staff = 職員の入口です。メールアドレスを書くと、ログイン用のリンクが届きます。
who-mail = メールアドレス
who-mail-hint = いつも読んでいるアドレスを書いてください。
who-mail-hint-staff = 管理者に登録してもらったアドレスを書いてください。
who-mail-empty = メールアドレスを書いてください。
who-mail-form = 「name@example.jp」のような形で書いてください。
who-ask-link = メールでログイン用のリンクを受け取る
who-with-password = パスワードでログインする
who-password = パスワード
who-password-empty = パスワードを書いてください。
who-sign-in = ログインする
who-sign-out = ログアウト
who-signed-out = ログアウトしました。
who-account-closed = アカウントを閉じました。お名前とアドレスは消しました。
who-wrong-password = メールアドレスかパスワードが違います。パスワードを忘れたときは、メールのリンクで入れます。
who-password-closed = まちがいが続いたので、パスワードでのログインを15分止めました。メールのリンクなら、いまも入れます。
who-link-first = はじめての人は、メールのリンクから入ってください。2つめの確認を作れば、次からはパスワードでも入れます。
who-too-many-mails = このアドレスには、1時間のうちに何通も送りました。いちばん新しいメールのリンクを使うか、1時間ほど待ってください。
who-no-links = いまは、ログイン用のリンクを送れません。サーバーに、町のページのアドレスが登録されていないからです。パスワードでログインしてください。

# こまったとき
who-help = こまったときは
who-help-mail = メールが来ないときは、迷惑メールの入れものを見てください。アドレスの書きまちがいもあります。
who-help-counter = ログインできないときは、{ $headquarters }の窓口か電話で聞いてください。手続きは、窓口でも電話でもできます。
who-help-staff = ログインできないときは、町の管理者に電話してください。
who-help-second-staff = 2つめの確認も回復コードも使えないときは、町の管理者に電話してください。本人だと確かめてから、作り直します。

# メールを送ったあと
who-sent-title = メールを送りました
who-sent-text = { $mail } に送りました。
who-sent-next = メールのリンクを、15分のうちに開いてください。この画面は、開いたままにしておいてください。
who-sent-digits = 別の機械やアプリで開くときの数字
who-sent-digits-why = 電話など、別の機械やアプリでリンクを開くと、この数字を書くところがあります。人には教えないでください。町の職員が聞くことはありません。
who-sent-none = メールが来ないとき
who-sent-none-text = 2、3分待っても来なければ、アドレスを確かめて、もう一度送ってください。
who-ask-again = もう一度送る

# リンク
who-link-title = ログインします
who-link-note = このリンクが使えるのは、1回だけです。
who-digits = 6つの数字
who-digits-hint = リンクを頼んだ画面に出ている数字です。
who-digits-wrong = 数字が違います。リンクを頼んだ画面を見てください。5回まちがえると、このリンクは使えなくなります。
who-open-title = マイページを作ります
who-open-text = { $mail } のアカウントは、まだありません。お名前を書くと作れます。
who-open-button = マイページを作る
who-name = お名前
who-name-hint = 呼び名でもかまいません。あとで変えられます。
who-name-empty = お名前を書いてください。
who-name-long = お名前は{ $most }字までです。
who-dead-title = このリンクは使えません
who-dead-text = 一度使ったか、15分を過ぎました。新しいリンクを頼んでください。
who-dead-again = 新しいリンクを頼む

# メールの文
who-link-mail-subject = { $town }：ログイン用のリンク
who-link-mail =
    { $town }のページにログインするためのリンクです。

    { $link }

    15分のうちに開いて、「ログインする」を押してください。使えるのは1回だけです。
    このメールは、{ $device } から頼まれました。

    おぼえがないときは、何もしないでください。だれもログインできません。
who-open-mail-subject = { $town }：マイページを作るリンク
who-open-mail =
    { $town }のページで、このアドレスにログイン用のリンクが頼まれました。
    このアドレスのアカウントは、まだありません。作るときは、次のリンクを開いてください。

    { $link }

    15分のうちに開いてください。使えるのは1回だけです。
    このメールは、{ $device } から頼まれました。

    おぼえがないときは、何もしないでください。何も作られません。
who-device-unknown = わからない機械

# ログインの方法が変わったときのメール
who-letter-subject = { $town }：ログインの方法についてのお知らせ
who-letter =
    { $town }のページの、あなたのアカウントについてのお知らせです。

    { $what }
    { $moment }

    おぼえがあるときは、何もしなくてかまいません。
    おぼえがないときは、すぐにメールのリンクでログインして、マイページの「ログインしている画面」で、ほかの画面をすべてログアウトさせてください。パスワードも変えてください。
    できないときは、{ $headquarters }に電話してください。
who-letter-password-set = パスワードが新しくなりました。
who-letter-password-removed = パスワードをやめました。
who-letter-app-added = 認証アプリをつなぎました。
who-letter-app-removed = 認証アプリをはずしました。
who-letter-app-stopped = まちがった数字が何度も入れられたので、認証アプリを止めました。パスキーか回復コードで入ると、また使えます。
who-letter-passkey-added = パスキーを作りました。
who-letter-passkey-removed = パスキーをはずしました。
who-letter-codes-made = 新しい回復コードを作りました。前のコードは使えません。
who-letter-code-used = 回復コードを1つ使って、ログインしました。
who-letter-link-printed = サーバーの担当者が、あなたのアカウントに入るためのリンクを作りました。

# 任期
who-term-ended = 任期が終わっています
who-term-ended-text = あなたの任期は、{ $day }に終わりました。職員のページには入れません。
who-term-begins = 任期は、まだ始まっていません
who-term-begins-text = あなたの任期は、{ $day }に始まります。その日から入れます。
who-term-none = 職員の役がありません
who-term-none-text = このアカウントには、きょうの職員の役がありません。
who-term-next = 違うと思うときは、町の管理者に電話してください。
who-to-top = トップへ戻る

# 2つめの確認
who-second-title = 2つめの確認
who-second-lead-app = 認証アプリを開いて、出ている6つの数字を書いてください。
who-second-lead-passkey = パスキーで、本人だと確かめます。
who-code = アプリの数字
who-code-hint = 30秒ごとに変わります。
who-code-wrong = 数字が違うか、もう使われました。アプリに新しい数字が出るのを待って、書いてください。
who-second-closed = まちがいが続いたので、15分止めました。15分たってから、もう一度試してください。
who-second-over = まちがいが続いたので、ここまでにしました。もう一度、はじめから入ってください。
who-app-stopped = まちがいがとても多かったので、アプリの数字を止めました。パスキーか回復コードで入ると、また使えます。どちらもないときは、{ $headquarters }か、町の管理者に聞いてください。
who-second-leave = やめて、はじめに戻る
who-passkey = パスキー
who-passkeys = パスキー
who-passkey-use = パスキーで確かめる
who-passkey-wrong = パスキーを確かめられませんでした。もう一度試すか、ほかの方法を使ってください。
who-passkey-failed = パスキーが使えませんでした。もう一度押すか、ほかの方法を使ってください。
who-passkey-without-script = パスキーは、ブラウザのスクリプトが動くときだけ使えます。
who-recovery-title = アプリもパスキーも使えないとき
who-recovery = 回復コード
who-recovery-hint = しまっておいた紙から、まだ使っていないコードを1つ書いてください。大文字でも小文字でもかまいません。
who-recovery-use = 回復コードで入る
who-recovery-wrong = コードが違うか、もう使われました。ほかのコードを書いてください。

# 2つめの確認を作る
who-new-title = 2つめの確認を作ります
who-new-lead = 職員のページには、パスワードやメールのほかに、もう1つ確認が要ります。はじめに1回だけ作ります。
who-app = 認証アプリ
who-app-text = 電話などのアプリが、30秒ごとに新しい数字を出します。電波がなくても使えます。
who-app-begin = 認証アプリを使う
who-app-title = 認証アプリをつなぐ
who-app-step-open = 電話などで、認証アプリを開きます。アプリの名前は何でもかまいません。
who-app-step-read = アプリで、この図を読みます。
who-app-picture = アプリで読む四角い図。下の文字でも同じことができます。
who-app-letters = 図を読めないときは、この文字をアプリに打ちこみます。
who-app-step-code = アプリに出た6つの数字を、下に書きます。
who-app-code-hint = いまアプリに出ている6つの数字です。
who-app-confirm = つなぐ
who-back = 前に戻る
who-passkey-begin = パスキーを作る
who-codes-title = 回復コード
who-codes-lead = アプリやパスキーをなくしたときに使う、10個のコードです。見られるのは、いまだけです。
who-codes-keep = 印刷するか、紙に書き写して、しまってください。1つのコードは1回だけ使えます。前のコードは、もう使えません。
who-codes-onward = しまったので、先へ進む

# マイページ
who-my-title = マイページ
who-my-since = 作った日
who-my-offices = いまの役
who-my-office = { $section }　{ $title }
who-my-name-save = お名前を変える
who-my-name-done = お名前を変えました。
who-my-ways = ほかのこと
who-my-nothing = まだ、ありません。
who-my-password = パスワード
who-my-password-since = { $day }に決めました
who-my-password-none = 決めていません。メールのリンクで入れます
who-my-password-done = パスワードを変えました。ほかの画面は、すべてログアウトしました。
who-my-password-removed = パスワードをやめました。これからは、メールのリンクで入ります。
who-my-second = 2つめの確認
who-my-second-none = 使っていません
who-my-second-count = { $count }つ使っています
who-my-second-lead = 入るときに、パスワードやメールのほかに、もう1つ確かめます。アドレスを盗まれても、入られません。
who-my-second-staff = 職員の役がある人の2つめの確認は、職員のページだけで変えられます。職員のページに入り、マイページの「2つめの確認」を開いてください。
who-my-second-removed = はずしました。
who-my-second-last = はずしませんでした。職員の役があるあいだは、1つは要ります。先に新しいものを作ってください。
who-my-app-done = 認証アプリをつなぎました。
who-my-passkey-done = パスキーを作りました。
who-my-sessions = ログインしている画面
who-my-sessions-count = { $count }つ
who-my-looks = わたしの情報を見た部署
who-my-looks-text = いつ、どの部署が見たか
who-my-closing = アカウントを閉じる
who-my-closing-text = お名前とアドレスを消します
who-back-to-my = マイページへ戻る

# もう一度確かめる
who-again-title = もう一度、確かめます
who-again-lead = 大事なことを変えるので、本人かどうかを確かめます。10分のあいだは、もう聞きません。
who-again-button = 確かめる
who-again-wrong-password = パスワードが違います。
who-again-leave = ログアウトして、入り直す

# パスワード
who-new-password = 新しいパスワード
who-new-password-hint = 8文字から200文字まで。15文字より長いと安心です。好きな文をそのまま書いてもかまいません。
who-password-lead-new = パスワードを決めると、メールを待たずに入れます。
who-password-lead-change = 変えると、ほかの画面はすべてログアウトします。
who-password-save = このパスワードにする
who-password-short = 8文字より短いです。もう少し長くしてください。
who-password-long = 200文字までにしてください。
who-password-common = 多くの人が使っているので、すぐに当てられます。ほかのものにしてください。
who-password-own = アドレスや町の名前は、すぐに当てられます。ほかのものにしてください。
who-password-removal = パスワードをやめる
who-password-removal-text = これからは、メールのリンクだけで入ります。
who-password-remove = パスワードをやめる

# アプリ、パスキー、コード
who-remove = はずす
who-since = { $day }から
who-last-used = 最後に使った日：{ $day }
who-passkey-none = 電話やパソコンの、顔や指や暗証番号で確かめます。
who-passkey-label = 名前
who-passkey-label-hint = 「わたしの電話」のように、あとでわかる名前です。
who-recovery-codes = 回復コード
who-codes-left = 使っていないコードは、あと{ $count }個です。
who-codes-new = 新しい回復コードを作る
who-codes-new-text = 作ると、前のコードはすべて使えなくなります。

# 画面
who-sessions-lead = おぼえのない画面があれば、ログアウトさせて、パスワードを変えてください。
who-session-here = この画面
who-session-public = 住民のページ
who-session-staff = 職員のページ
who-session-since = { $moment }から
who-session-seen = 最後に使った時：{ $moment }
who-session-end = ログアウトさせる
who-session-ended = ログアウトさせました。
who-sessions-end = ほかの画面をすべてログアウトさせる

# だれが見たか
who-looks-lead = あなたのお名前やアドレスが出たページを、職員が開いた記録です。消すことはできません。
who-looks-none = まだ、だれも見ていません。
who-looks-nobody = 部署の記録がありません
who-looks-read = 見ました
who-looks-export = 表にして取り出しました
who-looks-outside = 仕事の外で見ました
who-looks-reason = 理由：{ $reason }
who-looks-older = もっと前の記録
who-page-access = 閲覧記録のページ
who-page-offices = 役のページ
who-page-transfers = 人事異動のページ
who-page-people = 職員の一覧のページ
who-page-desk = 職員のページ
who-page-other = ほかのページ

# 閉じる
who-closing-what = アカウントを閉じます
who-closing-reaches = だれにも届きません。すぐに行われます。
who-closing-stays = 残るもの
who-closing-stays-text = したことの記録は、お名前なしで残ります。
who-closing-button = アカウントを閉じる
who-closing-office = 職員の役があるあいだは、閉じられません。役が終わってから閉じてください。

# ほかの入り方
who-ways-in = ほかの入り方
who-way-in = これで入る
who-way-card = デジタル認証アプリ（マイナンバーカード）
who-way-gbizid = gBizID（会社・個人事業主）
who-way-line = LINE
who-way-card-for = カードと暗証番号で、ご本人だと確かめます。町が番号（マイナンバー）を受け取ることはありません。
who-way-gbizid-for = 会社や個人事業主の方が、事業のことで使う入り方です。
who-way-line-for = LINEのアカウントで入ります。ご本人や住所の確かめにはなりません。
who-way-card-asks = 同じ人だと分かる印だけです。名前、住所、マイナンバーは受け取りません。
who-way-gbizid-asks = 同じ事業者だと分かる印、会社の名前、法人番号、委任の内容です。
who-way-line-asks = 同じ人だと分かる印と、LINEで使っている名前です。名前は、はじめの1回だけ、書く手間をはぶくために使います。
who-way-out-title = { $way }のページへ移ります
who-way-out-lead = 次の画面は、町のページではありません。終わると、ここへ戻ります。10分のうちに戻ってください。
who-way-out-asks = 町が受け取るもの
who-way-out-keeps = 町が残すもの
who-way-out-keeps-text = 印は、元に戻せない形にして残します。ほかの入り方に変えても、この入り方はいつでも外せます。
who-way-out-go = { $way }へ進む
who-way-out-back = やめて戻る
who-way-first-lead = { $way }で確かめました。お名前を書くと、マイページができます。
who-way-first-known-title = マイページをもうお持ちの方
who-way-first-known-text = ここでは作らずに、いつもの入り方で入ってください。マイページの「ほかの入り方」で、この入り方を足せます。
who-way-first-known = いつもの入り方で入る
who-way-stale = この続きは使えません
who-way-stale-text = 10分を過ぎたか、もう使ったか、別の画面で始めたものです。もう一度はじめてください。
who-way-turned = { $way }での確かめは、とちゅうで終わりました
who-way-turned-text = 何も変わっていません。もう一度はじめるか、ほかの入り方を使ってください。
who-way-down = いまは{ $way }で入れません
who-way-down-text = { $way }の側から返事がありません。しばらくしてから、もう一度お試しください。メールのリンクなど、ほかの入り方は使えます。
who-way-unsound = 確かめられませんでした
who-way-unsound-text = { $way }から届いた返事が、正しいと分かりませんでした。だれもログインしていません。もう一度はじめてください。
who-way-taken = この入り方は、別のマイページで使われています
who-way-taken-text = 同じ{ $way }で入れるマイページは、一つだけです。そのマイページで外すと、こちらに足せます。分からないときは、{ $headquarters }の窓口で聞いてください。
who-way-closed = この入り方は、いま使えません
who-way-closed-text = 町が{ $way }での入り方を止めています。ほかの入り方を使ってください。
who-way-others = ほかの入り方を見る
who-way-to-my = 入り方のページに戻る
who-ways-title = ほかの入り方
who-ways-lead = マイページに入る方法を、足したり外したりできます。
who-ways-none = まだありません。
who-ways-more = 足せる入り方
who-ways-since = { $day }から
who-ways-since-of = { $since }・{ $said }
who-ways-company = { $name }（法人番号 { $number }）
who-ways-mandate = { $company }・委任：{ $mandate }
who-ways-added = 足しました。次から、この方法でも入れます。
who-ways-removed = 外しました。
who-ways-last = 外せません。ほかに入る方法がなくなるからです。先に別の入り方を足してください。
who-way-add = 足す
who-way-remove = 外す
who-my-ways-none = メールのリンクのほかにも、入り方を足せます。
who-my-ways-count = { $count }つ使えます。
who-my-mail-none = まだありません
who-letter-way-added = 入り方を一つ足しました。
who-letter-way-removed = 入り方を一つ外しました。
