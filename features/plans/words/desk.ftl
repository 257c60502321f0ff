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
