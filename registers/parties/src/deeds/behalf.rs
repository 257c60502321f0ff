//! Somebody types for another: who, for whom, on which basis, by which way, with which consent. What is typed is a deed of its own,
//! done by [`Typist::by`]; the statement about it stands beside it, in the same unit.

use engawa_db::Tx;
use engawa_files::Kept;
use engawa_journal::tell;
use engawa_kernel::{Actor, AnyId, Channel, Id};
use engawa_who::accounts::Account;

use super::By;
use crate::facts::TypedForAnother;
use crate::model::{self, Basis, Behalf, Organization, SPOKEN, Statement, Typed, TypistRole};
use crate::refused::{Refused, text};
use crate::store;
use crate::store::behalf as kept;

/// Who types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typist {
    /// The account.
    pub account: Id<Account>,
    /// As what.
    pub post: TypistPost,
}

/// As what somebody types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypistPost {
    /// For city hall.
    Staff,
    /// For a body in which they hold a post.
    Officer(Id<Organization>),
    /// As the proxy of the register.
    Proxy,
}

impl Typist {
    /// What they are.
    pub fn role(&self) -> TypistRole {
        match self.post {
            TypistPost::Staff => TypistRole::Staff,
            TypistPost::Officer(_) => TypistRole::Officer,
            TypistPost::Proxy => TypistRole::Proxy,
        }
    }

    /// Who does the deed that is typed, and by which way.
    pub fn by(&self, said: &Statement) -> By {
        let (typist, party) = (self.account.any(), said.party.map(Id::any));
        let actor = match (self.post, party) {
            (TypistPost::Staff, party) => Actor::StaffEntry { staff: typist, party },
            (TypistPost::Officer(body), _) => Actor::ForBody { person: typist, body: body.any() },
            (TypistPost::Proxy, Some(party)) => Actor::Proxy { helper: typist, party },
            (TypistPost::Proxy, None) => Actor::Oneself(typist),
        };
        By { actor, channel: said.channel }
    }
}

/// States that something was typed for another, beside the deed itself, with the paper on which it was said. Answers with the
/// number of the receipt.
///
/// # Errors
/// Nobody is named; a consent that is to come or is not described; a way that is none; whoever types as a proxy is none today.
pub fn state(
    tx: &mut Tx,
    typist: Typist,
    said: &Statement,
    (what, about): (Typed, AnyId),
    papers: &[Kept],
) -> Result<i64, Refused> {
    let said = fitting(tx, typist, said)?;
    let id: Id<Behalf> = tx.new_id();
    let (role, basis, channel) = (typist.role(), said.basis, said.channel);
    let fact = TypedForAnother { behalf: id, role, basis, channel, what, about };
    let deed = typist.by(&said).deed(fact);
    let seq = match said.party {
        Some(party) => tell(tx, deed.about(party))?,
        None => tell(tx, deed)?,
    };
    let typed_at = tx.now();
    let behalf = Behalf { id, number: 0, typist: typist.account, role, said, what, about, typed_at };
    let number = kept::put(tx, &behalf, seq)?;
    for (position, paper) in (1..).zip(papers) {
        let file = engawa_files::enter(tx, paper, seq)?;
        kept::put_paper(tx, id, position, file)?;
    }
    Ok(number)
}

fn fitting(tx: &Tx, typist: Typist, said: &Statement) -> Result<Statement, Refused> {
    let today = tx.now().day();
    if said.agreed_on > today {
        return Err(Refused::AgreedLater(today));
    }
    let way_fits = match typist.post {
        TypistPost::Proxy => said.channel == Channel::Web && said.basis == Basis::Mandate,
        TypistPost::Staff | TypistPost::Officer(_) => SPOKEN.contains(&said.channel),
    };
    if !way_fits {
        return Err(Refused::Unknown("channel"));
    }
    if let Some(party) = said.party {
        store::named(tx, party.any())?.filter(|named| named.merged_into.is_none()).ok_or(Refused::Unknown("for-name"))?;
    }
    if typist.post == TypistPost::Proxy {
        let party = said.party.ok_or(Refused::Unknown("for-name"))?;
        if !kept::is_proxy(tx, typist.account, party, today)? {
            return Err(Refused::Unknown("for-name"));
        }
    }
    Ok(Statement {
        name: text("for-name", model::name(&said.name))?,
        agreed_how: text("agreed-how", model::line(&said.agreed_how))?,
        ..said.clone()
    })
}
