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
