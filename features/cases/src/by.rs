//! Who acts.

use engawa_kernel::Actor;
use engawa_web::{Answer, Ctx};

/// Who acts.
#[derive(Debug, Clone)]
pub struct By {
    /// As the record says it.
    pub actor: Actor,
    /// The post, as a page says it; never a person's name.
    pub post: String,
}

impl By {
    /// The visitor of a page of the desk, in the office in which they act.
    ///
    /// # Errors
    /// The visitor holds no office today.
    pub fn of(ctx: &Ctx) -> Answer<By> {
        let acting = ctx.acting()?;
        Ok(By { actor: ctx.actor()?, post: format!("{} {}", acting.section_name, acting.title) })
    }
}
