//! Facts of posted codes.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};
use engawa_who::accounts::Account;

use crate::model::{Letter, LetterEnd, Person};

/// Somebody asked for a letter with a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterAsked {
    /// Which.
    pub letter: Id<Letter>,
    /// Who.
    pub account: Id<Account>,
}

impl Fact for LetterAsked {
    const KIND: &'static str = "parties.letter-asked";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("letter", self.letter);
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(LetterAsked { letter: body.id("letter")?, account: body.id("account")? })
    }
}

/// The desk decided who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPrepared {
    /// Which.
    pub letter: Id<Letter>,
    /// Who it is.
    pub person: Id<Person>,
}

impl Fact for LetterPrepared {
    const KIND: &'static str = "parties.letter-prepared";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("letter", self.letter);
        body.id("person", self.person);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(LetterPrepared { letter: body.id("letter")?, person: body.id("person")? })
    }
}

/// It was printed, with a code of its own; a code that was printed before is void.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPrinted {
    /// Which.
    pub letter: Id<Letter>,
    /// To whom.
    pub person: Id<Person>,
}

impl Fact for LetterPrinted {
    const KIND: &'static str = "parties.letter-printed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("letter", self.letter);
        body.id("person", self.person);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(LetterPrinted { letter: body.id("letter")?, person: body.id("person")? })
    }
}

/// It has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterEnded {
    /// Which.
    pub letter: Id<Letter>,
    /// How.
    pub outcome: LetterEnd,
}

impl Fact for LetterEnded {
    const KIND: &'static str = "parties.letter-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("letter", self.letter);
        body.choice("outcome", self.outcome);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(LetterEnded { letter: body.id("letter")?, outcome: body.choice("outcome")? })
    }
}
