# The desk and the pages of administrators, in Japanese only.
who-desk-home = やること
who-desk-admin = 管理

# What all of them share.
who-desk-office = { $section } { $title }
who-desk-days = { $from }から{ $to }まで
who-desk-days-from = { $from }から
who-desk-days-to = { $to }まで
who-desk-days-open = 期限なし
who-desk-exactly = { $day } { $time }
who-desk-and = { $before }、{ $after }
who-desk-none = なし
who-desk-back = やめて戻る
who-desk-search = さがす
who-desk-next = 次のページ
who-desk-day-wrong = 日付が読めません。「2026-04-01」や「令和8年4月1日」のように書いてください。

# The desk of one person.
who-desk-nobody = いまは、役がありません。
who-desk-nobody-way = 役がある日にだけ、職員のページで仕事ができます。ちがうときは、管理者に聞いてください。
who-desk-terms = あなたの役と期間
who-desk-terms-none = 役の記録はありません。
who-desk-offices = あなたの役
who-desk-offices-lead = 仕事は、選んだ役で行います。記録にも、その役の課が残ります。
who-desk-acting = いまの役
who-desk-act = この役で仕事をする

# Permissions in plain words.
who-permission-administer = 管理
who-permission-administer-means = 人と役を決め、ページの公開を決め、入れなくなった職員を助けます。
who-permission-audit = 閲覧の記録を読む
who-permission-audit-means = だれがだれの情報を見たかを調べ、表にして出します。
who-permission-figures = 自分の課の数値の入力
who-permission-figures-means = 計画の指標のうち、自分の課の数値を入れ、直します。
who-permission-all-figures = すべての課の数値の入力
who-permission-all-figures-means = どの課の数値も入れ、直します。まだ入れていない課もわかります。
who-permission-sheets = 課の評価シート
who-permission-sheets-means = 担当する課の評価シートを書いて出します。
who-permission-department = 部の確認
who-permission-department-means = 部の下にある課の評価シートを確かめ、企画の担当へ送るか、差し戻します。
who-permission-all-sheets = 計画の評価
who-permission-all-sheets-means = 評価の年を準備し、すべてのシートの段階を決め、公表します。
who-permission-parties-see = 名簿を見る
who-permission-parties-see-means = 人・世帯・団体と、その役や加入を見ます。見たことは閲覧記録に残ります
who-permission-parties-edit = 名簿を書く
who-permission-parties-edit-means = 人・世帯・団体を登録し、役や加入を結び、直し、統合します
who-permission-areas = 区域の台帳
who-permission-programmes = 制度と手続きの一覧
who-permission-programmes-means = 手続きや相談の制度をつくり、採択し、終えます。手続きの一覧と休日を直します。
who-permission-ask = 団体への依頼
who-permission-ask-means = 自分の課から団体に依頼を送り、答えを見ます。かかる分数が、課ごとに数えられます。
who-permission-areas-means = 区域と人口・世帯などの数を登録し、4月の再編を準備し、表を取りこみます。

# What waits for an administrator.
who-todo-second-administrator = もう1人、管理者を決める
who-todo-administrators = { $day }から、管理者が{ $left }人になります
who-todo-administrators-about = 管理者は、いつも2人以上が必要です
who-todo-term = 任期が終わります。次を決める
who-todo-terms = { $count }人の任期が終わります。次を決める
who-todo-empty = 人がいない役に、人を決める
who-todo-empty-many = 人がいない役が{ $count }あります
who-todo-open = まだ何も公開していません。準備ができたら公開する

# The table of contents.
who-admin-first = まず、すること
who-admin-rooms = 管理のページ
who-admin-people-below = 人を加える、役を決める・終える、入れなくなった人を助ける
who-admin-offices-below = 課ごとの役、席の数、できること、いまの人
who-admin-transfers = 人事異動
who-admin-transfers-below = 先に一覧を作って確かめ、その日の0時に切り替える
who-admin-doors-closed = まだ何も公開していません
who-admin-doors-open = { $count }つを公開しています
who-admin-access-below = だれが、いつ、だれの情報を見たか

# People.
who-people-title = 人
who-people-alone = いま、管理者は1人です。休みや病気のときに町のページを動かせなくなるので、もう1人を管理の役に決めてください。2人になったあとは、1人に減らすことはできません。
who-people-add = 人を加える
who-people-search = 名前かメールアドレスの一部
who-people-count = { $count }人
who-people-name = 名前
who-people-mail = メールアドレス
who-people-now = いまの役
who-people-coming = これからの役
who-people-none = 役がありません
who-people-with-days = { $office }（{ $days }）
who-add-lead = 名前とメールアドレスを登録し、はじめの役を決めます。本人は、このメールアドレスで入ります。
who-add-mail-hint = 本人だけが読めるアドレスにします。課で分け合うアドレスは使えません。
who-add-mail-wrong = メールアドレスの形になっていません。「hanako@city.example.jp」のように書いてください。
who-add-name-wrong = 名前を、{ $max }字までで書いてください。
who-add-deed = 加える
who-add-letter-subject = { $town }の職員のページに入れるようになります
who-add-letter =
    { $town }の職員のページに、あなたの役が決まりました。
    { $from }から、次のページで、このメールアドレスを使って入れます。

    { $link }

    心当たりがないときは、このメールを消してください。

who-person-offices = 役
who-person-help = 入るための手だて
who-person-second-title = 2つめの確認
who-person-second = 認証アプリ { $apps }、パスキー { $passkeys }、残っている回復コード { $codes }
who-person-second-none = まだありません。次に入るときに、本人が決めます。
who-person-sessions = 入っている端末
who-person-sessions-count = { $count }台
who-person-sessions-end = すべての端末から出す
who-person-oneself = 自分の2つめの確認は、自分では取り消せません。ほかの管理者に頼んでください。
who-person-saw = この人が見た記録
who-person-seen = この人が見られた記録
who-person-done-added = 加えました。
who-person-done-known = このメールアドレスの人は、もう登録されていました。名前は変えずに、役を決めました。
who-person-done-appointed = 役を決めました。
who-person-done-ended = 役の終わりを決めました。
who-person-done-reset = 2つめの確認を取り消しました。本人にメールで知らせます。
who-person-done-sessions = すべての端末から出しました。
who-tenure-now = いま
who-tenure-coming = これから
who-tenure-past = 終わりました
who-tenure-taken-back = 始まる前に取り消しました

who-appoint-title = 役を決める
who-appoint-person = { $name }の役を決める
who-appoint-oneself = これは、あなた自身です。だれが決めたかは、記録に残ります。
who-appoint-office = 役
who-appoint-office-wrong = 役を選んでください。
who-appoint-from = 始まる日
who-appoint-from-hint = この日の0時から、その役で仕事ができます。
who-appoint-to = 終わる日
who-appoint-to-hint = この日の終わりまで。空けておくと、終わりを決めません。

who-end-link = 終わりを決める
who-end-title = 役の終わりを決める
who-end-lead = 最後の日が過ぎると、この役ではページを開けません。これまでの記録は残ります。
who-end-coming = この役は、まだ始まっていません。始まる日より前の日を書くと、取り消しになります。決めたことの記録は残ります。
who-end-days = 期間
who-end-last = 最後の日
who-end-last-hint = いちばん早くて、きのうにできます。すぐに止めたいときは、きのうにします。
who-end-deed = 終わりを決める

who-reset-title = 2つめの確認を取り消す
who-reset-what = { $name }の2つめの確認を取り消します
who-reset-reaches = { $name }の認証アプリ、パスキー、回復コード、パスワードを消し、すべての端末から出します。次は、メールのリンクから入ります。本人にはメールで知らせます。
who-reset-before = 取り消す前に
who-reset-before-text = 本人からの頼みであることを、顔を見るか、知っている番号に電話して確かめてください。メールだけの頼みでは、取り消さないでください。
who-reset-deed = 取り消す
who-reset-letter-subject = { $town }：2つめの確認を取り消しました
who-reset-letter =
    { $moment }に、管理者が、あなたの2つめの確認（認証アプリ、パスキー、回復コード）とパスワードを取り消しました。次は、メールのリンクから入ってください。
    すべての端末からも出ています。次に入るときに、新しく決めてください。

    頼んだ覚えがないときは、すぐに管理者に電話してください。

# Offices and sections.
who-offices-title = 課と役
who-offices-lead = できることは、人ではなく役で決まります。役を終えた人は、次の日からできません。
who-offices-no-sections = まだ課がありません。はじめに課を作ってください。
who-offices-holders = いまの人
who-offices-several = 複数の席
who-offices-empty = 人がいません
who-offices-more = { $names } ほか{ $count }人
who-offices-done-section = 課を作りました。
who-offices-done-office = 役を作りました。
who-offices-done-ended = 役の終わりを決めました。
who-office-add = この課に役を作る
who-office-add-deed = 役を作る
who-office-section = 課
who-office-section-wrong = 課を選んでください。
who-office-title = 役の名前
who-office-title-hint = 「課長」「統計担当」など、仕事の名前にします。人の名前は書きません。
who-office-seats = 席の数
who-office-seats-one = 1人
who-office-seats-one-hint = 同じ日に、1人だけがこの役になれます。
who-office-seats-several = 何人でも
who-office-seats-several-hint = 同じ日に、何人でもこの役になれます。
who-office-permissions = できること
who-office-permissions-hint = 仕事に要るものだけを選びます。何も選ばなくてもかまいません。
who-office-permissions-none = とくに決まった仕事はありません
who-office-holder = { $name }（{ $days }）
who-office-change-deed = 変える
who-office-meanwhile = 開いている間に、ほかの人が変えました。いまは、席の数が「{ $seats }」、できることが「{ $permissions }」です。下は、あなたが選んだものです。これでよければ、もう一度押してください。
who-office-done-changed = 変えました。いまから、そのとおりになります。
who-office-end = この役をなくす
who-office-end-lead = 最後の日が過ぎると、この役はなくなります。そのとき役にいる人は、同じ日に役を終えます。これまでの記録は残ります。
who-section-add = 課を作る
who-section-add-deed = 課を作る
who-section-lead = 課を分ける、合わせる、名前を変えるときは、ここではなく「人事異動」を使います。
who-section-name = 課の名前
who-section-code = 記号
who-section-code-hint = 表やファイルで使います。あとから変えません。「企画課」や「kikaku」など、文字・数字・ハイフンだけです。

# Why something is refused.
who-refused-backwards = 始まりは{ $from }です。終わりは、その日か後の日にしてください。
who-refused-outside = この役がある期間（{ $days }）の中の日にしてください。
who-refused-twice = この人は、同じ役を{ $days }務めます。期間が重ならないようにしてください。
who-refused-seat = この役の席は1つで、{ $days }ほかの人がいます。先にその人の終わりを決めるか、期間を変えてください。
who-refused-ends = この役は、{ $to }に終わることになっています。延ばすときは、次の日からもう一度決めてください。
who-refused-office-ends = この役は、{ $to }になくなることになっています。
who-refused-early = これまでの日は変えられません。いちばん早くて{ $day }にできます。
who-refused-administrators = 管理者は2人以上が必要です。このままでは、{ $day }から{ $left }人になります。先に、ほかの人を管理の役に決めてください。
who-refused-name = 名前を、{ $max }字までで書いてください。
who-refused-code = 文字、数字、ハイフンだけで、{ $max }字までで書いてください。
who-refused-code-taken = この記号は、ほかの課が使っています。別の記号にしてください。
who-refused-title-taken = この課には、同じ名前の役があります。なくなった役の名前も、もう使えません。
who-refused-several = { $day }には、{ $count }人がこの役にいます。1人になってから変えてください。

# Doors.
who-doors-title = 公開
who-doors-lead = 新しい町は、何も公開していません。準備ができたものから、1つずつ公開します。職員は、公開の前でも見られます。
who-doors-missing-administrators = 公開する前に、管理者を2人にしてください。
who-doors-open-since = 公開中：{ $day }から
who-doors-open = 公開中
who-doors-closed = まだ公開していません
who-doors-shows = 見えるようになるもの
who-doors-now = いま
who-doors-open-what = 町の外の人にも見えるようにします
who-doors-open-reaches = だれでも見られます。検索サイトにも載ります。
who-doors-open-deed = 公開する
who-doors-close-what = 町の外の人からは見えないようにします
who-doors-close-reaches = 開いている人は、次のページから「まだ公開していません」になります。職員は見られます。
who-doors-close-deed = 公開をやめる
who-doors-done-open = 公開しました。
who-doors-done-closed = 公開をやめました。
who-door-plans = 計画
who-door-plans-shows = 計画、施策、指標の数値、オープンデータ
who-door-areas = 区域
who-door-areas-shows = 区域の一覧、地域カルテ、人口・世帯・年齢別の数、オープンデータ
who-door-accounts = 住民のページ
who-door-accounts-shows = 住民が登録して入り、自分のページを使えるようになります
who-door-organizations = 団体の名簿
who-door-organizations-shows = 公開すると決めた団体の名前、活動、連絡先。人の名前は、公の役の人が同意したときだけ
who-door-programmes = 手続きと相談
who-door-programmes-shows = 手続きと相談の一覧、それぞれのくわしいページ、オープンデータ

# Who looked at whom.
who-access-title = 閲覧の記録
who-access-lead = だれが、いつ、だれの情報を見たかを調べます。このページを見たことも、記録に残ります。
who-access-from-day = 初めの日
who-access-from-time = 時刻
who-access-to-day = 終わりの日
who-access-to-time = 時刻
who-access-who = 見た人
who-access-who-hint = メールアドレスか、名前の全部
who-access-subject = 見られた人
who-access-subject-hint = メールアドレスか、名前の全部
who-access-kind = 種類
who-access-kind-any = すべて
who-access-deed = 調べる
who-access-time-wrong = 時刻が読めません。「14:26」のように書いてください。空けておくと、1日の初めか終わりになります。
who-access-backwards = 終わりが、初めより前になっています。
who-access-nobody = この人は見つかりません。メールアドレスで書いてみてください。
who-access-several = 同じ名前の人が何人かいます。メールアドレスで書いてください。
who-access-read = 見た
who-access-export = ファイルにして出した
who-access-sign-in = 入った
who-access-sign-in-failed = 入れなかった
who-access-denied = 断られた
who-access-look-outside = 担当の外から見た
who-access-purpose = 目的
who-access-purpose-office = 役の仕事
who-access-purpose-self = 自分のこと
who-access-purpose-none = なし
who-access-persons = この条件で見られた人は{ $count }人です。
who-access-unnamed = このうち{ $count }人ぶんは、番号のない人です。同じ人を何度か数えているかもしれません。
who-access-above = 100人を超えています。漏えいのおそれがあるときは、個人情報保護委員会への報告と本人への通知が必要な数です（個人情報保護法第68条）。
who-access-below = 100人以下です。ただし、病歴などの要配慮個人情報、財産の被害のおそれ、不正な目的のどれかがあれば、1人でも報告が必要です（個人情報保護法第68条）。
who-access-persons-link = 見られた人の一覧
who-access-persons-title = 見られた人
who-access-csv = 表にして出す（CSV）
who-access-csv-name = 閲覧の記録_{ $from }_{ $to }.csv
who-access-csv-many = 1つのファイルに出せるのは{ $max }件までです。期間を短くしてください。
who-access-span = { $from }から{ $to }まで
who-access-span-by = { $from }から{ $to }まで、{ $who }が見た人
who-access-when = いつ
who-access-by = だれが
who-access-number = 番号
who-access-what = 何を
who-access-whom = だれを
who-access-where = どのページで
who-access-reason = 理由
who-access-face = 入口
who-access-count = 人数
who-access-first = 初め
who-access-last = 終わり
who-access-lookers = 見た人の数
who-access-unknown = わからない人
who-access-closed = 登録をやめた人（{ $number }）

# 入り方
who-admin-ways = ほかの入り方
who-admin-ways-below = デジタル認証アプリ、gBizID、LINE。はじめはどれも閉じています。
who-admin-ways-lead = 住民や事業者が、外の認証でマイページに入れるようにします。どれも開かなくても、すべての手続きは使えます。開くと、その相手のサーバーにだけ問い合わせます。
who-admin-ways-none = 閉じています
who-admin-ways-kept = 閉じています（設定は残っています）
who-admin-ways-open = { $day }から開いています
who-admin-ways-stated = サーバーの設定で開いています
who-admin-ways-stated-lead = この入り方は、サーバーの設定ファイルに書かれています。画面では変えられません。変えるときは、サーバーを管理する人に頼んでください。
who-admin-ways-closing = 閉じる
who-admin-ways-close = { $way }を閉じる
who-admin-ways-opened = 開きました。
who-admin-ways-prepared = 残しました。IDやシークレットが入ると開きます。
who-admin-ways-closed = 閉じました。この入り方だけを使っている人は、開き直すまで入れません。
who-admin-ways-save = 残して開く
who-admin-ways-issuer = 発行者のアドレス（issuer）
who-admin-ways-issuer-hint = 相手から知らされたとおりに、https:// から書いてください。最後の「/」まで同じにします。
who-admin-ways-issuer-wrong = https:// で始まるアドレスを書いてください。「?」や空白は使えません。
who-admin-ways-client = クライアントID
who-admin-ways-client-hint = 利用の申しこみで受け取ったIDです。まだのときは空けたまま残すと、準備だけができます。
who-admin-ways-client-wrong = 英数字と記号で、200字までです。
who-admin-ways-secret = クライアントシークレット
who-admin-ways-secret-hint = 書いたものは、二度と画面に出ません。変えないときは空けておいてください。
who-admin-ways-redirect = 戻り先のアドレス（申しこみに書くもの）
who-admin-ways-keys = 公開鍵のアドレス（JWKS、申しこみに書くもの）
who-admin-ways-keys-later = 一度残すと、鍵ができて、ここにアドレスが出ます。
who-admin-ways-no-address = サーバーに町のアドレスが登録されていないので、まだ分かりません。
