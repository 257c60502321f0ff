# 計画の種類と、どこでも使うことば
plans-kind-comprehensive = 総合計画
plans-kind-manifesto = 部局マニフェスト
plans-kind-vision = 目指す姿
plans-kind-strategy = 戦略
plans-draft = 検討中
plans-cross-cutting = 全体にかかる
plans-inferred-parent = 置き場所は推定
plans-title-only = 題名だけ
plans-not-printed = 計画に書かれていません。
plans-comma = { $before }・{ $after }
plans-label = { $label }　{ $title }
plans-of-what = （{ $name }）
plans-value-unit = { $value }{ $unit }
plans-points = { $value }ポイント
plans-csv = 表を受け取る（CSV）
plans-data = データを受け取る（CSV）
plans-api = データのつくり（OpenAPI）

# 町のトップ
plans-verb-know = 知る
plans-verb-know-text = 町がめざすことと、そのいま
plans-verb-figures = 数字を見る
plans-verb-figures-text = 指標を、ひとつの表で
plans-verb-data = データを使う
plans-verb-data-text = 表計算やプログラムで
plans-home-printed = この町のページには、計画に印刷されているものだけを載せています。新しい数字は、まだ入っていません。「データなし」は、0という意味ではありません。
plans-home-empty = 計画は、まだ入っていません。
plans-now = 計画のいま
plans-now-of = { $plan }のいま
plans-now-intro = 「{ $plan }」の{ $count }の指標が、目標にどれだけ近いかを、記録から数えています。
plans-now-intro-printed = 「{ $plan }」にある{ $count }の指標です。計画に書かれた現状値と目標を並べています。
plans-now-day = { $day }現在
plans-row-unfinished = { $year }の途中、{ $target }
plans-row-no-indicators = 指標はありません
plans-baseline-is = 現状値 { $value }
plans-target-is = 目標 { $value }

# しるしの決め方
plans-signs = しるしの決め方
plans-signs-intro = しるしは、数字と目標から同じ決まりでつけます。人の評価とは別のものです。
plans-sign-done = 目標の数字に届いています。上限や下限の目標は、最後の年が終わってから「達成」になります。
plans-sign-well = 現状値から目標までをまっすぐ結んだ道すじに、のっています。上限や下限を守っているときも「順調」です。
plans-sign-late = 道すじより後ろにいます。上限をこえたり、下限を切ったりしたときも「遅れ」です。
plans-sign-none = 比べる数字がありません。0という意味ではありません。
plans-sign-soon = 数える部分が、まだできていません。できたら数え始めます。

# 計画の一覧
plans-list-title = 町の計画
plans-list-lead = 町がめざすこと、そのためにすること、いまの数字を、計画ごとにまとめています。
plans-list-empty = 計画は、まだ入っていません。
plans-list-count = 指標 { $count }
plans-list-policies = 施策 { $count }

# 計画
plans-about = この計画について
plans-period = 期間
plans-source = 出典
plans-scope = ここにある部分
plans-version = 版
plans-version-of = 第{ $version }版
plans-levels = 組み立て
plans-actors = 担い手
plans-arrow = { $before }　›　{ $after }
plans-tree = 計画の全体
plans-tree-many = 二つ以上のところに入る項目は、それぞれの下に書き、「{ $tag }」の印をつけました。
plans-tree-shared = 二つ以上に入る
plans-tree-draft = 「{ $tag }」の印は、計画でかっこに入っている項目です。決まっていません。
plans-tree-empty = 項目は、まだ入っていません。
plans-indicators = すべての指標
plans-indicators-caption = 「{ $plan }」のすべての指標
plans-column-name = 指標
plans-column-policy = 施策
plans-column-latest = いま
plans-column-year = いつの数字
plans-column-baseline = 現状値
plans-column-target = 目標
plans-column-state = しるし
plans-unscored-tag = 評価しない
plans-related = 関係する計画

# 施策
plans-policy-no-aim = 目指す姿は、計画に書かれていません。
plans-policy-draft = この項目は、計画でかっこに入っています。まだ話しあっている途中です。
plans-policy-title-only = この項目は、計画に題名だけが書かれています。
plans-figures-title = { $count ->
    [1] 1つの指標
    [2] 2つの指標
    [3] 3つの指標
    [4] 4つの指標
    [5] 5つの指標
    [6] 6つの指標
    [7] 7つの指標
    [8] 8つの指標
    [9] 9つの指標
   *[other] { $count }の指標
}
plans-figures-none = 指標
plans-figures-nothing = この項目には、指標がありません。
plans-group-missing = 「{ $group }」は、この項目には書かれていません。
plans-card-more = 元の記録と表
plans-held = したことの流れ
plans-held-nothing = まだ、記録がありません。
plans-held-partners = { $partners }といっしょに
plans-held-first = はじめました
plans-held-ended = { $day }に終わりました
plans-situation = 現状と課題
plans-approach = 取組の方針
plans-charge = 担当
plans-charge-then = { $then }（計画では { $printed }）
plans-rating = 評価
plans-not-rated = まだ評価していません
plans-not-rated-why = 評価は、数字とは別に、人が理由をつけて決めます。
plans-above = 計画の中の場所
plans-many-parents = 計画では、二つ以上のところに入っています。
plans-roles = それぞれの役割
plans-steps = おもな取組
plans-also-under = 「{ $title }」にも入っています。

# 指標
plans-unjudged-tag = まだ比べません
plans-figure-done = できました
plans-figure-not-done = まだです
plans-why-no-path = 現状値か年が書かれていないので、道すじとは比べられません。
plans-why-no-target = 目標が数字で書かれていないので、比べられません。
plans-why-year-not-over = しるしは、年度が終わってからつけます。
plans-why-not-due = 目標の年は、まだ終わっていません。
plans-say-share = 100のうち、およそ{ $part }にあたります。
plans-say-reached = 目標の{ $target }に届きました。
plans-say-gap = 目標の{ $target }まで、あと{ $gap }です。
plans-say-gap-down = 目標の{ $target }まで、あと{ $gap }減らします。
plans-say-at-line = 目標の「{ $target }」まで、あと少しです。
plans-say-inside = 目標の「{ $target }」を、守っています。
plans-say-outside = 目標の「{ $target }」から、{ $gap }はみ出しています。
plans-say-grown = 計画の現状値（{ $baseline }）より、{ $change }増えました。
plans-say-fallen = 計画の現状値（{ $baseline }）より、{ $change }減りました。
plans-say-same = 計画の現状値（{ $baseline }）と同じです。
plans-say-none = いまの数字は、まだありません。
plans-say-none-target = 計画に書かれた目標は、{ $target }です。
plans-say-no-target = 計画に、目標の数字は書かれていません。
plans-say-soon = いまの数字は、まだ数えていません。
plans-say-done-on = { $day }に、できました。
plans-say-not-done = まだ、できていません。
plans-say-preliminary = この数字は速報です。あとで変わることがあります。
plans-say-judged = しるしは、{ $year }の{ $value }で決めています。
plans-say-unfinished = この年度は、まだ途中です。
plans-say-unscored = 計画が見込みとして書いた数です。進みぐあいだけを見せ、評価はしません。
plans-chart-target = 目標 { $target }
plans-chart-missing = データなし
plans-years = 年ごとの数字
plans-years-caption = { $name }の年ごとの数字
plans-years-value = 数字
plans-years-change = 前の年との差
plans-years-parts = 上 ÷ 下
plans-years-parts-of = { $upper } ÷ { $lower }
plans-years-source = 出典
plans-years-baseline-tag = 計画の現状値
plans-years-target-tag = 目標の年
plans-years-unfinished-tag = 途中
plans-years-preliminary-tag = 速報
plans-years-empty = 年ごとの数字は、まだありません。
plans-years-unknown-year = 年の記載なし
plans-years-parts-note = 「上 ÷ 下」は、割合をつくる二つの数です。下の数が0の年は、割合を出しません。
plans-method = 数え方
plans-method-what = 何を
plans-method-kind = 種類
plans-method-when = いつ
plans-method-who = だれが数えた
plans-method-caution = 気をつけること
plans-method-source = 出典
plans-method-charge = 担当
plans-method-why = 設定の考え方
plans-method-limits = ほかの線
plans-method-code = 番号
plans-limit-above = { $name } { $value }（こえると危ない線）
plans-limit-below = { $name } { $value }（下回ると危ない線）
plans-when-share = アンケートをした年ごと
plans-when-stock = 年度末の日
plans-when-flow = 一年度ごと（4月1日から3月31日まで）
plans-when-running = はじめからの合計
plans-when-window = { $from }から{ $to }までの合計
plans-when-window-open = 決まった年数の合計
plans-when-milestone = はじめてできた日
plans-when-external-yearly = 年に1回、外の統計から
plans-when-external-monthly = 月に1回、外の統計から
plans-who-counted = このシステムが、記録から数えます。
plans-who-counted-share = このシステムが、記録から二つの数を数えて割ります。
plans-count = { $count }
plans-who-counted-of = このシステムが、{ $what }から数えます。
plans-counter-actions = 行った取組の記録
plans-counter-participants = 取組に来た人の数の記録
plans-counter-running = 続いている取組の記録
plans-counter-reached-areas = 取組をひらいた町内の記録
plans-counter-milestones = できあがったものの記録
plans-column-fiscal = 年度
plans-who-list = 決めた名簿（{ $count }）の中だけを数えます。
plans-who-opening = はじめる前の{ $value }は、紙の記録から引きつぎました。
plans-who-external = 「{ $source }」の数字を写します。
plans-who-soon-voices = アンケートと意見の部分ができたら、そこから数えます。
plans-who-soon-cases = 手続きと補助金の部分ができたら、そこから数えます。
plans-who-soon-occasions = 催しの部分ができたら、そこから数えます。
plans-who-soon-introductions = 空き家などの紹介の部分ができたら、そこから数えます。
plans-who-soon-articles = お知らせとデータの部分ができたら、そこから数えます。
plans-who-soon-ledger = お金の出入りの部分ができたら、そこから数えます。
plans-who-soon-marriages = 結婚の支援の部分ができたら、そこから数えます。
plans-who-soon-who = 団体の名簿の部分ができたら、そこから数えます。
plans-who-soon-other = 数える部分ができたら、そこから数えます。
plans-release = 公開の決まり
plans-release-live = 記録されたら、すぐに出します。
plans-release-daily = 次の日に出します。
plans-release-monthly = 次の月のはじめに出します。
plans-release-yearly = 年度が終わってから出します。
plans-release-never = 外には出しません。
plans-release-through = いま出しているのは、{ $day }までの記録です。
plans-release-records = 元になった記録も、題名つきで見られます。
plans-release-number = 元になった記録は、数だけを出します。
plans-release-small = { $count }より小さいまとまりは、人が分からないように隠します。
plans-release-outside = 外の統計が出たら、出典といっしょに載せます。
plans-release-soon = 数え始めたら、ここに公開の決まりを書きます。
plans-behind = この数字の元になった記録
plans-behind-caption = { $year }の記録
plans-behind-day = 日
plans-behind-what = したこと
plans-behind-parties = いっしょにした人
plans-behind-where = 場所
plans-behind-count = 数
plans-behind-intro = { $year }に数えた記録です。人の名前は入っていません。
plans-behind-none = 元になった記録は、まだありません。
plans-behind-external = この数字は外の統計から写したもので、ここに記録はありません。
plans-behind-all = すべての記録を見る
plans-records-title = 元になった記録
plans-records-years = 年を選ぶ
plans-records-next = 次の{ $count }件
plans-records-first = はじめのページへ
plans-behind-limit = 新しいものから{ $count }件を出しています。
plans-behind-number = 元になった記録は{ $count }件です。中身は出していません。
plans-behind-areas-caption = { $year }の{ $district }ごとの内訳
plans-behind-area = { $district }
plans-behind-no-area = 市の全体
plans-behind-hidden = 隠しました
plans-behind-hidden-note = 「隠しました」は、小さなまとまりの人を守るためです。
plans-behind-total = 合計
plans-behind-alone = 市だけ

# 部局マニフェスト
plans-manifesto-title = { $name }の約束
plans-manifesto-lead = めざすことと、どこまでできたか。数字は記録から数え、評価は人が理由をつけて決めます。
plans-manifesto-goals = 目標
plans-manifesto-goals-unit = つ
plans-manifesto-rated = 評価を終えた
plans-goal-reach = どこまでできれば達成か
plans-goal-achieved = 達成された状態：{ $text }
plans-goal-now = いま
plans-goal-no-figures = 数字の目標は、書かれていません。
plans-goal-target = 目標 { $target }
plans-goal-means = 手段と工程
plans-goal-step-none = 記録なし
plans-goal-step-held = { $count }件の記録
plans-goal-step-done = { $day }にできました
plans-goal-link = 計画とのつながり
plans-goal-unlinked = 原文で「{ $mark }」です。つなぐと、施策のページからも見えるようになります。
plans-goal-story = これまでの経緯・現状・課題
plans-goal-background = これまでの経緯
plans-goal-present = 現状
plans-goal-issue = 課題
plans-grades = 評価（六つの段階）
plans-grade-above = { $value }をこえる
plans-grade-equals = { $value }
plans-grade-range = { $from }以上 { $below }未満
plans-grade-below = { $below }未満
plans-grade-judged = 数字では決めません
plans-no-goals = 目標は、まだ入っていません。

# 受け取りのことば（API）
plans-api-limit = limit は1から{ $max }までの数にしてください。
plans-api-after = after には、前の答えの next をそのまま書いてください。
plans-api-unknown = 「{ $name }」という項目はありません。使えるのは { $known } です。
plans-api-plan = 「{ $plan }」という計画はありません。
