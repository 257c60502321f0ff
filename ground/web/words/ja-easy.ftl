# 日付と数。読みは｜漢字《かんじ》と書く。
web-missing = ―
web-day = { $month }｜月《がつ》{ $day }｜日《にち》（{ $weekday ->
    [0] ｜月《げつ》
    [1] ｜火《か》
    [2] ｜水《すい》
    [3] ｜木《もく》
    [4] ｜金《きん》
    [5] ｜土《ど》
   *[6] ｜日《にち》
}）
web-day-full = { $year }｜年《ねん》{ $month }｜月《がつ》{ $day }｜日《にち》（{ $weekday ->
    [0] ｜月《げつ》
    [1] ｜火《か》
    [2] ｜水《すい》
    [3] ｜木《もく》
    [4] ｜金《きん》
    [5] ｜土《ど》
   *[6] ｜日《にち》
}）
web-moment = { $day } { $hour }｜時《じ》{ $minute }｜分《ふん》
web-fiscal-year = { $year }｜年度《ねんど》
web-fiscal-year-short = { $year }｜年度《ねんど》
web-calendar-year = { $year }｜年《ねん》

# 町のことば
web-town = { $town }
web-general-community = { $community }
web-general-collaboration = { $collaboration }
web-general-district = { $district }
web-general-headquarters = { $headquarters }

# 画面のまわり
web-house = ｜縁側《えんがわ》 Engawa
web-house-name = ｜縁側《えんがわ》
web-foot-house = ｜縁側《えんがわ》は、｜町《まち》の｜計画《けいかく》と、みんなのしたことを｜見《み》るところです。
web-title = { $page }｜{ $town }｜えんがわ
web-title-house = { $page }｜えんがわ
web-title-home = { $town }｜えんがわ
web-skip = ｜本文《ほんぶん》へ｜進《すす》む
web-lang-label = ことばをえらぶ
web-lang-ja = ｜日本語《にほんご》
web-lang-easy = やさしい｜日本語《にほんご》
web-lang-en = English
web-nav-label = おもな｜入口《いりぐち》
web-nav-know = ｜知《し》る
web-nav-voice = ｜声《こえ》をとどける
web-nav-apply = ｜申《もう》し｜込《こ》む
web-nav-join = いっしょにする
web-crumbs = いまいる｜場所《ばしょ》
web-top = トップ
web-foot-about = ｜町《まち》の｜計画《けいかく》と、いまの｜数字《すうじ》を｜見《み》ることができます。
web-foot-areas = ｜地域《ちいき》カルテ
web-foot-data = ｜表《ひょう》とデータ
web-foot-sample = ここは｜見本《みほん》の｜町《まち》です。｜本当《ほんとう》の｜町《まち》ではありません。｜数字《すうじ》も｜人《ひと》も、｜作《つく》ったものです。
web-foot-printed = ここにある｜数字《すうじ》は、｜計画《けいかく》の｜本《ほん》に｜書《か》いてあるものだけです。｜新《あたら》しい｜数字《すうじ》は、まだありません。
web-sample = ｜見本《みほん》
web-nothing = まだ、ありません。

# しるし
web-status-done = できた
web-status-well = うまくいっている
web-status-late = おくれている
web-status-none = ｜数字《すうじ》がない
web-status-soon = ｜準備中《じゅんびちゅう》
web-tally-unit = こ
web-tally-of = ｜全部《ぜんぶ》で{ $count }こ。

# 数字
web-baseline = はじめの｜数字《すうじ》
web-baseline-year = はじめの｜数字《すうじ》（{ $year }）
web-target = ｜目標《もくひょう》
web-target-year = ｜目標《もくひょう》（{ $year }）

# 記録の流れ
web-phase-heard = ｜聞《き》いた
web-phase-decided = ｜決《き》めた
web-phase-did = した
web-phase-next = つぎ

# 町のトップ
web-hero-sit = ｜座《すわ》って、｜話《はな》して、
web-hero-decide = いっしょに｜決《き》める。
web-hero-lead = { $town }のいまと、これからのこと。

# グラフ
web-chart-ten-thousands = { $tens }万
web-chart-hundred-millions = { $hundreds }億
web-chart-none = ｜数字《すうじ》なし
web-chart-empty = まだ｜数字《すうじ》がありません。
web-chart-kind-line = ｜線《せん》のグラフです。
web-chart-kind-bars = ｜棒《ぼう》のグラフです。
web-chart-says = { $year }は{ $value }。
web-chart-says-baseline = { $year }は{ $value }（はじめの｜数字《すうじ》）。
web-chart-says-unfinished = { $year }は、いま{ $value }。｜年《とし》の｜途中《とちゅう》です。
web-chart-says-preliminary = { $year }は{ $value }。まだ｜変《か》わるかもしれません。
web-chart-says-missing = { $year }は{ $word }。
web-chart-says-line = { $label }。
web-chart-says-mark = { $year }の｜前《まえ》に｜縦《たて》の｜線《せん》{ $sign }。{ $words }
web-chart-mark = { $sign } { $words }
web-chart-axis = ｜下《した》の｜線《せん》は{ $value }です。0ではありません。
web-chart-path = ｜点《てん》の｜線《せん》は、｜目標《もくひょう》までの｜道《みち》です。
web-chart-unfinished = しまの｜数字《すうじ》は、｜年《とし》の｜途中《とちゅう》です。
web-chart-preliminary = ＊の｜数字《すうじ》は、あとで｜変《か》わるかもしれません。

# 表
web-table-none = まだ、ありません。

# うまくいかなかったとき
web-failure-404-title = このページはありません
web-failure-404-text = アドレスがちがうかもしれません。
web-failure-400-title = このアドレスは｜読《よ》めません
web-failure-400-text = アドレスに、｜読《よ》めないところがあります。
web-failure-405-title = このページは、こうは｜開《ひら》けません
web-failure-405-text = リンクから｜開《ひら》いてください。
web-failure-409-title = いまは、できません
web-failure-409-text = もう｜一度《いちど》｜開《ひら》いて、｜見《み》てください。
web-failure-413-title = ｜送《おく》ったものが｜大《おお》きすぎます
web-failure-413-text = ｜小《ちい》さく｜分《わ》けて、もう｜一度《いちど》｜送《おく》ってください。
web-failure-503-title = この｜町《まち》のページは、いま｜休《やす》みです
web-failure-503-text = すこしあとで、もう｜一度《いちど》｜見《み》てください。
web-failure-500-title = ページを｜出《だ》すことができませんでした
web-failure-500-text = あなたのまちがいではありません。すこしあとで、もう｜一度《いちど》｜見《み》てください。
web-failure-number = ｜電話《でんわ》で｜聞《き》くときの｜番号《ばんごう》：{ $number }
web-failure-home = トップへもどる
web-failure-too-long = アドレスが｜長《なが》すぎます。
web-failure-control = アドレスに、｜使《つか》えない｜文字《もじ》があります。
web-failure-broken-text = アドレスが｜途中《とちゅう》で｜切《き》れています。

# 部品の手引き
web-components-title = ｜画面《がめん》の｜部品《ぶひん》
web-components-lead = この｜町《まち》のページは、この｜部品《ぶひん》でできています。いろいろな｜例《れい》があります。
web-components-case-empty = ｜何《なに》もないとき
web-components-case-usual = ふつうのとき
web-components-case-full = いっぱいのとき
web-components-case-wrong = おかしなものが｜来《き》たとき
web-components-status = しるし
web-components-status-text = ｜絵《え》とことばで、わかります。
web-components-sample = ｜見本《みほん》のしるし
web-components-sample-text = ｜作《つく》った｜数字《すうじ》につけます。
web-components-figure = ｜数字《すうじ》
web-components-figure-text = ｜数字《すうじ》がないときは「―」です。0ではありません。
web-components-vals = はじめの｜数字《すうじ》と｜目標《もくひょう》
web-components-vals-text = ｜計画《けいかく》に｜書《か》いてある｜数字《すうじ》です。
web-components-chart = グラフ
web-components-chart-text = ｜白《しろ》い｜丸《まる》は、はじめ。｜大《おお》きい｜丸《まる》は、いま。｜切《き》れた｜線《せん》は、｜目標《もくひょう》です。
web-components-bands = グループの｜棒《ぼう》
web-components-bands-text = ｜年《とし》などのグループを、｜棒《ぼう》と｜数《かず》で｜見《み》ます。
web-components-tally = しるしの｜集《あつ》まり
web-components-tally-text = しるしがいくつあるか、わかります。
web-components-table = ｜表《ひょう》
web-components-table-text = スマートフォンでは、カードになります。
web-components-rows = ならび
web-components-rows-text = ｜細《ほそ》い｜線《せん》で｜分《わ》けます。
web-components-definitions = ことばと｜意味《いみ》
web-components-definitions-text = ｜数《かぞ》え｜方《かた》を｜書《か》くときに｜使《つか》います。
web-components-thread = したことの｜順番《じゅんばん》
web-components-thread-text = ｜聞《き》いた、｜決《き》めた、した、つぎ。
web-components-written = ｜書《か》かれた｜文《ぶん》
web-components-written-text = ｜書《か》いた｜人《ひと》のことばを、そのまま｜見《み》せます。
web-components-roles = みんなの｜仕事《しごと》
web-components-roles-text = だれが｜何《なに》をするかを｜書《か》きます。
web-components-tell = お｜知《し》らせ
web-components-tell-text = いつものお｜知《し》らせです。
web-components-crumbs = いまいる｜場所《ばしょ》
web-components-crumbs-text = トップからここまでの｜道《みち》です。
web-components-choices = どれを｜見《み》るか
web-components-choices-text = ほかの｜年《とし》などを｜見《み》るときに｜使《つか》います。
web-components-kicker = ｜題《だい》の｜上《うえ》のことば
web-components-kicker-text = ｜何《なに》の｜中《なか》にあるかを｜書《か》きます。
web-components-section = ｜題《だい》
web-components-section-text = ｜題《だい》と、つぎへの｜道《みち》です。
web-components-hero = ｜町《まち》の｜縁側《えんがわ》
web-components-hero-text = ｜町《まち》のはじめのページの｜絵《え》です。
web-components-button = ボタン
web-components-button-text = ぬったボタンは、1つの｜画面《がめん》に1つです。｜押《お》せないときは、｜理由《りゆう》を｜書《か》きます。
web-components-post = ひとつのこと
web-components-post-text = ｜押《お》すと、すぐにします。
web-components-field = ｜書《か》くところ
web-components-field-text = ｜書《か》いたものは、まちがっていても｜残《のこ》ります。
web-components-picks = えらぶ
web-components-picks-text = ｜箱《はこ》のどこを｜押《お》しても、えらべます。
web-components-select = たくさんからえらぶ
web-components-select-text = ｜答《こた》えが｜多《おお》いときに｜使《つか》います。
web-components-errors = ｜直《なお》すところのまとめ
web-components-errors-text = ｜一番《いちばん》｜上《うえ》に｜出《で》ます。｜押《お》すと、そこへ｜行《い》きます。
web-components-foot = ｜書《か》き｜終《お》わったら
web-components-foot-text = ｜残《のこ》っているか、いないかを、いつも｜書《か》きます。
web-components-steps = どこまで｜来《き》たか
web-components-steps-text = ことばでわかります。
web-components-acting = いまの｜立場《たちば》
web-components-acting-text = だれが、｜何《なん》の｜役《やく》でするかを｜書《か》きます。
web-components-todo = すること
web-components-todo-text = ｜早《はや》い｜順番《じゅんばん》です。
web-components-grid = ｜年《とし》の｜数字《すうじ》を｜書《か》く
web-components-grid-text = ｜広《ひろ》い｜画面《がめん》では｜表《ひょう》です。
web-components-paste = はりつける
web-components-paste-text = たくさんの｜数字《すうじ》を｜入《い》れるときに｜使《つか》います。
web-components-confirm = ｜確《たし》かめる｜画面《がめん》
web-components-confirm-text = ｜何《なに》がおきるか、だれに｜届《とど》くかを｜書《か》きます。
web-components-digits = ｜大《おお》きな｜番号《ばんごう》
web-components-digits-text = ｜電話《でんわ》で｜言《い》う｜番号《ばんごう》です。
web-components-deeds = ひとつずつすること
web-components-deeds-text = ｜一《ひと》つずつ、できることがあります。

# 例のことば
web-example-plan = ｜町《まち》の｜計画《けいかく》
web-example-goal = みんなでつくる｜町《まち》
web-example-policy = ｜聞《き》くことと｜伝《つた》えること
web-example-section = ｜年《とし》ごとの｜数字《すうじ》
web-example-more = ぜんぶ｜見《み》る
web-example-long = ｜町《まち》のみんなが、｜市役所《しやくしょ》といっしょに、｜困《こま》っていることをなくします。どうなったかを、みんなで｜見《み》ることができます
web-example-unit = ｜人《にん》／｜年《ねん》
web-example-actor = する｜人《ひと》 { $name }
web-example-target = ｜目標《もくひょう》 { $value }
web-example-ceiling = { $value }より｜下《した》
web-example-limit = ｜注意《ちゅうい》の｜線《せん》 { $value }
web-example-mark = この｜年度《ねんど》から、｜数《かぞ》え｜方《かた》が｜変《か》わりました。
web-example-chart = グラフの｜例《れい》
web-example-year = ｜年度《ねんど》
web-example-value = ｜数字《すうじ》
web-example-difference = ｜前《まえ》の｜年《とし》とのちがい

# Doors
web-failure-403-title = このページは ひらけません
web-failure-403-text = あなたの いまの やくわりでは つかえません。｜市役所《しやくしょ》の｜人《ひと》に｜聞《き》いてください。
web-failure-foreign = このサイトの ページから おくられたものでは ありません。ページを ひらきなおして、もう｜一度《いちど》 おくってください。
web-failure-in-the-open = ｜安全《あんぜん》な つうしんでは ないので、ログインできません。https:// で はじまる アドレスで ひらいてください。
web-failure-not-open-title = このページは まだ ｜見《み》られません
web-failure-not-open-text = いま じゅんびを しています。
web-failure-429-title = ｜短《みじか》い あいだに、｜何度《なんど》も おくられました
web-failure-429-text = 15｜分《ふん》くらい まってから、もう｜一度《いちど》 ためしてください。
web-held-sign-in-title = ログインの ｜時間《じかん》が おわりました
web-held-sign-in-text = べつの｜画面《がめん》で ログインしてください。それから この｜画面《がめん》に もどって、「もう｜一度《いちど》 おくる」を おしてください。
web-held-again-title = もう｜一度《いちど》 おくってください
web-held-again-text = ページを ひらいてから ｜時間《じかん》が たったので、まだ うけとって いません。
web-held-before-title = このフォームは もう おくって あります
web-held-before-text = ｜前《まえ》に おくったものと ちがいます。｜前《まえ》の ものは うけとりました。これも おくるときは「もう｜一度《いちど》 おくる」を おしてください。
web-held-kept = ｜書《か》いたものは、そのまま のこっています。
web-held-sign-in = べつの｜画面《がめん》で ログインする
web-held-send = もう｜一度《いちど》 おくる
web-held-file = ファイル
web-held-file-hint = えらんだファイルは、まだ うけとって いません。もう｜一度《いちど》 えらんでください。

# Files that somebody sends.
web-file-taken = { $kinds }。｜一《ひと》つ { $each } MBまで。ぜんぶで { $most }つまで。
web-file-too-large = ファイルが ｜大《おお》きすぎます。｜一《ひと》つ { $most } MBまでの ファイルを えらんでください。
web-file-too-many = ファイルが ｜多《おお》すぎます。{ $most }つまで えらんでください。
web-file-other-kind = この ファイルは うけとれません。つぎの どれかを えらんでください：{ $kinds }
web-file-broken = ファイルが ひらきませんでした。もう｜一度《いちど》 つくるか、べつの ファイルを えらんでください。
web-file-too-many-points = ｜写真《しゃしん》が ｜大《おお》きすぎます。｜小《ちい》さくして えらんでください。
web-file-expands = ファイルの ｜中《なか》が ｜大《おお》きすぎます。｜分《わ》けて えらんでください。
web-file-macros = マクロが ｜入《はい》った ファイルは うけとれません。マクロを ｜消《け》して えらんでください。
web-my = わたしのページ

# 書くところの部品
web-ui-required = ｜必要《ひつよう》
web-ui-optional = なくてもよい
web-ui-wrong = ｜直《なお》すところ：
web-ui-choose = えらんでください
web-ui-day-hint = 2026-04-01 や ｜令和《れいわ》8｜年《ねん》4｜月《がつ》1｜日《にち》 のように｜書《か》きます。
web-ui-errors = ｜直《なお》すところが{ $count }こあります
web-ui-errors-page = { $errors }：{ $page }
web-ui-errors-line = { $label }：{ $error }
web-ui-errors-kept = ｜書《か》いたものは、｜消《き》えていません。
web-ui-errors-kept-but-secret = ｜書《か》いたものは、｜消《き》えていません。パスワードと｜番号《ばんごう》は、もう｜一度《いちど》｜書《か》いてください。
web-ui-saved = { $moment }に｜残《のこ》しました。まだ｜出《だ》していません。
web-ui-saved-nothing = まだ｜残《のこ》していません。「{ $deed }」を｜押《お》すと｜残《のこ》ります。
web-ui-saved-refused = このページは、まだ｜残《のこ》していません。｜直《なお》して、もう｜一度《いちど》｜押《お》してください。
web-ui-steps = { $of }のうち { $step }｜番《ばん》め
web-ui-acting = いまの｜立場《たちば》
web-ui-acting-as = { $office } として
web-ui-acting-as-nobody = ｜役《やく》をえらんでいません
web-ui-acting-change = ｜役《やく》をかえる
web-ui-todo-none = いま、することはありません。
web-ui-due = { $day }まで
web-ui-due-near = もうすぐ：{ $day }まで　あと{ $days }｜日《にち》
web-ui-due-today = きょうまで
web-ui-due-late = すぎた：{ $day }　{ $days }｜日前《にちまえ》
web-ui-entry-missing = まだ｜書《か》いていない
web-ui-entry-preliminary = ｜速報《そくほう》
web-ui-entry-final = ｜確報《かくほう》
web-ui-entry-corrected = ｜直《なお》しました
web-ui-entry-none = ｜書《か》くものは、いまありません。
web-ui-entry-known = わかっていること
web-ui-entry-unit = ｜単位《たんい》：{ $unit }
web-ui-paste = ｜表計算《ひょうけいさん》からはりつける
web-ui-paste-order = ｜左《ひだり》から、この｜順番《じゅんばん》にならべます。
web-ui-paste-label = はりつけるところ
web-ui-paste-hint = まだ｜残《のこ》しません。｜見《み》て、｜確《たし》かめてから｜残《のこ》します。
web-ui-confirm-reaches = だれに｜届《とど》くか
web-ui-confirm-undo = ｜元《もと》にもどせるか
web-ui-confirm-until = { $end }まで、｜元《もと》にもどせます。
web-ui-confirm-always = いつでも｜元《もと》にもどせます。
web-ui-confirm-never = ｜元《もと》にもどせません。
web-ui-confirm-back = やめてもどる
web-ui-digits-between = 、

# 部品の例のことば
web-ui-x-save = ｜残《のこ》して つぎへ
web-ui-x-later = あとでつづける
web-ui-x-withdraw = とりさげる
web-ui-x-end = ｜終《お》わらせる
web-ui-x-closed = 11｜月《がつ》30｜日《にち》に｜終《お》わりました。つぎは4｜月《がつ》1｜日《ついたち》からです。
web-ui-x-name = ｜名前《なまえ》
web-ui-x-mail = メールアドレス
web-ui-x-mail-hint = メールを｜送《おく》ります。
web-ui-x-password = パスワード
web-ui-x-code = メールで｜来《き》た6つの｜数字《すうじ》
web-ui-x-members = ｜会員《かいいん》の｜数《かず》
web-ui-x-people = ｜人《にん》
web-ui-x-day = はじまる｜日《ひ》
web-ui-x-why = ｜理由《りゆう》
web-ui-x-not-a-number = ｜数字《すうじ》だけで｜書《か》いてください。｜例《れい》：300000
web-ui-x-reach = お｜知《し》らせのもらい｜方《かた》
web-ui-x-phone = スマートフォン
web-ui-x-paper = ｜紙《かみ》
web-ui-x-paper-hint = ｜班長《はんちょう》が｜持《も》ってきます。
web-ui-x-not-picked = ｜一《ひと》つえらんでください。
web-ui-x-section = ｜担当《たんとう》の｜課《か》
web-ui-x-all = ぜんぶ
web-ui-x-filter = しぼる
web-ui-x-register = ｜登録《とうろく》
web-ui-x-back = まえの｜質問《しつもん》へ
web-ui-x-person = ｜見本《みほん》 ｜花子《はなこ》
web-ui-x-office = ｜企画課《きかくか》 ｜担当《たんとう》
web-ui-x-sign-out = ログアウト
web-ui-x-enter = 2025｜年度《ねんど》の｜数字《すうじ》を｜書《か》く
web-ui-x-look = ｜届《とど》いた｜登録《とうろく》を｜見《み》る
web-ui-x-end-what = ほかのスマートフォンを1つ、ログアウトします
web-ui-x-nobody = だれにも｜届《とど》きません。
web-ui-x-tomorrow = 11｜月《がつ》22｜日《にち》（｜土《ど》）
web-ui-x-here = いま｜使《つか》っているもの
web-ui-x-computer = パソコン
web-ui-x-figures = 2025｜年度《ねんど》の｜数字《すうじ》
web-ui-x-indicator = ｜指標《しひょう》
web-ui-x-kind = ｜速報《そくほう》か｜確報《かくほう》か
web-ui-x-source = どこの｜数字《すうじ》か
web-ui-x-counted = ｜記録《きろく》から｜数《かぞ》えます
web-ui-x-read = ｜読《よ》んで｜確《たし》かめる
