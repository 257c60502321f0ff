//! What a file is by its contents. Its name and what the browser says of it are not asked.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use encoding_rs::{CoderResult, Decoder, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use crate::media::Media;
use crate::refused::Refused;

/// Parts of an office document at most; a workbook of a whole town has some hundred.
const PARTS_MAX: usize = 5_000;
/// What an office document may unpack to, in bytes.
const EXPANDED_MAX: u64 = 100 * 1024 * 1024;
/// How much of a file is looked at for its first signs.
const HEAD: usize = 512;

/// What a file is, among these.
pub(crate) fn sniff(file: &mut File, wanted: &[Media], name: &str) -> Result<Media, Unread> {
    let mut head = Vec::with_capacity(HEAD);
    file.rewind()?;
    file.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let media = match by_head(&head) {
        Some(Sign::Is(media)) => media,
        Some(Sign::Packed) => packed(file, wanted)?,
        None => {
            // Reading a whole text is for those who take one.
            let takes_text = wanted.iter().any(|media| matches!(media, Media::Csv | Media::Txt));
            let is_text = takes_text && !is_markup(&head) && is_text(file, &head)?;
            let is_table = name.to_ascii_lowercase().ends_with(".csv") || !wanted.contains(&Media::Txt);
            let text = if is_table && wanted.contains(&Media::Csv) { Media::Csv } else { Media::Txt };
            is_text.then_some(text).ok_or(Refused::OtherKind)?
        }
    };
    file.seek(SeekFrom::Start(0))?;
    if wanted.contains(&media) { Ok(media) } else { Err(Refused::OtherKind.into()) }
}

/// Why a file could not be looked at.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unread {
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    Disk(#[from] std::io::Error),
}

#[derive(Debug, PartialEq, Eq)]
enum Sign {
    Is(Media),
    /// A ZIP archive; what it is stands in the names inside.
    Packed,
}

fn by_head(head: &[u8]) -> Option<Sign> {
    match head {
        [0xff, 0xd8, 0xff, ..] => Some(Sign::Is(Media::Jpeg)),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Sign::Is(Media::Png)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Sign::Is(Media::Webp)),
        [b'%', b'P', b'D', b'F', b'-', b'1' | b'2', b'.', ..] => Some(Sign::Is(Media::Pdf)),
        [b'P', b'K', 3, 4, ..] => Some(Sign::Packed),
        _ => None,
    }
}

/// A document of an office program, by the names of its parts (ECMA-376). Everything in it is unpacked once and counted:
/// the sizes that it claims are not believed.
fn packed(file: &mut File, wanted: &[Media]) -> Result<Media, Unread> {
    if !wanted.iter().any(|media| matches!(media, Media::Docx | Media::Xlsx)) {
        return Err(Refused::OtherKind.into());
    }
    file.rewind()?;
    let mut archive = zip::ZipArchive::new(file).map_err(|_| Refused::Broken)?;
    if archive.len() > PARTS_MAX {
        return Err(Refused::Expands.into());
    }
    let names = archive.file_names().map(|name| name.map(|name| name.to_ascii_lowercase()));
    let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|_| Refused::Broken)?;
    let has = |part: &str| names.iter().any(|name| name == part);
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) {
        return Err(Refused::Macros.into());
    }
    let media = match (has("[content_types].xml"), has("word/document.xml"), has("xl/workbook.xml")) {
        (true, true, false) => Media::Docx,
        (true, false, true) => Media::Xlsx,
        _ => return Err(Refused::OtherKind.into()),
    };
    let mut left = EXPANDED_MAX;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| Refused::Broken)?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| Refused::Broken)?;
        left = left.checked_sub(size).ok_or(Refused::Expands)?;
    }
    Ok(media)
}

/// A text that a browser could take for a page or a drawing with a program in it.
fn is_markup(head: &[u8]) -> bool {
    let start = head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(head);
    let mut first = start.iter().copied().filter(|byte| *byte != 0 && !matches!(byte, 0xfe | 0xff));
    first.find(|byte| !byte.is_ascii_whitespace()) == Some(b'<')
}

/// Whether the whole file is text in one of the encodings of an office, with no sign that nobody can see or mean.
fn is_text(file: &mut File, head: &[u8]) -> std::io::Result<bool> {
    let likely = match head {
        [] => return Ok(false),
        [0xff, 0xfe, ..] | [_, 0, _, 0, ..] => vec![UTF_16LE],
        [0xfe, 0xff, ..] | [0, _, 0, _, ..] => vec![UTF_16BE],
        _ => vec![UTF_8, SHIFT_JIS],
    };
    for encoding in likely {
        file.rewind()?;
        if decodes(file, encoding.new_decoder())? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn decodes(file: &mut File, mut decoder: Decoder) -> std::io::Result<bool> {
    let (mut bytes, mut text) = (vec![0; 16 * 1024], String::with_capacity(64 * 1024));
    loop {
        let read = file.read(&mut bytes)?;
        text.clear();
        let (result, taken, is_broken) = decoder.decode_to_string(&bytes[..read], &mut text, read == 0);
        let is_seen = |sign: char| !sign.is_control() || matches!(sign, '\r' | '\n' | '\t');
        // The room is four times what comes in, so nothing is ever left over.
        if is_broken || result != CoderResult::InputEmpty || taken != read || !text.chars().all(is_seen) {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn of(bytes: &[u8], wanted: &[Media], name: &str) -> Result<Media, Refused> {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(bytes).expect("written");
        sniff(&mut file, wanted, name).map_err(|unread| match unread {
            Unread::Refused(refused) => refused,
            Unread::Disk(error) => panic!("{error}"),
        })
    }

    /// An archive of parts of so many bytes each.
    fn packed(parts: &[(&str, usize)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
            archive.write_all(&vec![0; *bytes]).expect("written");
        }
        archive.finish().expect("an archive").into_inner()
    }

    #[test]
    fn a_file_is_what_its_contents_are() {
        let docx = packed(&[("[Content_Types].xml", 3), ("word/document.xml", 9)]);
        let xlsx = packed(&[("[Content_Types].xml", 3), ("xl/workbook.xml", 9)]);
        let (cp932, _, _) = SHIFT_JIS.encode("氏名,電話\r\n見本,026\r\n");
        let wide: Vec<u8> = std::iter::once(0xfeff).chain("氏名".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let files: [(&[u8], &str, Media); 10] = [
            (b"\xff\xd8\xff\xe0 and so on", "x.txt", Media::Jpeg),
            (b"\x89PNG\r\n\x1a\n and so on", "x", Media::Png),
            (b"RIFF1234WEBPVP8 ", "x", Media::Webp),
            (b"%PDF-1.7\n", "x.jpg", Media::Pdf),
            (&docx, "x.xlsx", Media::Docx),
            (&xlsx, "x", Media::Xlsx),
            ("氏名,電話\n".as_bytes(), "roster.CSV", Media::Csv),
            (&cp932, "roster.csv", Media::Csv),
            (&wide, "memo.txt", Media::Txt),
            (b"a", "memo", Media::Txt),
        ];
        for (bytes, name, media) in files {
            assert_eq!(of(bytes, Media::ALL, name), Ok(media), "{name}");
            let others: Vec<Media> = Media::ALL.iter().copied().filter(|other| *other != media).collect();
            let is_text = matches!(media, Media::Csv | Media::Txt);
            assert!(is_text || of(bytes, &others, name) == Err(Refused::OtherKind), "{name}");
        }
    }

    #[test]
    fn what_a_browser_could_run_is_no_text() {
        for bytes in [
            "<html><script>alert(1)</script>",
            "\u{feff}  \n<svg xmlns='x'>",
            "<?xml version='1.0'?>",
            "MZ\u{0}\u{1}",
            "",
            "a\u{7}b",
        ] {
            assert_eq!(of(bytes.as_bytes(), Media::ALL, "x.txt"), Err(Refused::OtherKind), "{bytes}");
        }
        let wide: Vec<u8> = std::iter::once(0xfeff).chain("<svg".encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(of(&wide, Media::ALL, "x.txt"), Err(Refused::OtherKind));
        assert_eq!(of(&[0x81; 9], Media::ALL, "x.txt"), Err(Refused::OtherKind));
    }

    #[test]
    fn an_archive_that_expands_is_broken_or_brings_a_program_is_refused() {
        let head = [("[Content_Types].xml", 1), ("xl/workbook.xml", 1)];
        let with = |part: (&'static str, usize)| packed(&[head[0], head[1], part]);
        assert_eq!(of(&with(("xl/sheet.xml", 101 * 1024 * 1024)), Media::ALL, "x"), Err(Refused::Expands));
        assert_eq!(of(&with(("xl/vbaProject.bin", 1)), Media::ALL, "x"), Err(Refused::Macros));
        let names: Vec<String> = (0..=PARTS_MAX).map(|number| number.to_string()).collect();
        let many: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), 0)).collect();
        assert_eq!(of(&packed(&many), Media::ALL, "x"), Err(Refused::Expands));
        assert_eq!(of(&packed(&[("a.exe", 1)]), Media::ALL, "x"), Err(Refused::OtherKind));
        let whole = packed(&head);
        assert_eq!(of(&whole[..whole.len() / 2], Media::ALL, "x"), Err(Refused::Broken));
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_looking(head in 0_usize..6, rest in prop::collection::vec(any::<u8>(), 0..300)) {
            let heads: [&[u8]; 6] = [b"", b"\xff\xd8\xff", b"PK\x03\x04", b"%PDF-1.", b"\xff\xfe", b"RIFF"];
            let bytes = [heads[head], &rest].concat();
            for wanted in [Media::PAPER, Media::ALL, &[Media::Csv]] {
                if let Ok(media) = of(&bytes, wanted, "x") {
                    prop_assert!(wanted.contains(&media));
                }
            }
        }
    }
}
