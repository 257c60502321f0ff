# 団体の机：入り口と、はじめのページ
parties-office-list-title = 団体の机
parties-office-list-lead = 役についている団体の、名簿や公開ページを、ここで手入れします。
parties-office-list-none = いま、机をひらける団体はありません。役についたら、市の担当か、団体の役員に伝えてください。役にアカウントを結ぶと、ここに出ます。
parties-office-mine-none = 役についている団体は、いまありません。
parties-office-post = { $post }として、ひらいています。
parties-office-next = 次にすること
parties-office-parts = 手入れするもの
parties-office-public = 公開ページ
parties-office-public-text = だれでも読めるページです。

# 書いたものを受けられないとき
parties-days = { $from }から{ $to }まで
parties-form-from = はじめの日
parties-form-to = おわりの日
parties-refused-unknown = えらんだもの、または書いたものが見つかりません。名前が二つあるときは、番号で書いてください。

# 名簿に書けないとき
parties-refused-persons = 人数は、1から{ $max }までにしてください。
parties-refused-empty-roster = 名簿に、まだ世帯がありません。先に書き入れるか、世帯の数だけを数えてください。
parties-refused-counted-by-roster = いまは名簿の数が、そのまま報告になります。報告を自分で書くなら、先に「世帯の数え方」を変えてください。
parties-refused-shared-long = 見せるのは、長くて1年です。おわりの日を早くしてください。
parties-office-back = 書かずに戻る

# 会員の名簿
parties-roster = 会員の名簿
parties-roster-lead = この名簿は、団体のものです。市には、数だけが見えます。
parties-roster-text = { $count }世帯。紙の回覧は{ $paper }世帯。
parties-roster-begin = 名簿に、はじめの世帯を書き入れる
parties-roster-search = 名前、かな、班
parties-roster-found = 名前のある世帯：{ $count }
parties-roster-all = 会員の世帯
parties-roster-named = 名前を書いた世帯
parties-roster-unnamed = 数だけの世帯
parties-roster-households = { $count }世帯
parties-roster-people = { $count }人
parties-roster-group = { $group }　{ $count }世帯
parties-roster-print = 班ごとに印刷する
parties-roster-print-lead = このページを印刷すると、見出しやボタンは出ません。
parties-roster-print-day = { $body }　{ $day }
parties-roster-csv = 表にして取り出す（CSV）
parties-roster-shares = 市に見せる、だれが見たか
parties-roster-done-entered = 名簿に書き入れました。
parties-roster-done-corrected = 直しました。
parties-roster-done-ended = 名簿から外しました。
parties-roster-done-counted = 数を書きました。
parties-roster-done-deleted = 名簿を消しました。報告した数は残っています。
parties-entry = 会員の世帯を直す
parties-entry-deed = 直す
parties-entry-new = 世帯を書き入れる
parties-entry-new-deed = 書き入れる
parties-entry-label = 世帯の名前
parties-entry-label-hint = 代表の人の名前など。マイナンバーは書かないでください。
parties-entry-kana = かな
parties-entry-group = 班
parties-entry-group-hint = 団体で使っている呼び名で書きます。例：1班
parties-entry-address = 住所
parties-entry-phone = 電話
parties-entry-mail = メール
parties-entry-persons = 人数
parties-entry-paper = 紙の回覧
parties-entry-paper-yes = 紙で受け取る
parties-entry-note = 覚え書き
parties-entry-note-hint = 団体の中だけで使います。体のことや家の事情は、書かないでください。
parties-entry-from = 会員になった日
parties-entry-since = 会員の期間
parties-entry-source = 名簿に入ったわけ
parties-entry-source-entered = 役員が書き入れました
parties-entry-source-joined = 加入の申し込みから
parties-entry-source-imported = 表の読みこみから
parties-entry-unnamed = 数だけの世帯
parties-entry-leave = 退会・取り消し
parties-leaving-how = どうしますか
parties-leaving-end = 退会した
parties-leaving-end-hint = その日までは会員だったことが残ります。
parties-leaving-withdraw = まちがって書き入れた
parties-leaving-withdraw-hint = はじめから会員でなかったことになります。
parties-leaving-last = 会員だったおわりの日
parties-leaving-deed = 名簿から外す
parties-counted = 名前を書かずに、数だけ数える
parties-counted-lead = 班と世帯の数だけを書きます。だれの名前も書きません。
parties-counted-count = 名前を書かない世帯の数
parties-counted-hint = 名前を書いた世帯は、ふくめません。この班の前の数と入れかわります。
parties-counted-deed = 数を書く
parties-counting = 世帯の数え方
parties-counting-lead = 加入率など市の数字に使う世帯の数を、どこから取るかです。二つを足すことはありません。
parties-counting-reports = 報告した数
parties-counting-reports-hint = 年に一度など、数えて報告します。
parties-counting-roster = 名簿の数
parties-counting-roster-hint = 名簿の世帯が増えたり減ったりすると、その日に報告したことになります。
parties-counting-deed = この数え方にする
parties-own-report = 世帯の数を報告する
parties-own-report-lead = 団体で数えた世帯の数を書きます。すぐに市の数字に入ります。
parties-own-report-last = 前の報告
parties-own-report-day = 数えた日
parties-own-report-reason = 直す理由
parties-own-report-reason-hint = 同じ日の報告を直すときだけ、書きます。
parties-own-report-deed = 報告する
parties-share-lead = 名簿は、団体が見せると決めた日と目的のあいだだけ、市に見えます。市が見るたびに、下に残ります。
parties-share-none = いままで、市に見せたことはありません。
parties-share-new = 市に見せる
parties-share-new-lead = 見せる前に、会員に伝えてください。目的に書いたことのほかには使われません。
parties-share-purpose = 目的
parties-share-purpose-hint = 例：防災訓練の案内を届けるため
parties-share-deed = この期間、見せる
parties-share-end = 見せるのをやめる
parties-share-ended = とちゅうでやめました
parties-share-past = 終わりました
parties-share-done = 市に見えるようにしました。
parties-share-done-ended = 市に見えないようにしました。
parties-share-looks = 市が見た記録
parties-share-no-looks = 市が見た記録は、ありません。
parties-share-city = 市役所
parties-deletion = 名簿をすべて消す
parties-deletion-lead = 名簿の名前、住所、電話、メール、覚え書きと、加入・退会の申し込みをすべて消します。元には戻せません。手もとに残すなら、先に表にして取り出してください。
parties-deletion-stays = 残るのは数だけです。これまでに報告した世帯の数と、いつ何件変わったかの記録は、名前のないまま残ります。
parties-deletion-sure = 確かめ
parties-deletion-yes = 元に戻せないことを確かめました
parties-deletion-not-sure = 消すときは、ここに印をつけてください。
parties-deletion-deed = 名簿を消す

# 公開する内容の欄

# 公開ページ
parties-page-deed = 公開ページを直す
parties-page-look = 公開ページを見る
parties-page-done = 公開ページを直しました。
parties-page-kept = 最後に手入れした日：{ $day }
parties-page-stale = 公開ページが、いまも正しいか確かめる

# 加入の申し込み
parties-counter-join-requests = 加入の申し込みの数
parties-join-title = { $community }に入る
parties-join-lead = 住所を書くと、申し込み先が分かります。下の場所からもえらべます。
parties-join-address = 住所
parties-join-address-hint = 町の名前まででかまいません。例：本町二丁目。団体の名前でもさがせます。
parties-join-area = または、場所をえらぶ
parties-join-found = 「{ $areas }」の申し込み先です。
parties-join-by-name = 名前で見つけました。
parties-join-no-place = この住所の場所が見つかりません。町の名前だけを書くか、下の場所からえらんでください。
parties-join-none = この場所の申し込み先は、ここにはまだありません。市の窓口か、近所の役員に聞いてください。
parties-join-about = 団体のページ
parties-join-telephone = 電話や紙でも申し込めます。団体のページか、市の窓口を見てください。
parties-join-status-way = 申し込みのようすを見る
parties-join-form = { $body }に加入を申し込む
parties-join-purpose = 書いたことは、この団体の役員が、加入の受け付けと連絡に使います。ほかには使いません。市は内容を見ません。
parties-join-by-account = 返事は、自分のページの「入っている団体」で見られます。
parties-join-by-number = アカウントがなくても申し込めます。送ったあとに出る番号と合言葉で、返事を見られます。電話かメールを書いてください。
parties-join-sign-in = アカウントで申し込む
parties-join-note = 役員へのひとこと
parties-join-deed = 申し込む
parties-join-sent = 申し込みを受け付けました。
parties-join-keep = 番号と合言葉を書きとめてください。返事を見るときに使います。
parties-join-said = 伝えました。
parties-join-status = 加入の申し込みのようす
parties-join-status-lead = 申し込んだときに出た番号と合言葉を書いてください。
parties-join-status-deed = ようすを見る
parties-join-number = 受付番号
parties-join-number-hint = 例：J000123
parties-join-code = 合言葉
parties-join-code-hint = 10文字の英字と数字
parties-join-unknown = この番号と合言葉の申し込みは見つかりません。書きとめたものと見くらべてください。
parties-join-body = 団体
parties-join-state = いまのようす
parties-join-state-received = 団体の返事を待っています
parties-join-state-asked = 団体から質問があります
parties-join-state-accepted = 加入しました
parties-join-state-declined = 受けられないという返事です
parties-join-state-withdrawn = 取り下げました
parties-join-thread = やりとり
parties-join-step-sent = 申し込み
parties-join-step-asked = 団体からの質問
parties-join-step-replied = 質問への返事
parties-join-step-accepted = 団体が受け入れました
parties-join-step-declined = 団体からの返事
parties-join-step-withdrawn = 取り下げ
parties-join-reply = 質問への返事
parties-join-reply-deed = 返事を送る
parties-join-withdraw = 申し込みを取り下げる
parties-leave = 退会を申し出る
parties-leave-lead = 役員が確かめると、その日までで会員でなくなります。やめるのに、許しはいりません。
parties-leave-deed = 退会を伝える
parties-leave-asked = 会員のおわりの日
parties-mine = 入っている団体
parties-mine-my = 自分のページ
parties-mine-members = 会員になっている団体
parties-mine-none = アカウントで加入した団体は、まだありません。
parties-mine-joins = 加入の申し込み
parties-mine-no-joins = 申し込みは、まだありません。
parties-mine-leaves = { $day }で退会

# 加入と退会の受け付け
parties-requests = 加入と退会
parties-requests-text = 返事を待つもの：{ $count }
parties-requests-waiting = 加入の申し込み{ $count }件に返事をする
parties-requests-leaving = 退会を確かめる
parties-requests-lead = 返事は、申し込んだ人にも同じように見えます。
parties-requests-open = 返事を待つ申し込み
parties-requests-none = ありません。
parties-requests-leaves = 退会の申し出
parties-requests-no-leaves = 退会の申し出は、ありません。
parties-requests-not-due = その日を待っています
parties-requests-confirm = 退会を確かめる
parties-requests-settled = 済んだもの
parties-requests-answered = 返事をしました。
parties-request = 加入の申し込みに返事をする
parties-answer-how = 返事
parties-answer-accept = 受け入れる
parties-answer-accept-hint = 名簿に入り、今日から会員になります。
parties-answer-ask = 質問する
parties-answer-ask-hint = 返事が来るまで、申し込みは待ちます。
parties-answer-decline = 受けられない
parties-answer-decline-hint = わけを、かならず書いてください。
parties-answer-group-hint = 受け入れるときに、分かれば書きます。
parties-answer-words = 相手への言葉
parties-answer-words-hint = 質問するときと、受けられないときは、かならず書きます。
parties-answer-deed = 返事をする
parties-answer-by-mail = 返事をすると、相手にメールでも知らせます。
parties-answer-by-phone = メールの宛先が分からないので、返事は電話などでも伝えてください。
parties-answer-subject = { $body }からの返事
parties-answer-letter = { $name } さま
    
    { $body }への加入の申し込み（受付番号 { $number }）に、返事がありました。
    
    { $state }。
    { $words }
    
    くわしいことと、こちらからの返事は、次のページで。
    { $link }
    
    番号と合言葉で申し込んだ方は、そのときの合言葉が要ります。
    心あたりがないときは、このメールを捨ててください。
parties-answer-by-hand = 町のページの「加入」から
parties-refused-no-way = 電話かメールの、どちらかを書いてください。返事の連絡に使います。
parties-refused-join-waits = この団体への申し込みが、もうあります。返事を待ってください。
parties-refused-joins-wait = この団体には、たくさんの申し込みが届いています。団体か市の窓口に、電話で聞いてください。
parties-refused-join-settled = この申し込みは、もう終わっています。
parties-refused-leave-waits = 退会は、もう伝わっています。
parties-refused-far = 1年より先の日です。近い日にしてください。
