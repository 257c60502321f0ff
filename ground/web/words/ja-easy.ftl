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
web-example-chart = グラフの｜例《れい》
web-example-year = ｜年度《ねんど》
web-example-value = ｜数字《すうじ》
web-example-difference = ｜前《まえ》の｜年《とし》とのちがい
