//! The kinds of files that a town takes. What is none of them is refused.

use engawa_kernel::Choice;

/// What a file is, by its contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Media {
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
    /// A picture of the web. It is kept as one of the two above.
    Webp,
    /// A document as it is printed.
    Pdf,
    /// A text document of an office program.
    Docx,
    /// A workbook.
    Xlsx,
    /// A table as text.
    Csv,
    /// A text.
    Txt,
}

impl Media {
    /// Pictures.
    pub const PICTURES: &'static [Media] = &[Media::Jpeg, Media::Png, Media::Webp];
    /// What a paper becomes on a scanner or in front of a telephone.
    pub const PAPER: &'static [Media] = &[Media::Jpeg, Media::Png, Media::Webp, Media::Pdf];
    /// Everything.
    pub const ALL: &'static [Media] =
        &[Media::Jpeg, Media::Png, Media::Webp, Media::Pdf, Media::Docx, Media::Xlsx, Media::Csv, Media::Txt];

    /// The media type of its answers (IANA registry of media types).
    pub fn content_type(self) -> &'static str {
        match self {
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
            Media::Webp => "image/webp",
            Media::Pdf => "application/pdf",
            Media::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Media::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Media::Csv => "text/csv",
            Media::Txt => "text/plain",
        }
    }

    /// The endings of its names; the first is the usual one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Media::Jpeg => &["jpg", "jpeg"],
            Media::Png => &["png"],
            Media::Webp => &["webp"],
            Media::Pdf => &["pdf"],
            Media::Docx => &["docx"],
            Media::Xlsx => &["xlsx"],
            Media::Csv => &["csv"],
            Media::Txt => &["txt"],
        }
    }

    /// How it is called, in every language.
    pub fn label(self) -> &'static str {
        match self {
            Media::Jpeg => "JPEG",
            Media::Png => "PNG",
            Media::Webp => "WebP",
            Media::Pdf => "PDF",
            Media::Docx => "Word (docx)",
            Media::Xlsx => "Excel (xlsx)",
            Media::Csv => "CSV",
            Media::Txt => "TXT",
        }
    }

    /// Whether it is drawn anew before it is kept.
    pub fn is_picture(self) -> bool {
        Media::PICTURES.contains(&self)
    }

    /// A name that ends as the contents are: what was given out under `scan.exe` is not given back under it.
    pub(crate) fn fitting(self, name: &str) -> String {
        let name = name.trim().trim_matches('.');
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let fits = self.endings().contains(&ending.to_ascii_lowercase().as_str());
        let is_other = Media::ALL.iter().any(|media| media.endings().contains(&ending.to_ascii_lowercase().as_str()));
        let stem = if fits || is_other { stem } else { name };
        let stem = if stem.is_empty() { "file" } else { stem };
        let ending = if fits { ending } else { self.endings()[0] };
        format!("{stem}.{ending}")
    }
}

impl Choice for Media {
    const ALL: &'static [Media] = Media::ALL;

    fn code(self) -> &'static str {
        self.endings()[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_as_the_contents_are() {
        for (name, fitting) in [
            ("申請書.PDF", "申請書.PDF"),
            ("申請書", "申請書.pdf"),
            ("申請書.html", "申請書.html.pdf"),
            ("写真.webp", "写真.pdf"),
            (".pdf", "pdf.pdf"),
            ("", "file.pdf"),
            ("第1.2版", "第1.2版.pdf"),
        ] {
            assert_eq!(Media::Pdf.fitting(name), fitting, "{name}");
        }
    }
}
