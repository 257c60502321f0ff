# 団体の机：入り口と、はじめのページ
parties-office-list-title = 団体の机
parties-office-list-lead = 役についている団体の、名簿や公開ページを、ここで手入れします。
parties-office-list-none = いま、机をひらける団体はありません。役についたら、市の担当か、団体の役員に伝えてください。役にアカウントを結ぶと、ここに出ます。
parties-office-post = { $post }として、ひらいています。
parties-office-next = 次にすること
parties-office-parts = 手入れするもの
parties-office-public = 公開ページ
parties-office-public-text = だれでも読めるページです。
parties-right = 団体の机でできること
parties-right-hint = 役についている間だけ、できます。任期が終わると、その日でできなくなります。
parties-right-none = 机はひらけません
parties-right-reads = 見ることができます
parties-right-keeps = 見て、書くことができます

# 書いたものを受けられないとき
parties-form-day-wrong = 日を読めません。2026年4月1日、または 2026-04-01 のように書いてください。
parties-form-number-wrong = 数を読めません。120 のように、数字だけで書いてください。
parties-days = { $from }から{ $to }まで
parties-days-from = { $from }から
parties-form-from = はじめの日
parties-form-to = おわりの日
parties-form-to-hint = 決まっていないときは、書きません。
parties-refused-empty = 何も書かれていません。書いてください。
parties-refused-long = { $max }文字までにしてください。
parties-refused-individual-number = マイナンバーのような12けたの数字があります。消してください。マイナンバーは、どこにも残しません。
parties-refused-unknown = えらんだもの、または書いたものが見つかりません。名前が二つあるときは、番号で書いてください。
parties-refused-backwards = おわりの日が、はじめの日より前です。日を直してください。
parties-refused-not-yet = まだ来ていない日です。今日までの日にしてください。
parties-refused-ends = { $day }で終わることになっています。それより前の日にしてください。
parties-refused-early = はじまるのは{ $day }です。それより後の日にするか、取り消してください。
parties-refused-outside-body = この団体があるのは{ $days }です。その中の日にしてください。
parties-refused-count = 数は{ $max }までの、0か1より大きい数にしてください。
parties-refused-reported = 同じ日の報告がもうあります。直すなら、理由を書いてください。
parties-refused-reason = 理由を書いてください。
parties-refused-last-keeper = 机で書ける役が、ほかにありません。先に、ほかの役を書けるようにしてください。
