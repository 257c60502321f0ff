# ｜団体《だんたい》の｜机《つくえ》
parties-office-list-title = ｜団体《だんたい》の｜机《つくえ》
parties-office-list-lead = ｜役《やく》をしている｜団体《だんたい》の、｜名簿《めいぼ》やページを、ここで｜書《か》きます。
parties-office-list-none = いま、ひらける｜机《つくえ》はありません。｜役《やく》についたら、｜市役所《しやくしょ》か、｜団体《だんたい》の｜人《ひと》に｜言《い》ってください。
parties-office-post = { $post }として、ひらいています。
parties-office-next = ｜次《つぎ》にすること
parties-office-parts = ｜書《か》くもの
parties-office-public = みんなが｜見《み》るページ
parties-office-public-text = だれでも｜読《よ》めるページです。
parties-right = ｜団体《だんたい》の｜机《つくえ》でできること
parties-right-hint = ｜役《やく》をしている｜間《あいだ》だけ、できます。
parties-right-none = ｜机《つくえ》はひらけません
parties-right-reads = ｜見《み》ることができます
parties-right-keeps = ｜見《み》て、｜書《か》くことができます
