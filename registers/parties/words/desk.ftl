parties-desk-entry = 名簿
