# The frame of the pages of city hall, in Japanese only.
web-desk-label = 職員のページ
web-desk-sign-out = ログアウト
