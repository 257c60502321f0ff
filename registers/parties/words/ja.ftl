# 種類。町の言葉があれば、それが先。
parties-sort-federation = { $community }の連合会
parties-sort-council = { $district }の協議会
parties-sort-neighbourhood = { $community }
parties-sort-group = 班・組
parties-sort-npo = NPO・市民団体
parties-sort-company = 会社・事業者
parties-sort-school = 学校・園
parties-sort-hall = 公民館・集会所
parties-sort-manager = 指定管理者
parties-sort-outside = 市の外の団体
parties-state-preparing = 準備中
parties-state-active = 活動中
parties-state-dormant = 休止中
parties-state-dissolved = 解散
parties-state-merged = 統合
parties-theme-safety = 防災・防犯
parties-theme-welfare = 福祉・健康
parties-theme-children = 子ども・教育
parties-theme-environment = 環境
parties-theme-culture = 文化・スポーツ
parties-theme-place = まちづくり
parties-theme-industry = 産業・観光
parties-theme-exchange = 交流・国際

# 数えるもの
parties-counter-organizations = 団体の数
parties-counter-member-households = { $community }などに入っている世帯の数（団体の報告）
parties-counter-memberships = 一人ずつ登録した加入の数
parties-counter-seats = 役の席の数
parties-counter-vacant-seats = 空いている役の席の数
parties-unit-organizations = 団体
parties-unit-households = 世帯
parties-unit-memberships = 件
parties-unit-seats = 席

# 団体の一覧
parties-list-title = 団体をさがす
parties-list-lead = { $town }で活動している団体です。{ $community }、{ $district }の協議会、NPO、学校などを、場所や活動からさがせます。
parties-list-search = 団体の名前
parties-list-area = 活動する場所
parties-list-kind = 種類
parties-list-theme = 活動の内容
parties-list-any = すべて
parties-list-deed = さがす
parties-list-count = { $count }団体
parties-list-count-more = はじめの{ $count }団体。つづきは下にあります。
parties-list-sheet = 「{ $area }」の人口や世帯、場所を見る
parties-list-none = あてはまる団体はありません。言葉を短くするか、場所や種類を「すべて」にしてください。
parties-list-next = つづきを見る
parties-list-csv = 団体の表（CSV）
parties-list-whole-town = { $town }全体
parties-column-slug = ID
parties-column-name = 名称
parties-column-kana = 名称_カナ
parties-column-en = 名称_英語

# 団体のページ
parties-one-over = この団体は、もう活動していません。
parties-one-state = いまのようす
parties-one-members = 入っている世帯
parties-one-households = { $count }世帯（{ $day }、団体の報告）
parties-one-place = 集まる場所
parties-one-phone = 電話
parties-one-mail = メール
parties-one-web = ホームページ
parties-one-above = 入っている組織
parties-one-section = 市の担当
parties-one-officers = 役の人
parties-one-nobody = 公開している役の人は、いません。
parties-one-since = { $day }から
parties-one-vacant = 空いています
parties-one-below = この団体に入っている団体
parties-api-limit = limit は1から{ $max }までの数です。
