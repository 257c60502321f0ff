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
web-example-chart = 指標のグラフの例
web-example-year = 年度
web-example-value = 数字
web-example-difference = 前の年との差
