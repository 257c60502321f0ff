# 様式の書きまちがいを、担当の机で伝えることば
languages-wanted-text = "…" で囲んだ文字
languages-wanted-words = "…" で囲んだ文字か、{"{"} ja = "…", easy = "…", en = "…" {"}"}
languages-wanted-whole = 整数
languages-wanted-number = 数
languages-wanted-yes-no = true か false
languages-wanted-list = [ … ] で囲んだ並び
languages-wanted-table = {"{"} … {"}"} で囲んだ表
languages-wanted-day = "2026-04-01" のような日付か、"today"、"today+14"、"today-30"
languages-wanted-requirement = true か false か条件
languages-wanted-retention = "as_case" か、1 から 100 までの年数
languages-unfit-picks = 選ぶ答えがありません。choice、several、ranking、yes_no、consent の質問を書いてください。
languages-unfit-number = 数ではありません。number、yen、computed の質問を書いてください。
languages-unfit-answer = 答えがありません。ほかの質問を書いてください。
languages-problem-too-large = ファイルが大きすぎます（{ $one } バイト。読めるのは { $two } バイトまで）。聞かなくてもよいことを減らしてください。
languages-problem-control = 目に見えない制御文字があります。消してください。
languages-problem-toml = TOML として読めません（{ $one }）。記号やかっこの組を確かめてください。
languages-problem-missing = { $one } がありません。書き足してください。
languages-problem-unknown = { $one } は、ここでは使えません。消すか、次のどれかに直してください：{ $two }
languages-problem-stray = { $two } の質問に { $one } は使えません。消すか、type を直してください。
languages-problem-type = { $one } には、{ $two }を書いてください。
languages-problem-choice = { $one } に「{ $two }」は使えません。次のどれかを書いてください：{ $three }
languages-problem-empty = { $one } が空です。書いてください。
languages-problem-too-long = { $one } が長すぎます。{ $two } 字までにしてください。
languages-problem-range = { $one } は { $two } から { $three } までにしてください。
languages-problem-too-many = { $one } が多すぎます。{ $two } までにしてください。
languages-problem-single = { $one } が一つでは選べません。二つ以上にしてください。
languages-problem-no-code = 「{ $one }」は code に使えません。英小文字で始め、英小文字・数字・_ だけで { $two } 字までにしてください。
languages-problem-twice = code「{ $one }」が二度出てきます。どちらかを変えてください。
languages-problem-backwards = { $one } が { $two } より大きくなっています。入れかえるか、直してください。
languages-problem-no-purpose = 「{ $one }」の答えは個人情報です。purpose に、何のために使うかを一文で書いてください。
languages-problem-prefill = { $one } は { $two } の質問には入れられません。入れられるのは次の質問です：{ $three }
languages-problem-no-condition = 条件として読めません。{"{"} question = …, is = [ … ] {"}"} か、at_least、at_most、answered、all、any、not で書いてください。
languages-problem-too-deep = 条件の入れ子は { $one } 段までです。簡単な条件にしてください。
languages-problem-no-question = 「{ $one }」という質問はありません。code を直してください。
languages-problem-not-earlier = 「{ $one }」は、この質問より前にありません。条件と計算に使えるのは前の答えだけです。前に移すか、ほかの質問にしてください。
languages-problem-answered-often = 「{ $one }」には答えがいくつもあります。同じ部の質問からだけ使えます。合計には「部.質問」と書いてください。
languages-problem-no-answer = 「{ $one }」に「{ $two }」という答えはありません。次のどれかを書いてください：{ $three }
languages-problem-unfit = 「{ $one }」は { $two } の質問で、{ $three }
languages-problem-no-formula = 計算は sum = [ … ]、product = [a, b]、difference = [a, b] のどれか一つで書いてください。
languages-problem-no-column = { $one } は表の列にできません。次のどれかにしてください：{ $two }
languages-problem-too-many-fields = すべての行を埋めると欄が { $one } になり、一度に送れる { $two } を超えます。質問か行を減らしてください。
languages-problem-unsaid = { $one } に { $two } のことばがありません。日本語がそのまま出ます。
languages-problem-unread = { $one } のやさしい日本語に、ふりがなのない漢字があります：{ $two }。｜漢字《かんじ》のように書いてください。
