//! What was typed for somebody else.

use engawa_kernel::fact::first_version;
use engawa_kernel::{AnyId, Channel, Choice, Fact, FactError, FactReader, FactWriter, Header, Id, Line};

use crate::counters::ENTRIES_ON_BEHALF;
use crate::model::{Basis, Behalf, Typed, TypistRole};

/// Somebody typed for another. What was typed has a record of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedForAnother {
    /// The statement about it.
    pub behalf: Id<Behalf>,
    /// Who typed.
    pub role: TypistRole,
    /// On which basis.
    pub basis: Basis,
    /// By which way it was said.
    pub channel: Channel,
    /// What was typed.
    pub what: Typed,
    /// What it became.
    pub about: AnyId,
}

impl Fact for TypedForAnother {
    const KIND: &'static str = "parties.typed-for-another";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("behalf", self.behalf);
        body.choice("role", self.role);
        body.choice("basis", self.basis);
        body.choice("channel", self.channel);
        body.choice("what", self.what);
        body.id("about", self.about.of::<()>());
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(TypedForAnother {
            behalf: body.id("behalf")?,
            role: body.choice("role")?,
            basis: body.choice("basis")?,
            channel: body.choice("channel")?,
            what: body.choice("what")?,
            about: body.id::<()>("about")?.any(),
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let line = Line::of(header, ENTRIES_ON_BEHALF.name, 1);
        vec![line.with(&[self.channel.code(), self.basis.code(), self.role.code()])]
    }
}
