//! Packed files: workbooks and documents of an office. Nothing is unpacked beyond its bound.

use std::io::{Cursor, Read};

use super::{Part, Refused, sheet, word};
use crate::bounds::UNPACKED_BYTES_MAX;

/// Reads a packed file by what lies inside.
pub fn read(bytes: &[u8]) -> Result<Vec<Part>, Refused> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Broken("a packed file"))?;
    if archive.len() > 10_000 {
        return Err(Refused::Bomb);
    }
    weigh(&mut archive)?;
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    if names.iter().any(|name| name == "word/document.xml") {
        let xml = part(&mut archive, "word/document.xml")?;
        return Ok(word::read(&xml));
    }
    if names.iter().any(|name| name.starts_with("xl/")) {
        return sheet::read(bytes);
    }
    Err(Refused::Unknown)
}

/// Unpacks everything once into nothing, so that what is unpacked later is known to be small.
fn weigh(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> Result<(), Refused> {
    let mut left = UNPACKED_BYTES_MAX * 3;
    for place in 0..archive.len() {
        let Ok(file) = archive.by_index(place) else { continue };
        let bound = left.min(UNPACKED_BYTES_MAX) + 1;
        let taken = std::io::copy(&mut file.take(bound), &mut std::io::sink()).unwrap_or(0);
        if taken >= bound {
            return Err(Refused::Bomb);
        }
        left -= taken;
    }
    Ok(())
}

fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Refused> {
    let file = archive.by_name(name).map_err(|_| Refused::Broken("a packed file"))?;
    let mut bytes = Vec::new();
    file.take(UNPACKED_BYTES_MAX).read_to_end(&mut bytes).map_err(|_| Refused::Broken("a packed file"))?;
    Ok(bytes)
}
