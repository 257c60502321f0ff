# 日付と数。年は組にまとめない文字として渡される。
web-missing = ―
web-day = { $month }月{ $day }日（{ $weekday ->
    [0] 月
    [1] 火
    [2] 水
    [3] 木
    [4] 金
    [5] 土
   *[6] 日
}）
web-day-full = { $year }年{ $month }月{ $day }日（{ $weekday ->
    [0] 月
    [1] 火
    [2] 水
    [3] 木
    [4] 金
    [5] 土
   *[6] 日
}）
web-moment = { $day } { $hour }時{ $minute }分
web-fiscal-year = { $year }（{ $era }）年度
web-fiscal-year-short = { $year }年度
web-calendar-year = { $year }（{ $era }）年

# 町のことば。英語の画面だけが使う言いかえ。
web-town = { $town }
web-general-community = { $community }
web-general-collaboration = { $collaboration }
web-general-district = { $district }
web-general-headquarters = { $headquarters }

# 画面のまわり
web-house = 縁側 Engawa
web-house-name = 縁側
web-foot-house = 縁側は、町の計画と、みんなのしたことを、一つの場所で見るためのしくみです。
web-title = { $page }｜{ $town }｜縁側
web-title-house = { $page }｜縁側
web-title-home = { $town }｜縁側
web-skip = 本文へ進む
web-lang-label = ことばを選ぶ
web-lang-ja = 日本語
web-lang-easy = やさしい日本語
web-lang-en = English
web-nav-label = おもな入口
web-nav-know = 知る
web-nav-voice = 声を届ける
web-nav-apply = 申し込む
web-nav-join = 参加する
web-crumbs = いまいる場所
web-top = トップ
web-foot-about = 計画に書かれた目標と、いまの数字を、同じところで見られます。
web-foot-areas = 地域カルテ（区域ごとの人口と世帯）
web-foot-data = 表とデータ
web-foot-sample = ここは見本の町です。町も、人も、数字も、画面を見せるために作りました。
web-foot-printed = ここにある数字は、計画の冊子に印刷されているものだけです。新しい数字は、まだ入っていません。
web-sample = 見本
web-nothing = まだ、ありません。

# しるし
web-status-done = 達成
web-status-well = 順調
web-status-late = 遅れ
web-status-none = データなし
web-status-soon = 準備中
web-tally-unit = 指標
web-tally-of = 指標{ $count }のうち、

# 数字
web-baseline = 現状値
web-baseline-year = 現状値（{ $year }）
web-target = 目標
web-target-year = 目標（{ $year }）

# 記録の流れ
web-phase-heard = 聞いた
web-phase-decided = 決めた
web-phase-did = した
web-phase-next = つぎ

# 町のトップ
web-hero-sit = 座って、話して、
web-hero-decide = いっしょに決める。
web-hero-lead = { $town }のいまと、これからのこと。

# グラフ
web-chart-ten-thousands = { $tens }万
web-chart-hundred-millions = { $hundreds }億
web-chart-none = データなし
web-chart-empty = この図に書ける数字は、まだありません。
web-chart-kind-line = 線のグラフ。
web-chart-kind-bars = 棒のグラフ。
web-chart-says = { $year }は{ $value }。
web-chart-says-baseline = { $year }は{ $value }（現状値）。
web-chart-says-unfinished = { $year }は途中で{ $value }。
web-chart-says-preliminary = { $year }は{ $value }（速報）。
web-chart-says-missing = { $year }は{ $word }。
web-chart-says-line = { $label }。
web-chart-says-mark = { $year }の前に縦の線{ $sign }。{ $words }
web-chart-mark = { $sign } { $words }
web-chart-axis = 縦の目もりは{ $value }から始まります。
web-chart-path = 点の線は、現状値から目標への道すじです。
web-chart-unfinished = しま模様は、年度の途中の数字です。
web-chart-preliminary = ＊は速報です。あとで変わることがあります。

# 表
web-table-none = 表に書けるものは、まだありません。

# うまくいかなかったとき
web-failure-404-title = このページは見つかりません
web-failure-404-text = アドレスが変わったか、書きまちがいがあるかもしれません。
web-failure-400-title = このアドレスは読めません
web-failure-400-text = アドレスか、送られたものに、読めないところがあります。
web-failure-405-title = この開き方はできません
web-failure-405-text = このページは、リンクから開いてください。
web-failure-409-title = いまは、できません
web-failure-409-text = ほかの人が先に変えたかもしれません。もう一度開いて確かめてください。
web-failure-413-title = 送られたものが大きすぎます
web-failure-413-text = 小さく分けて、もう一度送ってください。
web-failure-503-title = いま、この町のページは休んでいます
web-failure-503-text = しばらくしてから、もう一度開いてください。記録は残っています。
web-failure-500-title = こちらの不具合で、ページを出せませんでした
web-failure-500-text = あなたのまちがいではありません。しばらくしてから、もう一度開いてください。
web-failure-number = 問い合わせの番号：{ $number }
web-failure-home = トップへ戻る
web-failure-too-long = アドレスが長すぎます。
web-failure-control = アドレスに、使えない文字が入っています。
web-failure-broken-text = アドレスの文字が、途中で切れているようです。もとのリンクから開いてください。

# 部品の手引き
web-components-title = 画面の部品
web-components-lead = この町の画面は、ここにある部品でできています。からの例、ふつうの例、いっぱいの例、おかしな例を並べました。
web-components-case-empty = 何もないとき
web-components-case-usual = ふつうのとき
web-components-case-full = いっぱいのとき
web-components-case-wrong = おかしなものが来たとき
web-components-status = しるし
web-components-status-text = 印とことばで一組です。色を消しても区別できます。
web-components-sample = 見本の印
web-components-sample-text = 作った数字やできごとには、必ずつけます。
web-components-figure = 数字
web-components-figure-text = 数字、単位、いつの数字か。ないときは「―」と書き、0とは書きません。
web-components-vals = 現状値と目標
web-components-vals-text = 計画に書かれたとおりに並べます。
web-components-chart = グラフ
web-components-chart-text = 白い丸は現状値、大きい丸はいま、破線は目標、点の線は道すじ。棒は0から始めます。
web-components-bands = グループの棒
web-components-bands-text = 年齢の段などを、棒と数字で並べます。少ない数は、かくします。
web-components-tally = しるしの集まり
web-components-tally-text = 数が先、帯は飾りです。模様でも区別できます。
web-components-table = 表
web-components-table-text = スマートフォンでは、1行が1枚のカードになります。
web-components-rows = 並び
web-components-rows-text = 箱で囲まず、細い線で分けます。
web-components-definitions = ことばと意味
web-components-definitions-text = 数え方や、担当を書くときに使います。
web-components-thread = 記録の流れ
web-components-thread-text = 聞いた、決めた、した、つぎ。最後は、つぎの日付です。
web-components-written = 書かれた文
web-components-written-text = 書いた人の改行を、そのまま見せます。前に書いた文は、問いのそばに静かに置きます。
web-components-roles = それぞれの役割
web-components-roles-text = だれが何をするかを、横に並べます。
web-components-tell = 知らせ
web-components-tell-text = ふだんの知らせです。緊急の知らせとは、形も色も違います。
web-components-crumbs = いまいる場所
web-components-crumbs-text = トップからここまでの道です。
web-components-choices = どれを見るか
web-components-choices-text = 同じものを別の年などで見るときに並べます。いま見ているものに印がつきます。
web-components-kicker = 題の上の行
web-components-kicker-text = 何の中にあるかを、題の上に小さく書きます。
web-components-section = 節の頭
web-components-section-text = 短い軒の下に、題と、つぎへの道が一つ。
web-components-hero = 町の縁側
web-components-hero-text = 町のトップの絵です。読み上げでは、ことばだけが読まれます。
web-components-button = ボタン
web-components-button-text = ぬったボタンは1つの画面に1つ。ことばは「することば」。押せないときは、理由をそばに書きます。
web-components-post = ひとつのこと
web-components-post-text = ログアウトのように、押すとすぐに行われること。リンクにはしません。
web-components-field = 入力欄
web-components-field-text = 名前、説明、直すところ、書く場所の順です。書いたものは、まちがっていても残します。
web-components-picks = 選ぶ
web-components-picks-text = 箱のどこを押しても選べます。選んだものは、ふちが太く、印がつきます。
web-components-select = 一覧から選ぶ
web-components-select-text = 答えが多いときに使います。はじめは、何も選ばれていません。
web-components-errors = 直すところのまとめ
web-components-errors-text = 画面のいちばん上に出て、最初に読まれます。押すと、その場所へ行きます。
web-components-foot = 申し込みの終わり
web-components-foot-text = ぬったボタンが1つ。何が保存され、何がまだかを、いつも書きます。
web-components-steps = 進みぐあい
web-components-steps-text = ことばが先、帯は飾りです。
web-components-acting = いまの立場
web-components-acting-text = 職員の画面の上に、いつもあります。だれが、何の役で動くかを示します。
web-components-todo = すること
web-components-todo-text = 期日が早い順です。近い、過ぎたは、印とことばでわかります。
web-components-grid = 年の数字の入力
web-components-grid-text = 広い画面では表、せまい画面ではカードになります。
web-components-paste = 貼り付け
web-components-paste-text = 表計算の数字をまとめて入れるときに開きます。
web-components-confirm = 確かめる画面
web-components-confirm-text = 何が起き、だれに届き、いつまで戻せるかを、必ず書きます。重なる窓は使いません。
web-components-digits = 大きな番号
web-components-digits-text = 電話で読み上げる番号です。読み上げでは、1字ずつ読まれます。
web-components-deeds = ひとつずつすること
web-components-deeds-text = 一つの行に、できることが一つ。

# 例のことば
web-example-plan = 総合計画
web-example-goal = 基本目標 みんなでつくるまち
web-example-policy = 広聴・広報の充実
web-example-section = 年ごとの数字
web-example-more = すべて見る
web-example-long = 地域で活動しているさまざまな組織や一人ひとりが、市役所と力を合わせて、地域のこまりごとに進んで取り組み、その結果をみんなで確かめられるまちを目指します
web-example-unit = 人／年
web-example-actor = 担い手{ $name }
web-example-target = 目標 { $value }
web-example-ceiling = 上限 { $value }
web-example-limit = 注意の線 { $value }
web-example-mark = この年度から、数え方が変わりました。
web-example-chart = 指標のグラフの例
web-example-year = 年度
web-example-value = 数字
web-example-difference = 前の年との差

# Doors
web-failure-403-title = このページは、開けません
web-failure-403-text = いまの役では、開いたり変えたりできないものです。必要なときは、管理者に頼んでください。
web-failure-foreign = このサイトのページから送られたものではないので、受け取りませんでした。ページを開き直して、もう一度送ってください。
web-failure-in-the-open = 通信が暗号になっていないので、ログインできません。https:// で始まるアドレスで開いてください。
web-failure-not-open-title = このページは、まだ公開していません
web-failure-not-open-text = いま準備をしています。公開の日が決まったら、お知らせします。
web-failure-429-title = 短いあいだに、続けて送られました
web-failure-429-text = 15分ほど待ってから、もう一度お試しください。
web-held-sign-in-title = ログインの時間が切れました
web-held-sign-in-text = 別の画面でログインしてから、この画面に戻って「もう一度送る」を押してください。
web-held-again-title = もう一度送ってください
web-held-again-text = ページを開いてから時間がたったか、ログインし直したので、まだ受け取っていません。
web-held-before-title = このフォームは、前に一度送ってあります
web-held-before-text = 前に送ったときと、中身が違います。前の分は受け取りました。この中身も送るときは「もう一度送る」を押してください。
web-held-kept = 書いたものは、そのまま残っています。
web-held-sign-in = 別の画面でログインする
web-held-send = もう一度送る
web-held-file = ファイル
web-held-file-hint = 選んだファイルは、まだ受け取っていません。もう一度選んでください。

# Files that somebody sends.
web-file-taken = { $kinds }。1つ{ $each } MBまで、{ $most }つまで。
web-file-too-large = ファイルが大きすぎます。1つ{ $most } MBまでのファイルを選んでください。
web-file-too-many = ファイルが多すぎます。{ $most }つまで選んでください。
web-file-other-kind = この種類のファイルは受け取れません。次のどれかを選んでください：{ $kinds }
web-file-broken = ファイルを開けませんでした。もう一度作り直すか、別のファイルを選んでください。
web-file-too-many-points = 写真が大きすぎます。画質を下げて取り直すか、小さくしてから選んでください。
web-file-expands = ファイルの中身が大きすぎます。分けてから選んでください。
web-file-macros = マクロの入ったファイルは受け取れません。マクロなしで保存してから選んでください。
web-my = マイページ

# 申し込みと入力の部品
web-ui-required = 必須
web-ui-optional = 任意
web-ui-wrong = 直すところ：
web-ui-choose = 選んでください
web-ui-day-hint = 2026-04-01 や 令和8年4月1日 のように書きます。
web-ui-errors = 直すところが{ $count }か所あります
web-ui-errors-page = { $errors }：{ $page }
web-ui-errors-line = { $label }：{ $error }
web-ui-errors-kept = 書いたものは、そのまま残っています。
web-ui-errors-kept-but-secret = 書いたものは残っています。パスワードと確認の番号は、もう一度書いてください。
web-ui-saved = { $moment }に保存しました。まだ提出していません。
web-ui-saved-nothing = まだ何も保存していません。「{ $deed }」を押すと保存します。
web-ui-saved-refused = このページはまだ保存していません。直してもう一度押すと保存します。
web-ui-steps = { $of }のうち { $step }番め
web-ui-acting = いまの立場
web-ui-acting-as = { $office } として
web-ui-acting-as-nobody = 役を選んでいません
web-ui-acting-change = 役を替える
web-ui-todo-none = いま、することはありません。
web-ui-due = { $day }まで
web-ui-due-near = 近い：{ $day }まで　あと{ $days }日
web-ui-due-today = きょうまで
web-ui-due-late = 過ぎた：{ $day }　{ $days }日前
web-ui-entry-missing = 未入力
web-ui-entry-preliminary = 速報
web-ui-entry-final = 確報
web-ui-entry-corrected = 直しました
web-ui-entry-none = 入力するものは、いまありません。
web-ui-entry-known = わかっていること
web-ui-entry-unit = 単位：{ $unit }
web-ui-paste = 表計算から貼り付ける
web-ui-paste-order = 列を、左からこの順に並べます。
web-ui-paste-label = 貼り付けるところ
web-ui-paste-hint = まだ保存しません。読んだ結果を見て、確かめてから保存します。
web-ui-confirm-reaches = だれに届くか
web-ui-confirm-undo = 元に戻せるか
web-ui-confirm-until = { $end }まで、元に戻せます。
web-ui-confirm-always = いつでも元に戻せます。
web-ui-confirm-never = 元に戻せません。
web-ui-confirm-back = やめて戻る
web-ui-digits-between = 、

# 部品の例のことば
web-ui-x-save = 保存して 次へ
web-ui-x-later = あとで続ける
web-ui-x-withdraw = 取り下げる
web-ui-x-end = 終わらせる
web-ui-x-closed = 11月30日に締め切りました。次は4月1日からです。
web-ui-x-name = お名前
web-ui-x-mail = メールアドレス
web-ui-x-mail-hint = 確認のメールを送ります。
web-ui-x-password = パスワード
web-ui-x-code = メールで届いた6けたの番号
web-ui-x-members = 会員の数
web-ui-x-people = 人
web-ui-x-day = 始まる日
web-ui-x-why = 理由
web-ui-x-not-a-number = 数字だけで書いてください。「約30万」は「300000」です。
web-ui-x-reach = 知らせの受け取り方
web-ui-x-phone = スマートフォン
web-ui-x-paper = 紙
web-ui-x-paper-hint = 班長が届けます。
web-ui-x-not-picked = どれか一つを選んでください。
web-ui-x-section = 担当の課
web-ui-x-all = すべて
web-ui-x-filter = しぼる
web-ui-x-register = 登録
web-ui-x-back = 前の質問へ
web-ui-x-person = 見本 花子
web-ui-x-office = 企画課 担当
web-ui-x-sign-out = ログアウト
web-ui-x-enter = 2025年度の数字を入力する
web-ui-x-look = 届いた登録を確かめる
web-ui-x-end-what = ほかの端末を1台、ログアウトさせます
web-ui-x-nobody = だれにも届きません。
web-ui-x-tomorrow = 11月22日（土）
web-ui-x-here = いまの端末
web-ui-x-computer = パソコン
web-ui-x-figures = 企画課が入力する2025年度の数字
web-ui-x-indicator = 指標
web-ui-x-kind = 速報か確報か
web-ui-x-source = 出典
web-ui-x-counted = 記録から自動で数えます
web-ui-x-read = 読んで確かめる
