# ｜種類《しゅるい》。
parties-sort-federation = { $community }の｜集《あつ》まり
parties-sort-council = { $district }の｜話《はな》しあいの｜会《かい》
parties-sort-neighbourhood = { $community }
parties-sort-group = ｜班《はん》
parties-sort-npo = NPO・｜市民《しみん》の｜集《あつ》まり
parties-sort-company = ｜会社《かいしゃ》
parties-sort-school = ｜学校《がっこう》
parties-sort-hall = ｜公民館《こうみんかん》
parties-sort-manager = ｜市《し》の｜建物《たてもの》を｜動《うご》かす｜会社《かいしゃ》や｜団体《だんたい》
parties-sort-outside = ｜市《し》の｜外《そと》の｜団体《だんたい》
parties-state-preparing = これから｜始《はじ》まります
parties-state-active = ｜活動《かつどう》しています
parties-state-dormant = ｜休《やす》んでいます
parties-state-dissolved = ｜終《お》わりました
parties-state-merged = ほかの｜団体《だんたい》と｜一《ひと》つになりました
parties-theme-safety = ｜災害《さいがい》や｜犯罪《はんざい》から｜守《まも》る
parties-theme-welfare = ｜助《たす》けあい・｜健康《けんこう》
parties-theme-children = ｜子《こ》ども
parties-theme-environment = ｜自然《しぜん》・ごみ
parties-theme-culture = ｜文化《ぶんか》・スポーツ
parties-theme-place = まちをよくする
parties-theme-industry = ｜仕事《しごと》・｜観光《かんこう》
parties-theme-exchange = ｜外国《がいこく》の｜人《ひと》や、ほかの｜町《まち》の｜人《ひと》と

# ｜数《かず》。
parties-counter-organizations = ｜団体《だんたい》の｜数《かず》
parties-counter-member-households = { $community }などに｜入《はい》っている｜家《いえ》の｜数《かず》
parties-counter-memberships = ｜一人《ひとり》ずつ｜書《か》いた｜数《かず》
parties-counter-seats = ｜役《やく》の｜数《かず》
parties-counter-vacant-seats = ｜人《ひと》がいない｜役《やく》の｜数《かず》
parties-unit-organizations = ｜団体《だんたい》
parties-unit-households = ｜世帯《せたい》
parties-unit-memberships = ｜件《けん》
parties-unit-seats = ｜席《せき》

# ｜団体《だんたい》の｜一覧《いちらん》。
parties-list-title = ｜団体《だんたい》をさがす
parties-list-lead = { $town }の｜団体《だんたい》です。｜名前《なまえ》や｜場所《ばしょ》でさがせます。
parties-list-search = ｜団体《だんたい》の｜名前《なまえ》
parties-list-area = ｜場所《ばしょ》
parties-list-kind = ｜種類《しゅるい》
parties-list-theme = していること
parties-list-any = ぜんぶ
parties-list-deed = さがす
parties-list-count = { $count }｜団体《だんたい》
parties-list-count-more = はじめの{ $count }｜団体《だんたい》です。つづきは｜下《した》にあります。
parties-list-sheet = 「{ $area }」の｜人口《じんこう》や｜世帯《せたい》、｜場所《ばしょ》を｜見《み》る
parties-list-none = ｜団体《だんたい》がありません。｜言葉《ことば》を｜短《みじか》くしてください。
parties-list-next = つづきを｜見《み》る
parties-list-csv = ｜団体《だんたい》の｜表《ひょう》（CSV）
parties-list-whole-town = { $town }のぜんぶ
parties-column-slug = ID
parties-column-name = ｜名前《なまえ》
parties-column-kana = ｜名前《なまえ》の｜読《よ》み｜方《かた》
parties-column-en = ｜英語《えいご》の｜名前《なまえ》

# ｜団体《だんたい》のページ。
parties-one-over = この｜団体《だんたい》は、もう｜活動《かつどう》していません。
parties-one-state = いま
parties-one-members = ｜入《はい》っている｜家《いえ》
parties-one-households = { $count }｜世帯《せたい》（{ $day }）
parties-one-place = ｜集《あつ》まる｜場所《ばしょ》
parties-one-phone = ｜電話《でんわ》
parties-one-mail = メール
parties-one-web = ホームページ
parties-one-above = ｜入《はい》っている｜集《あつ》まり
parties-one-section = ｜市役所《しやくしょ》で｜聞《き》くところ
parties-one-officers = ｜役《やく》の｜人《ひと》
parties-one-nobody = ｜名前《なまえ》を｜出《だ》している｜人《ひと》は、いません。
parties-one-since = { $day }から
parties-one-vacant = ｜人《ひと》がいません
parties-one-below = この｜団体《だんたい》に｜入《はい》っている｜団体《だんたい》
parties-api-limit = limit は1から{ $max }までの｜数《かず》です。
