# ｜団体《だんたい》の｜机《つくえ》
parties-office-list-title = ｜団体《だんたい》の｜机《つくえ》
parties-office-list-lead = ｜役《やく》をしている｜団体《だんたい》の、｜名簿《めいぼ》やページを、ここで｜書《か》きます。
parties-office-list-none = いま、ひらける｜机《つくえ》はありません。｜役《やく》についたら、｜市役所《しやくしょ》か、｜団体《だんたい》の｜人《ひと》に｜言《い》ってください。
parties-office-mine-none = ｜役《やく》についている｜団体《だんたい》は、いまありません。
parties-office-post = { $post }として、ひらいています。
parties-office-next = ｜次《つぎ》にすること
parties-office-parts = ｜書《か》くもの
parties-office-public = みんなが｜見《み》るページ
parties-office-public-text = だれでも｜読《よ》めるページです。

# What cannot be taken as it was written.
parties-days = { $from }から{ $to }まで
parties-form-from = はじめの｜日《ひ》
parties-form-to = おわりの｜日《ひ》
parties-refused-unknown = えらんだもの、または｜書《か》いたものが｜見《み》つかりません。もう｜一度《いちど》えらんでください。

# When something cannot be written into the roster
parties-refused-persons = ｜人数《にんずう》は、1から{ $max }までにしてください。
parties-refused-empty-roster = ｜名簿《めいぼ》に、まだ｜家《いえ》がありません。｜先《さき》に｜書《か》いてください。
parties-refused-counted-by-roster = いまは｜名簿《めいぼ》の｜数《かず》が、そのまま｜報告《ほうこく》になります。｜先《さき》に「｜数《かぞ》え｜方《かた》」を｜変《か》えてください。
parties-refused-shared-long = ｜見《み》せるのは、｜長《なが》くて1｜年《ねん》です。おわりの｜日《ひ》を｜早《はや》くしてください。
parties-office-back = ｜書《か》かないで｜戻《もど》る

# The roster of members
parties-roster = ｜会員《かいいん》の｜名簿《めいぼ》
parties-roster-lead = この｜名簿《めいぼ》は、｜団体《だんたい》のものです。｜市《し》には、｜数《かず》だけが｜見《み》えます。
parties-roster-text = { $count }｜世帯《せたい》。｜紙《かみ》で｜読《よ》むのは{ $paper }｜世帯《せたい》。
parties-roster-begin = ｜名簿《めいぼ》に、はじめの｜家《いえ》を｜書《か》く
parties-roster-search = ｜名前《なまえ》、かな、｜班《はん》
parties-roster-found = ｜名前《なまえ》のある｜家《いえ》：{ $count }
parties-roster-all = ｜会員《かいいん》の｜家《いえ》
parties-roster-named = ｜名前《なまえ》を｜書《か》いた｜家《いえ》
parties-roster-unnamed = ｜数《かず》だけの｜家《いえ》
parties-roster-households = { $count }｜世帯《せたい》
parties-roster-people = { $count }｜人《にん》
parties-roster-group = { $group }　{ $count }｜世帯《せたい》
parties-roster-print = ｜班《はん》ごとに｜印刷《いんさつ》する
parties-roster-print-lead = このページを｜印刷《いんさつ》できます。ボタンは｜出《で》ません。
parties-roster-print-day = { $body }　{ $day }
parties-roster-csv = ｜表《ひょう》にして｜取《と》り｜出《だ》す（CSV）
parties-roster-shares = ｜市《し》に｜見《み》せる、だれが｜見《み》たか
parties-roster-done-entered = ｜名簿《めいぼ》に｜書《か》きました。
parties-roster-done-corrected = ｜直《なお》しました。
parties-roster-done-ended = ｜名簿《めいぼ》から｜外《はず》しました。
parties-roster-done-counted = ｜数《かず》を｜書《か》きました。
parties-roster-done-deleted = ｜名簿《めいぼ》を｜消《け》しました。｜報告《ほうこく》した｜数《かず》は｜残《のこ》っています。
parties-entry = ｜会員《かいいん》の｜家《いえ》を｜直《なお》す
parties-entry-deed = ｜直《なお》す
parties-entry-new = ｜家《いえ》を｜書《か》く
parties-entry-new-deed = ｜書《か》く
parties-entry-label = ｜家《いえ》の｜名前《なまえ》
parties-entry-label-hint = ｜家《いえ》の｜代表《だいひょう》の｜人《ひと》の｜名前《なまえ》など。マイナンバーは｜書《か》かないでください。
parties-entry-kana = かな
parties-entry-group = ｜班《はん》
parties-entry-group-hint = ｜団体《だんたい》で｜使《つか》っている｜呼《よ》び｜方《かた》で｜書《か》きます。｜例《れい》：1｜班《はん》
parties-entry-address = ｜住所《じゅうしょ》
parties-entry-phone = ｜電話《でんわ》
parties-entry-mail = メール
parties-entry-persons = ｜人数《にんずう》
parties-entry-paper = ｜紙《かみ》のお｜知《し》らせ
parties-entry-paper-yes = ｜紙《かみ》で｜受《う》け｜取《と》る
parties-entry-note = メモ
parties-entry-note-hint = ｜団体《だんたい》の｜中《なか》だけで｜使《つか》います。｜体《からだ》のことや｜家《いえ》のことは、｜書《か》かないでください。
parties-entry-from = ｜会員《かいいん》になった｜日《ひ》
parties-entry-since = ｜会員《かいいん》の｜時《とき》
parties-entry-source = ｜名簿《めいぼ》に｜入《はい》ったわけ
parties-entry-source-entered = ｜役員《やくいん》が｜書《か》きました
parties-entry-source-joined = ｜加入《かにゅう》の｜申《もう》し｜込《こ》みから
parties-entry-source-imported = ｜表《ひょう》の｜読《よ》みこみから
parties-entry-unnamed = ｜数《かず》だけの｜家《いえ》
parties-entry-leave = ｜会員《かいいん》をやめる・｜取《と》り｜消《け》す
parties-leaving-how = どうしますか
parties-leaving-end = ｜会員《かいいん》をやめた
parties-leaving-end-hint = その｜日《ひ》まで｜会員《かいいん》だったことが｜残《のこ》ります。
parties-leaving-withdraw = まちがって｜書《か》いた
parties-leaving-withdraw-hint = はじめから｜会員《かいいん》でなかったことになります。
parties-leaving-last = ｜会員《かいいん》だったおわりの｜日《ひ》
parties-leaving-deed = ｜名簿《めいぼ》から｜外《はず》す
parties-counted = ｜名前《なまえ》を｜書《か》かないで、｜数《かず》だけ｜数《かぞ》える
parties-counted-lead = ｜班《はん》と｜家《いえ》の｜数《かず》だけを｜書《か》きます。だれの｜名前《なまえ》も｜書《か》きません。
parties-counted-count = ｜名前《なまえ》を｜書《か》かない｜家《いえ》の｜数《かず》
parties-counted-hint = ｜名前《なまえ》を｜書《か》いた｜家《いえ》は、｜入《い》れません。｜前《まえ》の｜数《かず》と｜入《い》れかわります。
parties-counted-deed = ｜数《かず》を｜書《か》く
parties-counting = ｜家《いえ》の｜数《かぞ》え｜方《かた》
parties-counting-lead = ｜市《し》の｜数字《すうじ》に｜使《つか》う｜数《かず》を、どこから｜取《と》るかです。｜二《ふた》つを｜足《た》しません。
parties-counting-reports = ｜報告《ほうこく》した｜数《かず》
parties-counting-reports-hint = ｜年《ねん》に｜一度《いちど》など、｜数《かぞ》えて｜報告《ほうこく》します。
parties-counting-roster = ｜名簿《めいぼ》の｜数《かず》
parties-counting-roster-hint = ｜名簿《めいぼ》の｜数《かず》が｜変《か》わると、その｜日《ひ》に｜報告《ほうこく》したことになります。
parties-counting-deed = この｜数《かぞ》え｜方《かた》にする
parties-own-report = ｜家《いえ》の｜数《かず》を｜報告《ほうこく》する
parties-own-report-lead = ｜団体《だんたい》で｜数《かぞ》えた｜数《かず》を｜書《か》きます。すぐに｜市《し》の｜数字《すうじ》に｜入《はい》ります。
parties-own-report-last = ｜前《まえ》の｜報告《ほうこく》
parties-own-report-day = ｜数《かぞ》えた｜日《ひ》
parties-own-report-reason = ｜直《なお》すわけ
parties-own-report-reason-hint = ｜同《おな》じ｜日《ひ》の｜報告《ほうこく》を｜直《なお》すときだけ、｜書《か》きます。
parties-own-report-deed = ｜報告《ほうこく》する
parties-share-lead = ｜名簿《めいぼ》は、｜団体《だんたい》が｜決《き》めた｜日《ひ》だけ、｜市《し》に｜見《み》えます。｜市《し》が｜見《み》ると、｜下《した》に｜残《のこ》ります。
parties-share-none = いままで、｜市《し》に｜見《み》せたことはありません。
parties-share-new = ｜市《し》に｜見《み》せる
parties-share-new-lead = ｜見《み》せる｜前《まえ》に、｜会員《かいいん》に｜言《い》ってください。｜書《か》いた｜目的《もくてき》だけに｜使《つか》います。
parties-share-purpose = ｜目的《もくてき》
parties-share-purpose-hint = ｜例《れい》：｜防災訓練《ぼうさいくんれん》のお｜知《し》らせを｜届《とど》けるため
parties-share-deed = この｜間《あいだ》、｜見《み》せる
parties-share-end = ｜見《み》せるのをやめる
parties-share-ended = やめました
parties-share-past = ｜終《お》わりました
parties-share-done = ｜市《し》に｜見《み》えるようにしました。
parties-share-done-ended = ｜市《し》に｜見《み》えないようにしました。
parties-share-looks = ｜市《し》が｜見《み》た｜記録《きろく》
parties-share-no-looks = ｜市《し》が｜見《み》た｜記録《きろく》は、ありません。
parties-share-city = ｜市役所《しやくしょ》
parties-deletion = ｜名簿《めいぼ》をぜんぶ｜消《け》す
parties-deletion-lead = ｜名簿《めいぼ》の｜名前《なまえ》や｜住所《じゅうしょ》と、｜申《もう》し｜込《こ》みを、ぜんぶ｜消《け》します。｜元《もと》に｜戻《もど》せません。｜先《さき》に｜表《ひょう》にして｜取《と》り｜出《だ》せます。
parties-deletion-stays = ｜残《のこ》るのは｜数《かず》だけです。｜名前《なまえ》は｜残《のこ》りません。
parties-deletion-sure = ｜確《たし》かめ
parties-deletion-yes = ｜元《もと》に｜戻《もど》せないことを｜確《たし》かめました
parties-deletion-not-sure = ｜消《け》すときは、ここに｜印《しるし》をつけてください。
parties-deletion-deed = ｜名簿《めいぼ》を｜消《け》す

# The public part

# The public page
parties-page-deed = ページを｜直《なお》す
parties-page-look = ページを｜見《み》る
parties-page-done = ページを｜直《なお》しました。
parties-page-kept = ｜最後《さいご》に｜直《なお》した｜日《ひ》：{ $day }
parties-page-stale = みんなが｜見《み》るページが、｜正《ただ》しいか｜見《み》る

# Joining
parties-counter-join-requests = ｜入《はい》りたいという｜申《もう》し｜込《こ》みの｜数《かず》
parties-join-title = { $community }に｜入《はい》る
parties-join-lead = ｜住所《じゅうしょ》を｜書《か》くと、｜申《もう》し｜込《こ》み｜先《さき》が｜分《わ》かります。｜下《した》の｜場所《ばしょ》からもえらべます。
parties-join-address = ｜住所《じゅうしょ》
parties-join-address-hint = ｜町《まち》の｜名前《なまえ》まででいいです。｜例《れい》：｜本町二丁目《ほんまちにちょうめ》。｜団体《だんたい》の｜名前《なまえ》でもさがせます。
parties-join-area = または、｜場所《ばしょ》をえらぶ
parties-join-found = 「{ $areas }」の｜申《もう》し｜込《こ》み｜先《さき》です。
parties-join-by-name = ｜名前《なまえ》で｜見《み》つけました。
parties-join-no-place = この｜住所《じゅうしょ》の｜場所《ばしょ》が｜見《み》つかりません。｜町《まち》の｜名前《なまえ》だけを｜書《か》くか、｜下《した》の｜場所《ばしょ》からえらんでください。
parties-join-none = この｜場所《ばしょ》の｜団体《だんたい》は、ここにはまだありません。｜市役所《しやくしょ》に｜聞《き》いてください。
parties-join-about = ｜団体《だんたい》のページ
parties-join-telephone = ｜電話《でんわ》や｜紙《かみ》でも、｜申《もう》し｜込《こ》めます。
parties-join-status-way = ｜申《もう》し｜込《こ》みがどうなったか｜見《み》る
parties-join-form = { $body }に｜入《はい》る｜申《もう》し｜込《こ》み
parties-join-purpose = ｜書《か》いたことは、この｜団体《だんたい》の｜役員《やくいん》だけが｜読《よ》みます。｜入《はい》るための｜連絡《れんらく》だけに｜使《つか》います。
parties-join-by-account = ｜返事《へんじ》は、｜自分《じぶん》のページで｜見《み》られます。
parties-join-by-number = アカウントがなくても、｜申《もう》し｜込《こ》めます。｜番号《ばんごう》と｜合言葉《あいことば》で、｜返事《へんじ》を｜見《み》ます。｜電話《でんわ》かメールを｜書《か》いてください。
parties-join-sign-in = アカウントで｜申《もう》し｜込《こ》む
parties-join-note = ｜役員《やくいん》へのひとこと
parties-join-deed = ｜申《もう》し｜込《こ》む
parties-join-sent = ｜申《もう》し｜込《こ》みました。
parties-join-keep = ｜番号《ばんごう》と｜合言葉《あいことば》を｜書《か》いてください。｜返事《へんじ》を｜見《み》るときに｜使《つか》います。
parties-join-said = ｜伝《つた》えました。
parties-join-status = ｜申《もう》し｜込《こ》みがどうなったか
parties-join-status-lead = ｜申《もう》し｜込《こ》んだときの｜番号《ばんごう》と｜合言葉《あいことば》を｜書《か》いてください。
parties-join-status-deed = ｜見《み》る
parties-join-number = ｜番号《ばんごう》
parties-join-number-hint = ｜例《れい》：J000123
parties-join-code = ｜合言葉《あいことば》
parties-join-code-hint = 10｜文字《もじ》の｜英語《えいご》の｜字《じ》と｜数字《すうじ》
parties-join-unknown = この｜番号《ばんごう》と｜合言葉《あいことば》は｜見《み》つかりません。もう｜一度《いちど》｜見《み》てください。
parties-join-body = ｜団体《だんたい》
parties-join-state = いま
parties-join-state-received = ｜団体《だんたい》の｜返事《へんじ》を｜待《ま》っています
parties-join-state-asked = ｜団体《だんたい》から｜質問《しつもん》があります
parties-join-state-accepted = ｜入《はい》りました
parties-join-state-declined = ｜入《はい》れないという｜返事《へんじ》です
parties-join-state-withdrawn = やめました
parties-join-thread = やりとり
parties-join-step-sent = ｜申《もう》し｜込《こ》み
parties-join-step-asked = ｜団体《だんたい》からの｜質問《しつもん》
parties-join-step-replied = ｜質問《しつもん》への｜返事《へんじ》
parties-join-step-accepted = ｜団体《だんたい》が「はい」と｜言《い》いました
parties-join-step-declined = ｜団体《だんたい》からの｜返事《へんじ》
parties-join-step-withdrawn = やめました
parties-join-reply = ｜質問《しつもん》への｜返事《へんじ》
parties-join-reply-deed = ｜返事《へんじ》を｜送《おく》る
parties-join-withdraw = ｜申《もう》し｜込《こ》みをやめる
parties-leave = ｜団体《だんたい》をやめる
parties-leave-lead = その｜日《ひ》まで｜会員《かいいん》です。やめるのに、｜許《ゆる》しはいりません。
parties-leave-deed = やめると｜伝《つた》える
parties-leave-asked = やめる｜日《ひ》
parties-mine = ｜入《はい》っている｜団体《だんたい》
parties-mine-my = ｜自分《じぶん》のページ
parties-mine-members = ｜会員《かいいん》になっている｜団体《だんたい》
parties-mine-none = アカウントで｜入《はい》った｜団体《だんたい》は、まだありません。
parties-mine-joins = ｜申《もう》し｜込《こ》み
parties-mine-no-joins = ｜申《もう》し｜込《こ》みは、まだありません。
parties-mine-leaves = { $day }で、やめます

# Requests at the desk
parties-requests = ｜入《はい》る｜人《ひと》、やめる｜人《ひと》
parties-requests-text = ｜返事《へんじ》を｜待《ま》つもの：{ $count }
parties-requests-waiting = ｜入《はい》りたい｜人《ひと》{ $count }｜人《にん》に｜返事《へんじ》をする
parties-requests-leaving = やめる｜人《ひと》を｜確《たし》かめる
parties-requests-lead = ｜返事《へんじ》は、｜申《もう》し｜込《こ》んだ｜人《ひと》にも｜見《み》えます。
parties-requests-open = ｜返事《へんじ》を｜待《ま》つ｜申《もう》し｜込《こ》み
parties-requests-none = ありません。
parties-requests-leaves = やめる｜人《ひと》
parties-requests-no-leaves = やめる｜人《ひと》は、いません。
parties-requests-not-due = その｜日《ひ》を｜待《ま》っています
parties-requests-confirm = ｜確《たし》かめる
parties-requests-settled = ｜終《お》わったもの
parties-requests-answered = ｜返事《へんじ》をしました。
parties-request = ｜申《もう》し｜込《こ》みに｜返事《へんじ》をする
parties-answer-how = ｜返事《へんじ》
parties-answer-accept = 「はい」と｜言《い》う
parties-answer-accept-hint = ｜名簿《めいぼ》に｜入《はい》って、｜今日《きょう》から｜会員《かいいん》です。
parties-answer-ask = ｜質問《しつもん》する
parties-answer-ask-hint = ｜返事《へんじ》が｜来《く》るまで、｜待《ま》ちます。
parties-answer-decline = 「いいえ」と｜言《い》う
parties-answer-decline-hint = わけを、かならず｜書《か》いてください。
parties-answer-group-hint = 「はい」のとき、｜分《わ》かれば｜書《か》きます。
parties-answer-words = ｜相手《あいて》への｜言葉《ことば》
parties-answer-words-hint = ｜質問《しつもん》のときと「いいえ」のときは、かならず｜書《か》きます。
parties-answer-deed = ｜返事《へんじ》をする
parties-answer-by-mail = ｜返事《へんじ》をすると、｜相手《あいて》にメールでも｜知《し》らせます。
parties-answer-by-phone = メールの｜宛先《あてさき》が｜分《わ》からないので、｜返事《へんじ》は｜電話《でんわ》などでも｜伝《つた》えてください。
parties-answer-subject = { $body }からの｜返事《へんじ》
parties-answer-letter = { $name } さま
    
    { $body }に｜入《はい》る｜申《もう》し｜込《こ》み（｜受付番号《うけつけばんごう》 { $number }）に、｜返事《へんじ》がありました。
    
    { $state }。
    { $words }
    
    くわしいことは、｜次《つぎ》のページで｜読《よ》めます。
    { $link }
    
    ｜番号《ばんごう》と｜合言葉《あいことば》で｜申《もう》し｜込《こ》んだ｜人《ひと》は、そのときの｜合言葉《あいことば》が｜要《い》ります。
parties-answer-by-hand = ｜町《まち》のページから
parties-refused-no-way = ｜電話《でんわ》かメールの、どちらかを｜書《か》いてください。
parties-refused-join-waits = この｜団体《だんたい》への｜申《もう》し｜込《こ》みが、もうあります。｜返事《へんじ》を｜待《ま》ってください。
parties-refused-joins-wait = この｜団体《だんたい》には、｜申《もう》し｜込《こ》みがたくさんあります。｜電話《でんわ》で｜聞《き》いてください。
parties-refused-join-settled = この｜申《もう》し｜込《こ》みは、もう｜終《お》わっています。
parties-refused-leave-waits = やめることは、もう｜伝《つた》わっています。
parties-refused-far = 1｜年《ねん》より｜先《さき》の｜日《ひ》です。｜近《ちか》い｜日《ひ》にしてください。
