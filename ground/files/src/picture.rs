//! Pictures are drawn anew: what a camera wrote beside them (place, device, a small picture of the uncropped one) goes, and so does
//! whatever else was hidden in the file. How it was held stays.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::sync::{Mutex, PoisonError};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::media::Media;
use crate::refused::Refused;
use crate::sniff::Unread;

/// The longest side, in points. A sheet of A3 at 600 points an inch has 9,921.
const SIDE_MAX: u32 = 12_000;
/// What a picture may need in memory, in bytes: 40 million points in colour, a sheet of A4 at 600 points an inch.
const MEMORY_MAX: u64 = 120 * 1_000_000;
/// Writing of a scan stays sharp, and a photograph becomes no larger than it came.
const QUALITY: u8 = 88;

/// One picture at a time in the whole program: what many need together stays what one needs.
static DRAWING: Mutex<()> = Mutex::new(());

/// Draws a picture anew into another file, and says what it is now.
pub(crate) fn draw(from: File, media: Media, to: &File) -> Result<Media, Unread> {
    let _one = DRAWING.lock().unwrap_or_else(PoisonError::into_inner);
    let picture = read(from, media)?;
    let has_alpha = picture.color().has_alpha();
    let mut out = BufWriter::new(to);
    // The encoder for WebP knows no loss: a photograph would grow many times.
    let drawn = match media {
        Media::Png => Media::Png,
        Media::Webp if has_alpha => Media::Png,
        _ => Media::Jpeg,
    };
    let written = match drawn {
        Media::Png => picture.write_with_encoder(PngEncoder::new(&mut out)),
        _ => without_alpha(picture).write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)),
    };
    written.map_err(disk_or_broken)?;
    out.flush()?;
    Ok(drawn)
}

/// Its size is looked at before anything is drawn.
fn read(from: File, media: Media) -> Result<DynamicImage, Unread> {
    let mut reader = ImageReader::with_format(BufReader::new(from), format(media));
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(2 * MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(disk_or_broken)?;
    let (width, height) = decoder.dimensions();
    if width > SIDE_MAX || height > SIDE_MAX || decoder.total_bytes() > MEMORY_MAX {
        return Err(Refused::TooManyPoints.into());
    }
    let held = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(disk_or_broken)?;
    picture.apply_orientation(held);
    Ok(picture)
}

fn format(media: Media) -> ImageFormat {
    match media {
        Media::Png => ImageFormat::Png,
        Media::Webp => ImageFormat::WebP,
        _ => ImageFormat::Jpeg,
    }
}

/// The encoder for photographs knows grey and colour only.
fn without_alpha(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_color() { picture.into_rgb8().into() } else { picture.into_luma8().into() }
}

fn disk_or_broken(error: image::ImageError) -> Unread {
    match error {
        image::ImageError::Limits(_) => Refused::TooManyPoints.into(),
        image::ImageError::IoError(error) if error.kind() == std::io::ErrorKind::StorageFull => error.into(),
        _ => Refused::Broken.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek, Write};

    use image::{Rgb, RgbImage, RgbaImage};
    use proptest::prelude::*;

    use super::*;

    const CANARY: &[u8] = b"CANARY-36.65N-138.30E";

    fn drawn(bytes: &[u8], media: Media) -> Result<(Media, Vec<u8>), Refused> {
        let mut from = tempfile::tempfile().expect("a file");
        from.write_all(bytes).expect("written");
        from.rewind().expect("rewound");
        let mut to = tempfile::tempfile().expect("a file");
        let media = draw(from, media, &to).map_err(|unread| match unread {
            Unread::Refused(refused) => refused,
            Unread::Disk(error) => panic!("{error}"),
        })?;
        let mut out = Vec::new();
        to.rewind().and_then(|()| to.read_to_end(&mut out)).expect("read");
        Ok((media, out))
    }

    /// A picture that is red on its left half, as a file.
    fn half_red(format: ImageFormat) -> Vec<u8> {
        let picture = RgbImage::from_fn(40, 20, |x, _| if x < 20 { Rgb([250, 10, 10]) } else { Rgb([10, 10, 10]) });
        let mut out = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut out, format).expect("a picture");
        out.into_inner()
    }

    /// As a telephone that was held upright writes it: turned by 90 degrees, with a place (Exif 2.32, tag 0x0112 and the GPS block).
    fn from_a_telephone() -> Vec<u8> {
        let jpeg = half_red(ImageFormat::Jpeg);
        let tag = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
        let exif = [&b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01"[..], &tag, &[0; 4], CANARY].concat();
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    fn read_back(bytes: &[u8]) -> RgbImage {
        image::load_from_memory(bytes).expect("a picture").into_rgb8()
    }

    #[test]
    fn what_a_camera_wrote_beside_a_picture_goes_and_how_it_was_held_stays() {
        let came = from_a_telephone();
        assert!(came.windows(CANARY.len()).any(|part| part == CANARY));
        let (media, kept) = drawn(&came, Media::Jpeg).expect("drawn");
        assert_eq!(media, Media::Jpeg);
        assert!(!kept.windows(CANARY.len()).any(|part| part == CANARY) && !kept.windows(4).any(|part| part == b"Exif"));
        let picture = read_back(&kept);
        assert_eq!(picture.dimensions(), (20, 40));
        assert!(picture.get_pixel(10, 5)[0] > 200 && picture.get_pixel(10, 35)[0] < 60, "the left became the top");
    }

    #[test]
    fn what_hangs_behind_a_picture_goes() {
        for (format, media) in [(ImageFormat::Jpeg, Media::Jpeg), (ImageFormat::Png, Media::Png), (ImageFormat::WebP, Media::Webp)]
        {
            let came = [&half_red(format)[..], CANARY].concat();
            let (now, kept) = drawn(&came, media).expect("drawn");
            assert_ne!(now, Media::Webp);
            assert!(!kept.windows(CANARY.len()).any(|part| part == CANARY), "{media:?}");
            assert!(read_back(&kept).get_pixel(5, 5)[0] > 200);
        }
    }

    #[test]
    fn what_is_seen_through_stays_so() {
        let mut out = std::io::Cursor::new(Vec::new());
        RgbaImage::new(9, 9).write_to(&mut out, ImageFormat::WebP).expect("a picture");
        let (media, kept) = drawn(&out.into_inner(), Media::Webp).expect("drawn");
        let picture = image::load_from_memory(&kept).expect("a picture");
        assert_eq!((media, picture.color().has_alpha()), (Media::Png, true));
    }

    /// The head of a picture of such a size, and nothing more.
    fn head_of_png(width: u32, height: u32) -> Vec<u8> {
        let mut small = half_red(ImageFormat::Png);
        small[16..20].copy_from_slice(&width.to_be_bytes());
        small[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = flate_crc(&small[12..29]);
        small[29..33].copy_from_slice(&sum.to_be_bytes());
        small
    }

    /// CRC-32 of a part of a PNG (ISO 3309).
    fn flate_crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
        })
    }

    #[test]
    fn a_picture_of_30_000_by_30_000_points_is_refused_by_its_head() {
        let began = std::time::Instant::now();
        assert_eq!(drawn(&head_of_png(30_000, 30_000), Media::Png), Err(Refused::TooManyPoints));
        assert_eq!(drawn(&head_of_png(65_535, 1), Media::Png), Err(Refused::TooManyPoints));
        assert_eq!(drawn(&head_of_png(11_000, 11_000), Media::Png), Err(Refused::TooManyPoints));
        assert!(began.elapsed() < std::time::Duration::from_secs(1));
        let mut jpeg = half_red(ImageFormat::Jpeg);
        let frame = jpeg.windows(2).position(|mark| mark == [0xff, 0xc0]).expect("a frame");
        jpeg[frame + 5..frame + 9].copy_from_slice(&[0x75, 0x30, 0x75, 0x30]);
        assert_eq!(drawn(&jpeg, Media::Jpeg), Err(Refused::TooManyPoints));
    }

    #[test]
    fn a_picture_that_breaks_off_is_refused_or_drawn_as_far_as_it_goes() {
        let png = half_red(ImageFormat::Png);
        assert_eq!(drawn(&png[..png.len() / 2], Media::Png), Err(Refused::Broken));
        assert_eq!(drawn(b"\xff\xd8\xff", Media::Jpeg), Err(Refused::Broken));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn no_change_of_a_picture_breaks_the_drawing(at in any::<prop::sample::Index>(), to in any::<u8>(), which in 0_usize..3) {
            let media = [Media::Jpeg, Media::Png, Media::Webp][which];
            let mut bytes = half_red(format(media));
            let at = at.index(bytes.len());
            bytes[at] = to;
            if let Ok((_, kept)) = drawn(&bytes, media) {
                prop_assert!(image::load_from_memory(&kept).is_ok());
            }
        }
    }
}
