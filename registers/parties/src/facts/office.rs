//! Facts of the desk of a body: who may, and what is done there.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use crate::model::{DeskRight, Organization, Post};

/// It was said what the holder of a post may do at the desk of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskRightSet {
    /// Which post.
    pub post: Id<Post>,
    /// Of which body.
    pub organization: Id<Organization>,
    /// What.
    pub desk: DeskRight,
}

impl Fact for DeskRightSet {
    const KIND: &'static str = "parties.desk-right-set";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("post", self.post);
        body.id("organization", self.organization);
        body.choice("desk", self.desk);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(DeskRightSet { post: body.id("post")?, organization: body.id("organization")?, desk: body.choice("desk")? })
    }
}
