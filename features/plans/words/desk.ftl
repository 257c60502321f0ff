# 職員のページ（日本語だけ）：外から来る数字を入れる
plans-desk-figures = 数字の入力
plans-desk-title = { $year }の数字の入力
plans-desk-years = 年度を選ぶ
plans-desk-sections = 課ごとのようす
plans-desk-overview-caption = { $year }の数字が、課ごとにどこまで入ったか
plans-desk-section = 担当の課
plans-desk-missing = 未入力
plans-desk-preliminary = 速報
plans-desk-settled = 確報
plans-desk-state = いまのようす
plans-desk-state-missing = まだそろっていません
plans-desk-state-preliminary = 速報を確報にすると終わりです
plans-desk-state-done = 終わりました
plans-desk-nobody = 担当の課がいまない数字
plans-desk-nothing = この年度に、ここで入れる数字はありません。

# 入力の表
plans-desk-sheet-title = { $section }の数字　{ $year }
plans-desk-sheet-lead = { $enter }までに入れます。まだ確かでない数字は速報で入れ、{ $settle }までに確報にします。
plans-desk-caption = { $year }の数字
plans-desk-column-value = 数字
plans-desk-column-state = 速報・確報
plans-desk-column-source = 出典
plans-desk-column-reason = 直す理由
plans-desk-preliminary-value = { $value }（速報）
plans-desk-choose = 選んでください
plans-desk-mine-settled = 自分の数字にする（確報）
plans-desk-mine-preliminary = 自分の数字にする（速報）
plans-desk-keep = いまの数字のままにする
plans-desk-take-back = 取り消す
plans-desk-reason-note = 確報を直すときと、数字を取り消すときは、理由を書きます。理由は町のページに出ます。人の名前は書かないでください。
plans-desk-save = この課の数字を保存する
plans-desk-back = 課の一覧へ
plans-desk-saved = { $count }つの数字を保存しました。
plans-desk-saved-public = 町のページにも、もう出ています。
plans-desk-saved-later = 町が計画のページを公開すると、そこに出ます。
plans-desk-saved-nothing = 変わったところがないので、何も保存していません。
plans-desk-again = この画面からは、前に一度保存しています。いまの数字と比べました。確かめて、もう一度保存してください。

# 直すところ。一つでもあると、表の全部を保存しない
plans-desk-wrong-no-number = 「{ $typed }」は数字として読めません。1,234のように、数字だけで書いてください。まだ分からないときは、空のままにします。
plans-desk-wrong-write-so = 「{ $typed }」は、このままでは読めません。「{ $so }」のことなら、そう書いてください。
plans-desk-wrong-unit = 「{ $other }」は、この指標の単位「{ $unit }」とちがいます。「{ $unit }」にした数字を書いてください。
plans-desk-wrong-no-unit = この指標に単位はありません。「{ $other }」をとって、数字だけにしてください。
plans-desk-wrong-commas = 「{ $typed }」は、コンマが3けたごとになっていません。コンマをとるか、置きなおしてください。
plans-desk-wrong-too-fine = 小数は{ $max }けたまでにしてください。
plans-desk-wrong-too-large = 「{ $typed }」は大きすぎます。単位を確かめてください。
plans-desk-wrong-emptied = 数字が空になっています。なくすときは、「速報・確報」の列で「取り消す」を選んで、理由を書いてください。
plans-desk-wrong-unfilled = 数字が空のままです。数字を書くか、出典と理由を元に戻してください。
plans-desk-wrong-no-change = 理由が書いてありますが、数字も、速報・確報も、出典も、前と同じです。数字を書きなおすか、理由を消してください。
plans-desk-wrong-no-choice = 「速報・確報」の列で、どちらにするか選んでください。
plans-desk-wrong-no-source = 出典を書いてください。何という資料の数字かが分かるようにします。
plans-desk-wrong-long-source = 出典は{ $max }字までにしてください。
plans-desk-wrong-no-reason = 直す理由を書いてください。確報を直すときと、取り消すときにいります。
plans-desk-wrong-long-reason = 理由は{ $max }字までにしてください。
plans-desk-wrong-meanwhile = ここには、別の画面から「{ $theirs }」（{ $state }、出典：{ $source }）が入っています。あなたの数字は「{ $mine }」です。「速報・確報」の列で、どちらにするか選んでください。
plans-desk-wrong-meanwhile-gone = ここの数字は、別の画面で取り消されています。あなたの数字は「{ $mine }」です。「速報・確報」の列で、どちらにするか選んでください。
plans-desk-wrong-strangers = この課の担当ではなくなった数字が入っています。ページを開きなおして、確かめてください。

# 表計算から
plans-desk-paste-first = 貼り付けると、表を読みなおします。書きかけの数字があれば、先に保存してください。
plans-desk-paste-name = 指標の番号か名前
plans-desk-paste-value = 数字
plans-desk-paste-state = 速報か確報（なくてもよい）
plans-desk-paste-source = 出典（なくてもよい）
# 貼り付けた表で、速報と確報を言うことば。空白で分ける
plans-desk-paste-preliminary = 速報 速報値 暫定 暫定値 見込 見込み 見込値 見込み値
plans-desk-paste-settled = 確報 確報値 確定 確定値
plans-desk-paste-read = 読んで表に入れる
plans-desk-paste-empty = 何も貼り付けられていません。表計算で、行を選んで写してください。
plans-desk-paste-many = 行が多すぎます。一度に{ $max }行までにしてください。
plans-desk-pasted = { $count }つの数字を読んで、下の表に入れました。
plans-desk-pasted-check = まだ保存していません。確かめてから保存してください。
plans-desk-unread = 読めなかった行が{ $count }つあります。
plans-desk-unread-unknown = { $line }行目「{ $text }」：この課の指標に、この番号や名前はありません。
plans-desk-unread-several = { $line }行目「{ $text }」：同じ名前の指標が二つ以上あります。番号で書いてください。
plans-desk-unread-twice = { $line }行目「{ $text }」：同じ指標が、上の行にもあります。
plans-desk-unread-commas = { $line }行目「{ $text }」：けたのコンマと、列を分けるコンマが見分けられません。表計算から、そのまま写してください。
plans-desk-unread-state = { $line }行目「{ $text }」：速報か確報か、読めません。「速報」か「確報」と書くか、その列を空にして、出典は次の列に書いてください。
plans-desk-unread-more = ほかに{ $count }行あります。

# やること
plans-desk-todo-missing = { $year }の数字が{ $count }つ、まだ入っていません
plans-desk-todo-preliminary = { $year }の速報が{ $count }つあります。確かめて、確報にしてください
plans-desk-todo-sections = { $year }の数字がそろっていない課が{ $count }つあります

# 評価シートを書く
plans-ev-sheet-gone = いまの計画にない取組
plans-ev-sheet-to-writing = 書くところへ
plans-ev-sheet-to-list = シートの一覧へ
plans-ev-sheet-to-review = このシートを確かめる
plans-ev-sheet-state-writing = いまは、{ $who }が書く番です。
plans-ev-sheet-state-returned = { $day }に戻ってきました。いまは、{ $who }が直す番です。
plans-ev-sheet-state-department = { $day }に{ $who }が提出しました。いまは、部が確かめる番です。
plans-ev-sheet-state-planning = { $day }から、計画をまとめる課が確かめる番です。
plans-ev-sheet-state-settled = { $day }に評価が決まりました。
plans-ev-sheet-state-left-out = この年度は評価しません。
plans-ev-sheet-state-why = 理由：{ $reason }
plans-ev-sheet-state-published = この年度の評価は、公開されています。
plans-ev-sheet-due = 期限は{ $day }です。
plans-ev-sheet-late = 期限の{ $day }を過ぎています。
plans-ev-sheet-nobody = まだ決まっていない課
plans-ev-sheet-step-section = 担当の課
plans-ev-sheet-step-department = 部
plans-ev-sheet-step-planning = 計画をまとめる課

# わかっていること
plans-ev-sheet-aim = ねらい
plans-ev-sheet-aim-of = 「{ $title }」のねらいです。
plans-ev-sheet-aim-none = 計画に、ねらいの文は書かれていません。
plans-ev-sheet-new-tab = この列にあるリンクは、新しいタブで開きます。書きかけの文は、なくなりません。
plans-ev-sheet-figures = { $year }の数字
plans-ev-sheet-figures-none = この取組に、数字の指標はありません。
plans-ev-sheet-parts = 数えたもとは、n＝{ $lower }です（そのうち{ $upper }）。
plans-ev-sheet-preliminary = この数字は速報です。
plans-ev-sheet-unfinished = この年度はまだ終わっていないので、数字は途中のものです。
plans-ev-sheet-frozen = { $day }に固定した数字です。あとで記録が変わっても、評価には固定した数字を使います。
plans-ev-sheet-frozen-now = いまの記録では、{ $value }です。
plans-ev-sheet-of-target = { $value } ÷ 目標{ $target } ＝ { $percent }％です。
plans-ev-sheet-of-target-down = 少ないほどよい数字なので、2 －（{ $value } ÷ 目標{ $target }）＝ { $percent }％です。
plans-ev-sheet-of-way = 現状値{ $baseline }から目標{ $target }までの道のりの、{ $percent }％まで来ました。
plans-ev-sheet-of-way-from-nothing = 0から目標{ $target }までの道のりの、{ $percent }％まで来ました。
plans-ev-sheet-met = 目標の「{ $target }」になっています。100％として数えます。
plans-ev-sheet-not-met = 目標の「{ $target }」になっていません。なったか、ならないかを見る目標なので、割合は出ません。
plans-ev-sheet-why-unscored = 見込みとして書かれた数なので、評価には使いません。
plans-ev-sheet-why-no-figure = この年度の数字がまだないので、割合は出ません。0としては数えません。
plans-ev-sheet-why-no-target = 目標が数で書かれていないので、割合は出ません。
plans-ev-sheet-why-no-part = 目標が0より大きい数ではないので、割合は出ません。
plans-ev-sheet-why-no-baseline = 現状値の数がないので、道のりの割合は出ません。
plans-ev-sheet-why-no-way = 現状値から目標への道のりがないので、割合は出ません。
plans-ev-sheet-reckoned = 数字から出した段階
plans-ev-sheet-reckoned-points = 点数から出した段階
plans-ev-sheet-mean = { $count }つの指標の割合の平均は、{ $percent }％です。
plans-ev-sheet-percent = { $percent }％は「{ $range }」に入るので、段階は「{ $grade }」です。
plans-ev-sheet-points = 視点の点数を足すと、{ $points }点です。「{ $range }」に入るので、段階は「{ $grade }」です。
plans-ev-sheet-none-judged = この様式では、段階を人が決めます。
plans-ev-sheet-none-no-indicator = 数字の指標がないので、段階は人が決めます。
plans-ev-sheet-none-not-met = 割合の出ない目標になっていないので、段階は人が決めます。
plans-ev-sheet-none-no-figure = { $year }の数字がまだないので、段階は出ません。数字が入ると、ここに出ます。
plans-ev-sheet-none-unanswered = 視点の答えがそろうと、点数から段階が出ます。
plans-ev-sheet-none-no-grade = 合う段階が様式にないので、段階は人が決めます。
plans-ev-sheet-none-other = 割合が出ないので、段階は人が決めます。
plans-ev-sheet-happened = { $year }の記録
plans-ev-sheet-happened-none = この年度の記録は、まだありません。
plans-ev-sheet-heard = 聞いたこと
plans-ev-sheet-decided = 決めたこと
plans-ev-sheet-done = したこと
plans-ev-sheet-people = { $count }人
plans-ev-sheet-more = ほかに{ $count }件
plans-ev-sheet-last-grade = 去年の評価
plans-ev-sheet-last-grade-is = { $year }は「{ $grade }」でした。

# 書く欄
plans-ev-sheet-write = 書くところ
plans-ev-sheet-write-lead = 必ず書くところは{ $count }つです。
plans-ev-sheet-write-agreed = 段階は、もう選んであります。それでよければ、そのまま提出できます。
plans-ev-sheet-to-mend = 直してほしいところ
plans-ev-sheet-remark = { $who }から（{ $day }）：{ $remark }
plans-ev-sheet-remark-settled = { $field }：{ $who }から（{ $day }）。直して出しなおしました
plans-ev-sheet-remark-open = { $field }：{ $who }から（{ $day }）
plans-ev-sheet-remark-gone = （内容は消されました）
plans-ev-sheet-whole = シート全体
plans-ev-sheet-last = 去年（{ $year }）は
plans-ev-sheet-length-empty = { $max }字まで書けます。
plans-ev-sheet-length = いま{ $count }字です。あと{ $left }字書けます。
plans-ev-sheet-length-over = いま{ $count }字です。{ $max }字まで書けます。
plans-ev-sheet-number-hint = 「1,234」でも「１２３４」でも書けます。
plans-ev-sheet-points-of = { $points }点
plans-ev-sheet-grade-proposed = 数字から出した段階を選んであります。ちがうと思うときは、選びなおして、下に理由を書いてください。
plans-ev-sheet-grade-points = 点数から出した段階を選んであります。ちがうと思うときは、選びなおして、下に理由を書いてください。
plans-ev-sheet-grade-judge = いちばん近い段階を選んで、下に理由を書いてください。
plans-ev-sheet-grade-chosen = 数字から出した段階は「{ $grade }」です。
plans-ev-sheet-grade-chosen-points = 点数から出した段階は「{ $grade }」です。
plans-ev-sheet-reason = 段階の理由
plans-ev-sheet-reason-differs = 選んである段階とちがう段階にしたときだけ、書いてください。
plans-ev-sheet-reason-other = 「{ $grade }」とちがう段階にするときは、書いてください。
plans-ev-sheet-reason-needed = 段階を人が決めるので、その理由を書いてください。
plans-ev-sheet-save = 途中で保存する
plans-ev-sheet-hand-in = 提出する
plans-ev-sheet-saved = { $count }つの欄を保存しました。まだ提出していません。
plans-ev-sheet-saved-nothing = 変わったところがないので、何も保存していません。まだ提出していません。
plans-ev-sheet-handed-in = 前のシートを提出しました。つぎは、このシートです。
plans-ev-sheet-handed-in-left = このシートを入れて、あと{ $count }枚あります。
plans-ev-sheet-again = この画面からは、前に一度保存しています。いまの内容と比べました。確かめて、もう一度押してください。

# 直すところ
plans-ev-sheet-wrong-missing = まだ空です。書いてください。途中なら「途中で保存する」を押すと、空のまま残せます。
plans-ev-sheet-wrong-unchosen = まだ選ばれていません。どれか一つを選んでください。
plans-ev-sheet-wrong-grade-now = まだ選ばれていなかったので、数字や点数から出た「{ $grade }」を選びました。よければ、もう一度「提出する」を押してください。
plans-ev-sheet-wrong-long = { $over }字多すぎます。{ $max }字までにしてください。
plans-ev-sheet-wrong-choice = 「{ $typed }」は、ここの答えにありません。選びなおしてください。
plans-ev-sheet-wrong-control = 目に見えない記号が入っています。その欄を書きなおしてください。
plans-ev-sheet-wrong-reason = 選んだ段階「{ $grade }」は、数字や点数から出した「{ $proposed }」とちがいます。理由を書くか、段階を選びなおしてください。
plans-ev-sheet-wrong-reason-none = 数字や点数から段階が出ないので、選んだ段階の理由を書いてください。
plans-ev-sheet-wrong-no-number = 「{ $typed }」は数字として読めません。1,234のように、数字だけで書いてください。まだ分からないときは、空のままにします。
plans-ev-sheet-wrong-write-so = 「{ $typed }」は、このままでは読めません。「{ $so }」のことなら、そう書いてください。
plans-ev-sheet-wrong-unit = 「{ $other }」は、ここの単位「{ $unit }」とちがいます。「{ $unit }」にした数字を書いてください。
plans-ev-sheet-wrong-commas = 「{ $typed }」は、コンマが3けたごとになっていません。コンマをとるか、置きなおしてください。
plans-ev-sheet-wrong-too-fine = 小数は{ $max }けたまでにしてください。
plans-ev-sheet-wrong-too-large = 「{ $typed }」は大きすぎます。単位を確かめてください。
plans-ev-sheet-wrong-met = この画面を開いたあとで、ほかの人がここを書いています。欄の上の「いまの内容」と比べて、残したいほうを欄に入れ、もう一度押してください。
plans-ev-sheet-wrong-met-now = この画面を開いたあとで、ほかの人がここを書きかえました。欄にあるのが、いまの内容です。よければ、もう一度押してください。
plans-ev-sheet-there = いまの内容
plans-ev-sheet-emptied = （空になっています）
plans-ev-sheet-elsewhere = 保存していません。このシートは、この画面を開いたあとで先へ進みました。
plans-ev-sheet-elsewhere-kept = あなたが書いたものは、下の「{ $kept }」に残してあります。写して使えます。
plans-ev-sheet-kept = あなたが書いたもの（保存していません）

# 評価シートを読む
plans-ev-sheet-paper = シートに書かれたこと
plans-ev-sheet-unwritten = まだ書かれていません。
plans-ev-sheet-judgements = 評価
plans-ev-sheet-judgements-none = 評価は、まだありません。
plans-ev-sheet-judged = { $grade }（{ $day }）
plans-ev-sheet-judged-percent = 割合は{ $percent }％、数字から出した段階は「{ $grade }」です。
plans-ev-sheet-judged-proposed = 点数から出した段階は「{ $grade }」です。
plans-ev-sheet-judged-none = 数字や点数から出した段階は、ありません。
plans-ev-sheet-judged-reason = 理由：{ $reason }
plans-ev-sheet-judged-proxy = 代わりに決めました。{ $proxy }
plans-ev-sheet-remarks = 直してほしいと言われたこと
plans-ev-sheet-comments = 外からの意見
plans-ev-sheet-comment = { $who }（{ $day }）
plans-ev-sheet-comment-answer = 答え（{ $day }）
plans-ev-sheet-comment-unanswered = 答えは、まだありません。
plans-ev-sheet-answer = { $who }への答え
plans-ev-sheet-answer-hint = { $max }字まで書けます。シートといっしょに公開されます。人の名前は書かないでください。
plans-ev-sheet-answer-save = 答えを保存する
plans-ev-sheet-answer-again = 答えを書きなおす
plans-ev-sheet-answered = 答えを保存しました。
plans-ev-sheet-answer-empty = 答えがまだ空です。書いてください。
plans-ev-sheet-answer-met = この画面を開いたあとで、ほかの人が答えを書いています。欄の上の「いまの内容」と比べて、残したいほうを欄に入れ、もう一度押してください。

# 評価の年：入り口と、やること
plans-ev-desk = 評価
plans-ev-todo-returned = { $year }の評価シートが{ $count }枚、戻ってきました。直してください
plans-ev-todo-write = { $year }の評価シートを{ $count }枚、書いてください
plans-ev-todo-department = { $year }の評価シートが{ $count }枚、部の確かめを待っています
plans-ev-todo-judge = { $year }の評価シートが{ $count }枚、評価を待っています
plans-ev-todo-freeze = { $year }の評価がそろいました。数字を固めてください
plans-ev-todo-publish = { $year }の評価は、公開できます

# 評価の年：年の一覧
plans-ev-planning-name = { $year }の評価：{ $plan }
plans-ev-planning-years = 評価の年
plans-ev-planning-years-lead = 計画が思ったように進んだかを、年に一度、シートで確かめます。あなたを待っているシートは、下にあります。
plans-ev-planning-years-none = 評価の年は、まだありません。
plans-ev-planning-waiting = あなたを待っているシート
plans-ev-planning-column-plan = 計画
plans-ev-planning-column-state = ようす
plans-ev-planning-column-sheets = シート
plans-ev-planning-sheets = { $count }枚
plans-ev-planning-sheets-done = { $count }枚のうち{ $done }枚が終わりました
plans-ev-planning-sheets-none = まだ配っていません
plans-ev-planning-round-preparing = 準備しています
plans-ev-planning-round-open = シートを書いています
plans-ev-planning-round-frozen = 数字を固めました
plans-ev-planning-round-published = 公開しています
plans-ev-planning-waits-write = 「{ $item }」のシートを書く
plans-ev-planning-waits-returned = 戻ってきた「{ $item }」のシートを直す
plans-ev-planning-waits-department = 「{ $item }」のシートを部として確かめる
plans-ev-planning-waits-judge = 「{ $item }」のシートを評価する
plans-ev-planning-waits-about = { $year }　{ $section }

# 評価の年：新しい年を準備する
plans-ev-planning-prepare = 新しい年の評価を準備する
plans-ev-planning-prepare-title = 新しい年の評価を準備する：{ $plan }
plans-ev-planning-prepare-lead = ここで決めたことは、シートを配るまで、いつでも直せます。課には、まだ何も届きません。
plans-ev-planning-prepare-plans = 計画を選ぶ
plans-ev-planning-prepare-no-plan = 評価する計画が、まだ入っていません。計画を入れてから、準備してください。
plans-ev-planning-prepare-deed = 準備を始める
plans-ev-planning-year = 年度
plans-ev-planning-year-hint = 評価する年度です。ふつうは、終わったばかりの年度です。
plans-ev-planning-form = 様式
plans-ev-planning-form-hint = シートで聞くことと、評価の段階です。選んだものを写して使うので、あとで欄や段階を直しても、ほかの年は変わりません。
plans-ev-planning-form-earlier = { $year }の様式：{ $title }
plans-ev-planning-form-about = { $scale }（{ $grades }段階）、欄{ $fields }つ（必ず書く欄は{ $required }つ）
plans-ev-planning-levels = シートを作る段
plans-ev-planning-levels-hint = この段にある項目ひとつに、シートが1枚できます。
plans-ev-planning-usual-level = 施策
plans-ev-planning-steps = 課と、計画をまとめる課のほかに
plans-ev-planning-steps-hint = 選ばなければ、シートは課から、計画をまとめる課へ、まっすぐ来ます。
plans-ev-planning-steps-department = 部を通す
plans-ev-planning-steps-department-hint = 課の上に部があるとき、部が先に確かめます。
plans-ev-planning-steps-outside = 外部の意見を聞く
plans-ev-planning-steps-outside-hint = 評価が終わったシートに、審議会などの意見を書き入れます。課が答えます。
plans-ev-planning-section-by = 課が書く期限
plans-ev-planning-department-by = 部が確かめる期限
plans-ev-planning-department-by-hint = 部を通すときだけ使います。
plans-ev-planning-planning-by = 評価を終える期限
plans-ev-planning-yes = はい
plans-ev-planning-back = やめて戻る

# 評価の年：配る前
plans-ev-planning-ready-lead = 聞くことと、だれに何枚届くかを確かめてから、配ります。
plans-ev-planning-ready-asked = 聞くこと
plans-ev-planning-ready-change = 様式と期限を変える
plans-ev-planning-ready-who = だれに何枚
plans-ev-planning-ready-count = ぜんぶで{ $count }枚です。
plans-ev-planning-ready-sections = 課ごとの枚数
plans-ev-planning-ready-followed-title = 計画に書かれた課のあとを、別の課がついだもの
plans-ev-planning-ready-followed = { $printed }の分は、{ $heir }に届きます。
plans-ev-planning-ready-open-title = 課が決まらないもの
plans-ev-planning-ready-open-note = 配ったあとで、一枚ずつ課を決められます。
plans-ev-planning-ready-unnamed = { $item }：計画に、担当の課が書かれていません。
plans-ev-planning-ready-ended = { $item }：{ $printed }はもうなく、ついだ課もありません。
plans-ev-planning-ready-several = { $item }：{ $printed }のあとを、いくつかの課がついでいます（{ $heirs }）。
plans-ev-planning-fields = 欄
plans-ev-planning-column-field = 欄
plans-ev-planning-column-kind = 書き方
plans-ev-planning-column-required = 必ず書くか
plans-ev-planning-column-help = 説明
plans-ev-planning-column-grade = 段階
plans-ev-planning-column-band = どんな結果か
plans-ev-planning-column-section = 担当の課
plans-ev-planning-required = 必ず書く
plans-ev-planning-optional = 空でもよい
plans-ev-planning-kind-text = 文で書く（{ $max }字まで）
plans-ev-planning-kind-number = 数を書く（{ $unit }）
plans-ev-planning-kind-choice = { $count }つから選ぶ

# 評価の年：様式を変える
plans-ev-planning-form-lead = この年の様式だけが変わります。ほかの年の様式とシートは、そのままです。
plans-ev-planning-form-title = シートの題
plans-ev-planning-form-fields-caption = 順番の数が小さい欄から並びます
plans-ev-planning-form-field = { $label }（{ $kind }）
plans-ev-planning-form-order = 順番
plans-ev-planning-form-label = 欄の名前
plans-ev-planning-form-help = 説明
plans-ev-planning-form-keep = 使うか
plans-ev-planning-form-kept = 使う
plans-ev-planning-form-out = 外す
plans-ev-planning-form-new = 文で書く欄を足す
plans-ev-planning-form-grades = 段階
plans-ev-planning-form-grades-caption = どの結果も、どれか一つの段階に入るようにします
plans-ev-planning-form-grade = 段階{ $number }
plans-ev-planning-form-grade-label = 段階のことば
plans-ev-planning-form-from = 下の境（{ $unit }）
plans-ev-planning-form-to = 上の境（{ $unit }）
plans-ev-planning-form-setting = だれに、いつまでに
plans-ev-planning-form-save = この様式にする
plans-ev-planning-kind-above = 下の境をこえる
plans-ev-planning-kind-equals = ちょうど下の境
plans-ev-planning-kind-from = 下の境以上
plans-ev-planning-kind-between = 下の境以上、上の境未満
plans-ev-planning-kind-below = 上の境未満
plans-ev-planning-kind-judged = 数字では決めない
plans-ev-planning-mend-order = 順番を数で書いてください。
plans-ev-planning-mend-bound = 境の値を書いてください。
plans-ev-planning-mend-stray = この決め方では使わない境です。消すか、決め方を選びなおしてください。
plans-ev-planning-mend-twice = 同じものが二つあります。どちらかを変えてください。
plans-ev-planning-mend-many = 多すぎます。{ $max }までにしてください。
plans-ev-planning-mend-judged = 数字や点数で決める段階がありません。境のある段階を一つは残してください。
plans-ev-planning-mend-view = 点数を足す様式なので、点数のある欄を一つは残してください。
plans-ev-planning-mend-backwards = 下の境が、上の境より大きいか同じです。直してください。
plans-ev-planning-mend-gap = { $from }と{ $to }のあいだの結果に、段階がありません。となりの段階と境を合わせてください。
plans-ev-planning-mend-gap-point = ちょうど{ $value }の結果に、段階がありません。どれかの段階に入れてください。
plans-ev-planning-mend-gap-below = { $to }より小さい結果に、段階がありません。いちばん下の段階を「上の境未満」にしてください。
plans-ev-planning-mend-gap-above = { $from }より大きい結果に、段階がありません。いちばん上の段階を「下の境以上」か「こえる」にしてください。
plans-ev-planning-mend-overlap = 段階{ $other }と重なっています。境を合わせてください。
plans-ev-planning-mend-other = この様式には、このページでは直せないところがあります。別の様式で準備しなおしてください。

# 評価の年：だれがどこまで
plans-ev-planning-list = シートの一覧
plans-ev-planning-by-state = ようすでしぼる
plans-ev-planning-by-section = 課でしぼる
plans-ev-planning-all = すべて
plans-ev-planning-all-sections = すべての課
plans-ev-planning-counted = { $word } { $count }
plans-ev-planning-late = 遅れ
plans-ev-planning-differs = 課とちがう
plans-ev-planning-column-item = 項目
plans-ev-planning-column-due = 期限
plans-ev-planning-sheet-writing = 課が書いています
plans-ev-planning-sheet-returned = 課が直しています
plans-ev-planning-sheet-department = 部が確かめます
plans-ev-planning-sheet-planning = 評価を待っています
plans-ev-planning-sheet-settled = 評価ずみ
plans-ev-planning-sheet-out = 評価しません
plans-ev-planning-open-count = 終わっていないシートが、あと{ $count }枚あります。
plans-ev-planning-frozen-on = { $day }に数字を固めました。まだ公開していません。
plans-ev-planning-published-on = { $day }に公開しました。
plans-ev-planning-published-closed = 町は、計画のページをまだ公開していません。公開すると、この評価もそこに出ます。
plans-ev-planning-withdrawn-on = { $day }に公開を取り下げました。取り下げたことと理由は、町のページに出ています。
plans-ev-planning-judge-next = 次のシートを評価する
plans-ev-planning-public = 町のページを見る

# 評価の年：前に確かめる
plans-ev-planning-afterwards = そのあと
plans-ev-planning-open-go = シートを配る
plans-ev-planning-open-what = { $count }枚のシートを、{ $sections }つの課に配ります
plans-ev-planning-open-reaches = シートのある課の職員の「やること」に出ます。期限は{ $day }です。
plans-ev-planning-open-afterwards = 様式と期限は、もう変えられません。シートを外すこと、別の課に渡すことは、一枚ずつできます。
plans-ev-planning-open-nobody = 課が決まらないシート
plans-ev-planning-open-deed = { plans-ev-planning-open-go }
plans-ev-planning-remove-go = 準備をやめる
plans-ev-planning-remove-what = 準備した評価の年を消します
plans-ev-planning-remove-reaches = だれにも届きません。シートは、まだ一枚も配っていません。
plans-ev-planning-remove-deed = 準備をやめて消す
plans-ev-planning-freeze-go = 数字を固める
plans-ev-planning-freeze-what = この年度の数字を、いまの値で固めます
plans-ev-planning-freeze-reaches = 町の人には、まだ届きません。
plans-ev-planning-freeze-afterwards = あとで記録が直っても、評価に使う数字は変わりません。次に、公開できます。
plans-ev-planning-freeze-still = 評価したときから、段階の変わった数字はありません。
plans-ev-planning-freeze-moved = 評価したときから数字が動いて、数字から出る段階が変わったシートが{ $count }枚あります。
plans-ev-planning-freeze-moved-way = このまま固めることもできます。評価を見なおすときは、シートを開いて、評価をやりなおしてください。
plans-ev-planning-freeze-table = 数字から出る段階が変わったシート
plans-ev-planning-freeze-deed = { plans-ev-planning-freeze-go }
plans-ev-planning-column-before = 評価したとき
plans-ev-planning-column-now = 固める数字では
plans-ev-planning-column-given = つけた評価
plans-ev-planning-no-proposal = 出ません
plans-ev-planning-publish-go = 評価を公開する
plans-ev-planning-publish-what = 評価ずみの{ $count }枚を、一度に公開します
plans-ev-planning-publish-reaches = 町のページを見る人、みんなに届きます。
plans-ev-planning-publish-shows = 出るもの
plans-ev-planning-publish-shows-all = シートに書かれたこと、固めた数字、課と最後の評価とその理由、外部の意見と答え、評価しない項目とその理由です。
plans-ev-planning-publish-afterwards = まちがいが見つかったら、理由を書いて取り下げ、直してから、もう一度公開できます。公開したことは残ります。
plans-ev-planning-publish-deed = 公開する
plans-ev-planning-withdraw-go = 公開を取り下げる
plans-ev-planning-withdraw-what = この年度の評価を、町のページから取り下げます
plans-ev-planning-withdraw-reaches = 町のページを見る人、みんなに届きます。取り下げた日と理由が、評価のあったところに出ます。
plans-ev-planning-withdraw-afterwards = シートを開きなおして直し、もう一度公開できます。固めた数字は、そのままです。
plans-ev-planning-withdraw-deed = 取り下げる
plans-ev-planning-reason = 理由
plans-ev-planning-reason-public = だれでも読めるところに出ます。人の名前は書かないでください。
plans-ev-planning-leave-go = この年は評価しない
plans-ev-planning-leave-what = 「{ $item }」を、この年の評価から外します
plans-ev-planning-leave-reaches = { $section }の「やること」から消えます。理由は、評価を公開したときに、みんなが読みます。
plans-ev-planning-leave-deed = 評価から外す
plans-ev-planning-until-frozen = 数字を固める
plans-ev-planning-until-published = 公開する
plans-ev-planning-take-in-deed = この年の評価に戻す
plans-ev-planning-assign-go = 担当の課を決める
plans-ev-planning-assign-what = 「{ $item }」のシートを渡す課を決めます
plans-ev-planning-assign-reaches = 渡した課の職員の「やること」に出ます。いままでの課からは見えなくなります。
plans-ev-planning-assign-now = いまの課
plans-ev-planning-assign-deed = この課に渡す
plans-ev-planning-reopen-go = 評価をやりなおす
plans-ev-planning-reopen-what = 「{ $item }」のシートを、課に戻します
plans-ev-planning-reopen-reaches = { $section }の職員の「やること」に、書いたことばといっしょに出ます。
plans-ev-planning-reopen-afterwards = いままでの評価は、記録に残ります。課が出しなおしたら、もう一度評価します。
plans-ev-planning-reopen-deed = 課に戻す

# 評価の年：一枚を評価する
plans-ev-planning-to-judge = 評価のところへ
plans-ev-planning-to-list = シートの一覧へ
plans-ev-planning-due-late = { $day }（過ぎています）
plans-ev-planning-left-out = 評価しない理由
plans-ev-planning-answers = 課が書いたこと
plans-ev-planning-remark = 直してほしいこと
plans-ev-planning-remark-hint = 課の職員が、シートを開くと読みます。
plans-ev-planning-remark-here = ここを直してもらう
plans-ev-planning-return-go = 課に差し戻す
plans-ev-planning-return-whole = シート全体について
plans-ev-planning-return-hint = 欄ごとに書いたことばも、いっしょに届きます。どこか一つに書いてください。
plans-ev-planning-return-deed = 差し戻す
plans-ev-planning-judge = 評価
plans-ev-planning-judge-grade = 段階
plans-ev-planning-judge-deed = この評価で確定する
plans-ev-planning-judge-pass = この評価で先へ送る
plans-ev-planning-hint-own = 課の評価
plans-ev-planning-hint-department = 部の評価
plans-ev-planning-hint-proposed = 数字や点数から出た段階
plans-ev-planning-grade-reason = 段階を変える理由
plans-ev-planning-grade-reason-hint = 課とちがう段階にするときに書きます。だれでも読めるところに出ます。
plans-ev-planning-proxy = 代わりに決める理由
plans-ev-planning-proxy-hint = 部の長に代わって決めます。だれの代わりに、どうしてかを、役の名前で書いてください。人の名前は書かないでください。
plans-ev-planning-comment-who = だれの意見か
plans-ev-planning-comment-who-hint = 審議会や委員会の名前を書きます。人の名前は書かないでください。
plans-ev-planning-comment-body = 意見
plans-ev-planning-comment-deed = 意見を書き入れる
plans-ev-planning-newer = このページを開いたあとで、課がシートを出しなおしました。新しいシートを読んでから、もう一度押してください。
plans-ev-planning-late-kept = まだ何も変えていません。あなたが書いたものは、下に残っています。
plans-ev-planning-sheet-is = このシートは、いま「{ $state }」です。
plans-ev-planning-round-is = この年の評価は、いま「{ $state }」です。シートの一覧で、ようすを確かめてください。

# 評価の年：したこと
plans-ev-planning-done-removed = 準備した評価の年を消しました。
plans-ev-planning-done-handed-in = シートを提出しました。
plans-ev-planning-done-prepared = 準備を始めました。聞くことを確かめて、シートを配ってください。
plans-ev-planning-done-changed = 様式と期限を変えました。
plans-ev-planning-done-opened = シートを配りました。
plans-ev-planning-done-frozen = 数字を固めました。次は、公開できます。
plans-ev-planning-done-published = 公開しました。
plans-ev-planning-done-withdrawn = 公開を取り下げました。
plans-ev-planning-done-settled = 前のシートの評価を確定しました。
plans-ev-planning-done-passed = 前のシートを、計画をまとめる課に送りました。
plans-ev-planning-done-returned = 前のシートを、課に差し戻しました。
plans-ev-planning-done-left-out = シートを、この年の評価から外しました。
plans-ev-planning-done-taken-in = シートを、この年の評価に戻しました。
plans-ev-planning-done-assigned = シートを課に渡しました。
plans-ev-planning-done-reopened = シートを課に戻しました。
plans-ev-planning-done-commented = 意見を書き入れました。

# 評価の年：直すところ
plans-ev-planning-wrong-plan = この計画はありません。計画を選びなおしてください。
plans-ev-planning-wrong-year = 年度を選んでください。
plans-ev-planning-wrong-nobody-outside = この年度は、外部の人に意見を聞かないことになっています。
plans-ev-planning-wrong-twice = この年度の評価は、もうあります。一覧から開いてください。
plans-ev-planning-wrong-early = この年度は、まだ始まっていません。終わった年度か、いまの年度を選んでください。
plans-ev-planning-wrong-before = { $year }の評価が、まだ終わっていません。前の年のことばを並べて見せるので、先に終わらせてください。
plans-ev-planning-wrong-form = 様式を一つ選んでください。
plans-ev-planning-wrong-level = シートを作る段を、一つは選んでください。
plans-ev-planning-wrong-no-items = 選んだ段に、シートを作る項目がありません。別の段を選んでください。
plans-ev-planning-wrong-day = 日が読めません。2026-06-30のように書いてください。
plans-ev-planning-wrong-backwards = 前の人の期限より早くなっています。課、部、評価の順にしてください。
plans-ev-planning-wrong-unfinished = 終わっていないシートが{ $count }枚あります。評価するか、理由を書いて外してください。
plans-ev-planning-wrong-grade = 段階を一つ選んでください。
plans-ev-planning-wrong-choice = 選べないものが選ばれています。もう一度選んでください。
plans-ev-planning-wrong-no-reason = 課や、数字から出た段階とちがうので、理由を書いてください。
plans-ev-planning-wrong-proxy = だれの代わりに、どうして決めるのかを書いてください。
plans-ev-planning-wrong-no-remark = 直してほしいところを、欄かここに書いてください。
plans-ev-planning-wrong-empty = まだ空です。書いてください。
plans-ev-planning-wrong-long = 長すぎます。{ $max }字までにしてください。
plans-ev-planning-wrong-control = 目に見えない記号が入っています。書きなおしてください。
plans-ev-planning-wrong-section = 課を、いまある課から選んでください。
plans-ev-planning-wrong-withdrawn = { $day }に、もう取り下げられています。
plans-ev-planning-wrong-number = 数字として読めません。90や99.9のように、数字だけで書いてください。
plans-ev-planning-wrong-write-so = このままでは読めません。「{ $so }」のことなら、そう書いてください。
plans-ev-planning-wrong-fine = 小数は{ $max }けたまでにしてください。
plans-ev-planning-wrong-large = 大きすぎます。確かめてください。
plans-ev-planning-wrong-met = ほかの人が「{ $theirs }」と書いています。確かめてください。

# 部局マニフェスト：入り口と、年の一覧
plans-draft-desk = 部局マニフェスト
plans-draft-list = 年度ごとのマニフェスト
plans-draft-list-lead = 自分の課の約束を、年度ごとに書きます。公開するまでは、ほかの人には見えません。
plans-draft-list-lead-all = それぞれの課の約束です。下書きも見えます。施策につながっていない目標は、下に並べています。
plans-draft-list-none = まだありません。
plans-draft-column-year = 年度
plans-draft-column-title = 題名
plans-draft-column-section = 部局
plans-draft-column-state = いまのようす
plans-draft-owner-planning = 計画をまとめる課
plans-draft-state-draft = 下書き（{ $day }から）
plans-draft-state-amended = 公開中。直した下書きがあります（{ $day }から）
plans-draft-state-adopted = 公開中（{ $day }に決定）
plans-draft-state-in-force = 公開中
plans-draft-unlinked = つながる施策がない目標
plans-draft-unlinked-goal = { $plan }：{ $goal }

# 部局マニフェスト：始める
plans-draft-begin = 新しいマニフェストを書く
plans-draft-begin-lead = { $section }の約束を書き始めます。公開するまでは、ほかの人には見えません。
plans-draft-begin-deed = 書き始める
plans-draft-from = どこから始めるか
plans-draft-from-plan = 「{ $plan }」を写して始める
plans-draft-from-plan-hint = 目標と手段を写します。写したあとで、全部を書きなおせます。
plans-draft-from-empty = 何もないところから始める
plans-draft-back = やめて戻る
plans-draft-title = { $year }　部局マニフェスト（{ $section }）
plans-draft-level-section = 部局
plans-draft-level-goal = 部局目標
plans-draft-level-step = 手段・工程
plans-draft-group = 目標数値
plans-draft-source = 課の記録
plans-draft-post-actor = 責任者

# 部局マニフェスト：一枚で見る
plans-draft-hidden = これは下書きです。公開するまでは、ほかの人には見えません。
plans-draft-head = 部局と使命
plans-draft-section = 部局名
plans-draft-mission = 組織使命
plans-draft-mission-hint = この部局が何のためにあるかを、市民に話すように書きます。
plans-draft-post = 責任を持つ役職
plans-draft-post-hint = 役職の名前だけを選びます。人の名前は載りません。
plans-draft-post-theirs = いま保存されているのは「{ $post }」です。役職の名前だけを選びます。
plans-draft-no-posts = この部局には、選べる役職がまだありません。役職は、役を管理する人が作ります。
plans-draft-head-save = 使命と役職を保存する
plans-draft-goals = 目標
plans-draft-goals-none = 目標は、まだありません。
plans-draft-goal-number = 目標{ $number }　{ $title }
plans-draft-about = （{ $goal }）
plans-draft-up = 上へ
plans-draft-down = 下へ
plans-draft-no-target = 目標数値が、まだ書かれていません。
plans-draft-no-link = つながる施策がありません。
plans-draft-adopt = 決定して公開する
plans-draft-amend = 直す
plans-draft-discard = 下書きを取り消す
plans-draft-public = 公開しているページを見る

# 部局マニフェスト：目標を書く
plans-draft-goal-new = 新しい目標を書く
plans-draft-goal-change = 目標を書きなおす
plans-draft-goal-save = 目標を保存する
plans-draft-goal-title = 目標
plans-draft-goal-heading = 表題
plans-draft-goal-heading-hint = この年度に取り組むことを、一行で書きます。
plans-draft-goal-background = これまでの経緯
plans-draft-goal-present = 現状分析
plans-draft-goal-issue = 課題
plans-draft-goal-target = 目標数値
plans-draft-goal-target-hint = どこまでできれば達成かを書きます。数でなくてもかまいません。決定するまでに書いてください。
plans-draft-goal-figure-note = 下の三つに数を書くと、指標になります。年度が終わったら「数字の入力」で入れます。
plans-draft-goal-value = 目標の数
plans-draft-goal-value-hint = 数字だけを書きます。例：12、1,500、85.5
plans-draft-goal-unit = 単位
plans-draft-goal-unit-hint = 例：人、団体、％
plans-draft-goal-baseline = いまの数
plans-draft-goal-baseline-hint = 前の年度の数です。わからなければ空のままにします。
plans-draft-goal-achieved = 達成された状態
plans-draft-goal-steps = 手段・工程
plans-draft-goal-steps-hint = 一行に一つずつ、{ $max }行まで書けます。
plans-draft-goal-links = 関連する施策
plans-draft-goal-links-hint = つなぐと、施策のページからもたどれます。
plans-draft-goal-links-none = つなげられる施策は、まだありません。
plans-draft-stands = いま保存されているもの
plans-draft-stands-empty = （空です）
plans-draft-late-kept = まだ何も変えていません。あなたが書いたものは、下に残っています。

# 部局マニフェスト：目標を外す
plans-draft-removal-go = 外す
plans-draft-removal-title = 目標を外す
plans-draft-removal-what = 「{ $goal }」を、手段ごと下書きから外します
plans-draft-removal-reaches = 下書きなので、だれにも届きません。
plans-draft-removal-in-force = 公開しているものは、まだ変わりません。決定するときに、この目標を何が引き継ぐかを聞きます。
plans-draft-removal-deed = 目標を外す

# 部局マニフェスト：決定する、直す、取り消す
plans-draft-afterwards = そのあと
plans-draft-adoption-what = 下書きを決定して、公開します
plans-draft-adoption-what-amended = 直したものを決定して、公開します
plans-draft-adoption-reaches = すぐに、だれでも読めるようになります。
plans-draft-adoption-afterwards = 決定したものは変えられません。直すときは、理由を書いて新しい版を作り、前の版も残ります。
plans-draft-adoption-deed = 決定して公開する
plans-draft-adoption-late = まだ公開していません。いまの下書きを確かめてから、もう一度押してください。
plans-draft-reason = 直す理由
plans-draft-reason-hint = だれでも読めるところに出ます。人の名前は書かないでください。
plans-draft-fate-goal = なくなる目標「{ $title }」はどうなりますか
plans-draft-fate-step = なくなる手段「{ $title }」はどうなりますか
plans-draft-fate-indicator = なくなる指標「{ $title }」はどうなりますか
plans-draft-fate-hint = これまでの記録は、どちらでも残ります。
plans-draft-fate-ends = ここで終わる
plans-draft-fate-heir = 「{ $title }」が引き継ぐ
plans-draft-before-no-goals = 目標がまだありません。一つは書いてください。
plans-draft-before-target = 「{ $goal }」の目標数値を書いてください。
plans-draft-amendment-what = 公開しているものを写して、直すための下書きを作ります
plans-draft-amendment-reaches = まだだれにも届きません。直したものは、決定したときに公開されます。
plans-draft-amendment-undo = 決定する
plans-draft-amendment-deed = 下書きを作る
plans-draft-discard-what = 下書きを取り消します（目標{ $count }つ）
plans-draft-discard-reaches = だれにも届きません。書いたものはなくなります。
plans-draft-discard-in-force = だれにも届きません。公開しているものは、そのまま残ります。
plans-draft-discard-deed = 下書きを取り消す

# 部局マニフェスト：したこと
plans-draft-done-begun = 下書きを作りました。
plans-draft-done-saved = 保存しました。
plans-draft-done-moved = 目標の順番を変えました。
plans-draft-done-taken-out = 目標を外しました。
plans-draft-done-adopted = 決定して、公開しました。
plans-draft-done-discarded = 下書きを取り消しました。

# 部局マニフェスト：直すところ
plans-draft-wrong-late = このページを開いたあとで、ほかの人が下書きを保存しました。下に並べたものを比べて、よければもう一度押してください。
plans-draft-wrong-no-draft = いま下書きはありません。ほかの人が決定したか、取り消しました。直すときは、一覧から新しく始めてください。
plans-draft-wrong-has-draft = もう下書きがあります。一覧から開いて、続きを書いてください。
plans-draft-wrong-gone = この目標は、ほかの人が外しました。残すときは、もう一度押すと新しい目標になります。
plans-draft-wrong-many = 項目は{ $max }までです。少なくしてください。
plans-draft-wrong-unchanged = 公開しているものと同じです。直すところを書くか、下書きを取り消してください。
plans-draft-wrong-unwritten = 目標数値のない目標が{ $count }つあります。書いてください。
plans-draft-wrong-unsaid = なくなるものが{ $count }つあります。どうなるかを選んでください。
plans-draft-wrong-fate = 何が引き継ぐか、ここで終わるかを選んでください。
plans-draft-wrong-no-reason = 直す理由を書いてください。
plans-draft-wrong-year = 年度を選んでください。
plans-draft-wrong-twice = この年度のものは、もうあります。一覧から開いてください。
plans-draft-wrong-from = どこから始めるかを選んでください。
plans-draft-wrong-no-title = 目標を書いてください。
plans-draft-wrong-no-heading = 表題を書いてください。
plans-draft-wrong-long = 長すぎます。{ $max }字までにしてください。
plans-draft-wrong-long-step = 長すぎる行があります。一行を{ $max }字までにしてください。
plans-draft-wrong-many-steps = 行が多すぎます。{ $max }行までにしてください。
plans-draft-wrong-heading-step = 表題と同じ行があります。手段のことばに書きかえてください。
plans-draft-wrong-control = 目に見えない記号が入っています。書きなおしてください。
plans-draft-wrong-empty = 空のところがあります。書いてください。
plans-draft-wrong-link = 選べない施策が選ばれています。もう一度選んでください。
plans-draft-wrong-post = 役職は、一覧から選んでください。
plans-draft-wrong-rules = このままでは保存できません。書いたものを確かめて、もう一度押してください。
plans-draft-wrong-no-value = 目標の数を書くか、単位といまの数を消してください。
plans-draft-wrong-number = 数字として読めません。90や99.9のように、数字だけで書いてください。
plans-draft-wrong-write-so = このままでは読めません。「{ $so }」のことなら、そう書いてください。
plans-draft-wrong-fine = 小数は{ $max }けたまでにしてください。
plans-draft-wrong-unit = 数のうしろに「{ $unit }」とあります。単位の欄に書いてください。
plans-draft-wrong-large = 大きすぎます。確かめてください。

# Costs for all sheets at once
plans-ev-planning-to-costs = 費用をまとめて入れる
plans-ev-planning-costs = 費用をまとめて入れる
plans-ev-planning-costs-lead = 決算の表の行を、そのまま貼り付けます。左に施策の番号か名前、右の端に数を書きます。
plans-ev-planning-costs-stays = 課がもう書いた数は、替えません。空いているところだけに入ります。
plans-ev-planning-costs-field = どの欄に
plans-ev-planning-costs-text = 貼り付けるところ
plans-ev-planning-costs-hint = まだ入りません。読んだ結果を見て、確かめてから入れます。
plans-ev-planning-costs-read = 読んでみる
plans-ev-planning-costs-take = シートに入れる
plans-ev-planning-costs-was-read = 読んだ結果
plans-ev-planning-costs-line = 行
plans-ev-planning-costs-at = { $number }行め
plans-ev-planning-costs-item = 施策
plans-ev-planning-costs-number = 数
plans-ev-planning-costs-result = 結果
plans-ev-planning-costs-laid = 入ります
plans-ev-planning-costs-stands = もう { $value } と書いてあります（そのまま）
plans-ev-planning-costs-away = 課の手もとにありません（そのまま）
plans-ev-planning-costs-no-item = この番号や名前の施策が、ありません
plans-ev-planning-costs-several = 同じ名前の施策があります。番号で書いてください
plans-ev-planning-costs-twice = 上の行にもあります。どちらかを消してください
plans-ev-planning-costs-no-number = 数として読めません
plans-ev-planning-costs-wrong-field = 欄を選んでください
plans-ev-planning-costs-wrong-empty = 施策と数の行を貼り付けてください
plans-ev-planning-costs-wrong-rows = わからない行があります。下の表の「結果」を見て直してください
plans-ev-planning-costs-wrong-long = 行が多すぎます。{ $max }行までに分けてください
plans-ev-planning-done-costs = 空いているシートに、数を入れました。

# Letters of the year of judgement
plans-ev-letter-subject = { $town }：{ $year }の評価シートが、待っています
plans-ev-letter =
    { $section } のみなさんへ

    「{ $plan }」の{ $year }の評価シートが、{ $count }枚、手元で待っています。
    期日は、{ $day }です。

    職員のページに入り、「やること」から開いてください。
    数字と、前の年のことばは、もう入っています。

    この知らせは、期日の7日前に1度、期日を過ぎると週に1度、自動で送ります。
plans-ev-letter-late =
    { $section } のみなさんへ

    「{ $plan }」の{ $year }の評価シートが、{ $count }枚、手元で待っています。
    期日の{ $day }を過ぎました。

    職員のページに入り、「やること」から開いてください。
    書けないわけがあるときは、企画の課に知らせてください。

    この知らせは、期日を過ぎると週に1度、自動で送ります。

# 校区ビジョン：計画の中に残ることば。どの言語のページで書いても同じ
plans-vision-level-ideal = 将来像
plans-vision-level-goal = 目標
plans-vision-level-step = 取組
plans-vision-group = 目標の数字
plans-vision-source = { $body }がつくったビジョン
plans-vision-source-of-figure = { $body }の記録
plans-vision-years-raw = { $from }年度〜{ $to }年度
plans-vision-title-usual = { $body }のビジョン
