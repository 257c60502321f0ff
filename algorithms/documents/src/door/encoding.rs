//! The letters of a text file: UTF-8, UTF-16 with or without a mark, CP932, EUC-JP, ISO-2022-JP.

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// The text of bytes; what cannot be read becomes a replacement sign.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| guessed(bytes)).unwrap_or(UTF_8);
    let (text, _, _) = encoding.decode(bytes);
    text.into_owned()
}

fn guessed(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some(wide) = wide_without_mark(&bytes[..bytes.len().min(4096)]) {
        return Some(wide);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some(if bytes.windows(3).any(|window| matches!(window, b"\x1b$B" | b"\x1b$@")) { ISO_2022_JP } else { UTF_8 });
    }
    // The one that leaves fewest signs unread; a few broken bytes do not make a text of UTF-8 another one.
    [UTF_8, SHIFT_JIS, EUC_JP].into_iter().min_by_key(|encoding| strangeness(encoding, bytes))
}

/// UTF-16 without a mark: every second byte of Latin letters and line feeds is zero.
pub fn wide_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    if head.len() < 8 {
        return None;
    }
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = head.len() / 80 + 1;
    if odd >= enough && even == 0 {
        Some(UTF_16LE)
    } else if even >= enough && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// How little a reading looks like Japanese.
fn strangeness(encoding: &&'static Encoding, bytes: &[u8]) -> usize {
    let sample = &bytes[..bytes.len().min(200_000)];
    let (text, _, _) = encoding.decode(sample);
    let lost = text.chars().filter(|c| *c == '\u{fffd}').count();
    // Bytes of one encoding read as another turn into half-width kana and private signs.
    let odd = text.chars().filter(|c| matches!(c, '\u{ff61}'..='\u{ff9f}' | '\u{e000}'..='\u{f8ff}')).count();
    lost * 20 + odd
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "指標名,現状値\r\n自治会加入率,６５．３％\r\n①会議の開催回数,12回\r\n";

    #[test]
    fn texts_of_all_encodings_are_read() {
        for encoding in [UTF_8, SHIFT_JIS, EUC_JP, ISO_2022_JP] {
            let (bytes, _, lost) = encoding.encode(TEXT);
            assert!(encoding == ISO_2022_JP || encoding == EUC_JP || !lost, "{}", encoding.name());
            assert!(decoded(&bytes).contains("自治会加入率"), "{}", encoding.name());
        }
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&wide), TEXT);
        let marked = [&[0xff, 0xfe], wide.as_slice()].concat();
        assert_eq!(decoded(&marked), TEXT);
        assert_eq!(decoded("\u{feff}指標".as_bytes()), "指標");
    }
}
