//! The face of the town for its pages.

use std::sync::Arc;

use engawa_db::{Db, Fault};
use engawa_web::{Accent, Site, Vocabulary};

use crate::store;

/// The face of the town; nothing where no town was settled here yet.
///
/// # Errors
/// When the database cannot be read.
pub fn site_of(db: &Db) -> Result<Option<Site>, Fault> {
    let open_doors = crate::openings::open_doors(db)?.into_iter().map(|(door, _)| door).collect();
    Ok(store::town(db)?.map(|face| Site {
        open_doors,
        slug: face.slug,
        vocabulary: Arc::new(Vocabulary {
            town: face.name.clone(),
            community: face.words.community,
            collaboration: face.words.collaboration,
            district: face.words.district,
            headquarters: face.words.headquarters,
        }),
        name: face.name,
        name_en: face.name_en,
        name_easy: face.name_easy,
        accent: Accent::from_token(&face.accent).unwrap_or_default(),
        sample: face.is_sample,
        note: face.note,
    }))
}
