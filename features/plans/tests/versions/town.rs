//! A small invented town with a plan in two versions: an item renamed, one moved, one split, one merged, one that just ends; an
//! indicator with another target, one that is counted otherwise, one that is succeeded, one that just ends.

/// The town, its sections, and a manifesto that is linked to the plan.
pub(crate) const HEAD: &str = r#"[town]
slug = "amended"
name = "見本町"
name_easy = "見本町（みほんちょう）"
name_en = "Mihon"
accent = "green-900"
sample = true
words = { community = "自治会", collaboration = "協働", district = "地区", headquarters = "町役場" }

[[sections]]
code = "企画課"
name = "企画課"

[[sections]]
code = "協働課"
name = "協働課"

"#;

/// The manifesto: it stands before the plan to which it is linked.
pub(crate) const MANIFESTO: &str = r#"[[plans]]
slug = "manifest"
title = "市民部マニフェスト"
kind = "manifesto"
version = 1
current = true
source = { title = "市民部マニフェスト（見本）" }
levels = ["目標"]

[[plans.nodes]]
code = "M-1"
level = "目標"
title = "集いを支える"
policy = true
links = ["A-2", "A-1"]

"#;

/// The first version.
pub(crate) const FIRST: &str = r#"[[plans]]
slug = "sogo"
title = "見本町総合計画"
kind = "comprehensive"
version = 1
current = true
adopted_on = "2021-03-25"
period = { from = 2021, to = 2030, raw = "令和3〜12年度" }
source = { title = "見本町総合計画（見本）" }
levels = ["目標", "施策", "取組"]

[[plans.nodes]]
code = "A"
level = "目標"
title = "となり近所"

[[plans.nodes]]
code = "B"
level = "目標"
title = "安心"

[[plans.nodes]]
code = "A-1"
level = "施策"
number = "1"
title = "集いを開く"
parents = ["A"]
sections = ["企画課"]
policy = true
aim = "だれもが集える。"
situation = ["集いが足りません。", "場所がありません。"]
roles = [{ actor = "市民", text = "顔を出します。" }]

[[plans.nodes]]
code = "A-1-1"
level = "取組"
title = "茶の間"
parents = ["A-1"]

[[plans.nodes]]
code = "A-2"
level = "施策"
number = "2"
title = "知らせる"
parents = ["A"]
policy = true

[[plans.nodes]]
code = "A-3"
level = "施策"
number = "3"
title = "見守る"
parents = ["A"]
policy = true

[[plans.nodes]]
code = "A-4"
level = "施策"
number = "4"
title = "配る"
parents = ["A"]
policy = true

[[plans.nodes]]
code = "A-5"
level = "施策"
number = "5"
title = "花をうえる"
parents = ["A"]
policy = true

[[plans.indicators]]
code = "I-1"
node = "A-2"
group = "成果指標"
name = "知っている人"
unit = "人"
baseline = "100人"
baseline_year = "R2"
target = "200人"
target_year = "R12"
shape = "external_yearly"
direction = "up"
measure = { external = "町の報告書", cadence = "yearly" }

[[plans.indicators]]
code = "I-2"
node = "A-3"
group = "成果指標"
name = "見守りの数"
unit = "件"
baseline = "10件"
baseline_year = "R2"
target = "20件"
target_year = "R12"
shape = "external_yearly"
direction = "up"
definition = "戸別の見守りの件数"
measure = { external = "町の報告書", cadence = "yearly" }

[[plans.indicators]]
code = "I-3"
node = "A-4"
group = "プロセス指標"
name = "配った回数"
unit = "回"
baseline = "3回"
baseline_year = "R2"
target = "12回"
target_year = "R12"
shape = "fiscal_year_count"
direction = "up"
measure = { counter = "plans.actions", where = { node = "A-4" } }

[[plans.indicators]]
code = "I-4"
node = "A-5"
group = "プロセス指標"
name = "花の数"
unit = "株"
baseline = "3株"
baseline_year = "R2"
target = "12株"
target_year = "R12"
shape = "external_yearly"
direction = "up"
measure = { external = "町の報告書", cadence = "yearly" }

[[plans.indicators]]
code = "I-5"
node = "A-2"
group = "プロセス指標"
name = "いっしょの取組"
unit = "件"
baseline = "1件"
baseline_year = "R2"
target = "5件"
target_year = "R12"
shape = "fiscal_year_count"
direction = "up"
measure = { counter = "plans.actions" }

"#;

/// The second version: A-1 is split into A-10 and A-11, A-4 is merged into A-2, A-5 just ends, A-3 moves below B, A-2 is renamed.
pub(crate) const SECOND: &str = r#"[[plans]]
slug = "sogo"
title = "見本町総合計画（改訂）"
kind = "comprehensive"
version = 2
current = true
adopted_on = "2027-03-25"
reason = "人口の見通しが変わり、施策を組みなおしました。"
period = { from = 2021, to = 2030, raw = "令和3〜12年度" }
source = { title = "見本町総合計画（見本）" }
levels = ["目標", "施策", "取組"]

[[plans.heirs]]
old = "A-1"
new = ["A-10", "A-11"]

[[plans.heirs]]
old = "A-4"
new = ["A-2"]

[[plans.indicator_heirs]]
old = "I-3"
new = ["I-30"]

[[plans.nodes]]
code = "A"
level = "目標"
title = "となり近所"

[[plans.nodes]]
code = "B"
level = "目標"
title = "安心"

[[plans.nodes]]
code = "A-10"
level = "施策"
number = "1"
title = "集いの場をつくる"
parents = ["A"]
sections = ["企画課"]
policy = true

[[plans.nodes]]
code = "A-11"
level = "施策"
number = "2"
title = "集いを続ける"
parents = ["A"]
sections = ["協働課"]
policy = true

[[plans.nodes]]
code = "A-1-1"
level = "取組"
title = "茶の間"
parents = ["A-10"]

[[plans.nodes]]
code = "A-2"
level = "施策"
number = "3"
title = "知らせて配る"
parents = ["A"]
policy = true

[[plans.nodes]]
code = "A-3"
level = "施策"
number = "3"
title = "見守る"
parents = ["B"]
policy = true

[[plans.indicators]]
code = "I-1"
node = "A-2"
group = "成果指標"
name = "知っている人"
unit = "人"
baseline = "100人"
baseline_year = "R2"
target = "150人"
target_year = "R10"
shape = "external_yearly"
direction = "up"
measure = { external = "町の年報", cadence = "yearly" }

[[plans.indicators]]
code = "I-2"
node = "A-3"
group = "成果指標"
name = "見守りの数"
unit = "件"
baseline = "10件"
baseline_year = "R2"
target = "20件"
target_year = "R12"
shape = "external_yearly"
direction = "up"
definition = "戸別の見守りと電話の件数"
measure = { external = "町の報告書", cadence = "yearly" }

[[plans.indicators]]
code = "I-30"
node = "A-2"
group = "プロセス指標"
name = "知らせて配った回数"
unit = "回"
baseline = "3回"
baseline_year = "R2"
target = "12回"
target_year = "R12"
shape = "fiscal_year_count"
direction = "up"
measure = { counter = "plans.actions", where = { node = "A-2" } }

[[plans.indicators]]
code = "I-5"
node = "A-2"
group = "プロセス指標"
name = "いっしょの取組"
unit = "件"
baseline = "1件"
baseline_year = "R2"
target = "5件"
target_year = "R12"
shape = "fiscal_year_count"
direction = "up"
measure = { counter = "plans.actions", where = { partnership = "joint" } }

"#;

/// The town with the first version in force.
pub(crate) fn first() -> String {
    [HEAD, MANIFESTO, FIRST].concat()
}

/// The town with the second version in force.
pub(crate) fn second() -> String {
    [HEAD, MANIFESTO, &FIRST.replace("current = true\n", ""), SECOND].concat()
}
