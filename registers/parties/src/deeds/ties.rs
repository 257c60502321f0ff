//! Tie parties to each other; end a tie; take one back. Each face has its law.

use engawa_db::{Fault, Tx};
use engawa_journal::{record_at, tell};
use engawa_kernel::{AnyId, Choice, Day, FactReader, Id, Seq, Visibility};

use super::bodies::there_during;
use super::{By, people};
use crate::facts::{MembershipBegan, MembershipEnded, OfficeEnded, TieBegan, TieEnded, TieWithdrawn};
use crate::model::{
    self, Assignment, Commission, Member, Membership, Operation, Organization, Proxy, Recognition, Residence, Term, Tie, TieFace,
};
use crate::refused::{Refused, text};
use crate::rules::terms::{alone, ended};
use crate::store;
use crate::store::ties::Written;

fn tell_began(
    tx: &mut Tx,
    face: TieFace,
    (one, other): (AnyId, Option<AnyId>),
    term: Term,
    by: &By,
) -> Result<(AnyId, Seq), Refused> {
    let tie: AnyId = tx.new_id();
    let deed = by.deed(TieBegan { face, tie, one, other, term }).about(one);
    let public = matches!(face, TieFace::Assignment | TieFace::Operation);
    let seq = tell(tx, if public { deed.seen_by(Visibility::Public) } else { deed })?;
    Ok((tie, seq))
}

/// What a party is, where it can be a member.
fn member_of(tx: &Tx, party: AnyId) -> Result<Member, Refused> {
    let named = store::named(tx, party)?.filter(|named| named.merged_into.is_none()).ok_or(Refused::Unknown("party"))?;
    match named.sort.as_str() {
        "person" => people::present(tx, party.of()).map(|_| Member::Person),
        "household" => Ok(Member::Household),
        _ => Ok(Member::Organization),
    }
}

/// A party becomes a member of an organization. A household is counted once for each kind of organization.
///
/// # Errors
/// They are a member already, the household belongs to another body of the kind, one of them is not there.
pub fn join(tx: &mut Tx, new: &Membership, by: &By) -> Result<AnyId, Refused> {
    let source = text("source", model::line(&new.source))?;
    let found = there_during(tx, new.organization, new.term)?;
    let member = member_of(tx, new.party.any())?;
    if new.party.any() == new.organization.any() {
        return Err(Refused::Oneself);
    }
    if member == Member::Organization {
        there_during(tx, new.party.of(), new.term)?;
    }
    alone(new.term, &store::ties::terms_between(tx, TieFace::Membership, new.party.any(), new.organization.any())?)?;
    if member == Member::Household {
        in_no_other(tx, new, &found)?;
    }
    let tie: AnyId = tx.new_id();
    let fact =
        MembershipBegan { tie, organization: new.organization, party: new.party, sort: found.kind.sort, member, term: new.term };
    let seq = tell(tx, by.deed(fact).about(new.party).in_area(found.area))?;
    store::ties::put_membership(tx, tie, &Membership { source, ..new.clone() }, seq)?;
    Ok(tie)
}

fn in_no_other(tx: &Tx, new: &Membership, found: &Organization) -> Result<(), Refused> {
    let others = store::ties::memberships_of_kind(tx, new.party, &found.kind.code, new.organization)?;
    for (name, from, to) in others {
        let term = Term::new(from, to)?;
        if term.overlaps(new.term) {
            return Err(Refused::OtherBody { name, term });
        }
    }
    Ok(())
}

/// A person lives in a household; one at a time speaks for it.
///
/// # Errors
/// They live elsewhere on one of the days, or somebody else speaks for it.
pub fn live_in(tx: &mut Tx, new: &Residence, by: &By) -> Result<AnyId, Refused> {
    let source = text("source", model::line(&new.source))?;
    people::present(tx, new.person)?;
    store::people::household(tx, new.household)?.filter(|there| !there.said.label.is_empty()).ok_or(Refused::Unknown("other"))?;
    alone(new.term, &store::people::residences_of(tx, new.person)?).map_err(|held| Refused::SecondHousehold(held.0))?;
    if new.is_representative {
        alone(new.term, &store::people::representatives(tx, new.household)?)
            .map_err(|held| Refused::SecondRepresentative(held.0))?;
    }
    let between = (new.person.any(), Some(new.household.any()));
    let (tie, seq) = tell_began(tx, TieFace::Residence, between, new.term, by)?;
    store::people::put_residence(tx, tie, &Residence { source, ..new.clone() }, seq)?;
    Ok(tie)
}

/// The town charges a person with a duty.
///
/// # Errors
/// They are charged with it already on one of the days.
pub fn charge(tx: &mut Tx, new: &Commission, by: &By) -> Result<AnyId, Refused> {
    let new = Commission {
        duty: text("what", model::name(&new.duty))?,
        source: text("source", model::line(&new.source))?,
        ..new.clone()
    };
    people::present(tx, new.person)?;
    if new.area.is_some() && store::area_path(tx, new.area)?.is_none() {
        return Err(Refused::Unknown("area"));
    }
    alone(new.term, &store::ties::commissions_alike(tx, &new)?)?;
    let (tie, seq) = tell_began(tx, TieFace::Commission, (new.person.any(), None), new.term, by)?;
    store::ties::put_commission(tx, tie, &new, seq)?;
    Ok(tie)
}

/// A section is in charge of an organization.
///
/// # Errors
/// It is already, or one of them is not there on these days.
pub fn assign(tx: &mut Tx, new: &Assignment, by: &By) -> Result<AnyId, Refused> {
    let source = text("source", model::line(&new.source))?;
    there_during(tx, new.organization, new.term)?;
    let section = engawa_who::section(tx, new.section)?.ok_or(Refused::Unknown("section"))?;
    if !section.days.hold(new.term.from()) {
        return Err(Refused::Unknown("section"));
    }
    alone(new.term, &store::ties::assignments_alike(tx, new)?)?;
    let (tie, seq) = tell_began(tx, TieFace::Assignment, (new.organization.any(), None), new.term, by)?;
    store::ties::put_assignment(tx, tie, &Assignment { source, ..new.clone() }, seq)?;
    Ok(tie)
}

/// A person lets another act for them.
///
/// # Errors
/// It is the same person, they act for them already, or the consent is later than the first day.
pub fn agree_proxy(tx: &mut Tx, new: &Proxy, by: &By) -> Result<AnyId, Refused> {
    let source = text("source", model::line(&new.source))?;
    people::present(tx, new.person)?;
    people::present(tx, new.proxy)?;
    if new.person == new.proxy {
        return Err(Refused::Oneself);
    }
    if new.agreed_on > new.term.from() {
        return Err(Refused::AgreedLater(new.agreed_on));
    }
    alone(new.term, &store::ties::terms_between(tx, TieFace::Proxy, new.proxy.any(), new.person.any())?)?;
    let between = (new.proxy.any(), Some(new.person.any()));
    let (tie, seq) = tell_began(tx, TieFace::Proxy, between, new.term, by)?;
    store::ties::put_proxy(tx, tie, &Proxy { source, ..new.clone() }, seq)?;
    Ok(tie)
}

/// A party is recognized as something, or honoured.
///
/// # Errors
/// It is already on one of the days, or it is not there.
pub fn recognize(tx: &mut Tx, new: &Recognition, by: &By) -> Result<AnyId, Refused> {
    let new = Recognition {
        title: text("what", model::name(&new.title))?,
        source: text("source", model::line(&new.source))?,
        ..new.clone()
    };
    member_of(tx, new.party.any())?;
    alone(new.term, &store::ties::recognitions_alike(tx, &new)?)?;
    let (tie, seq) = tell_began(tx, TieFace::Recognition, (new.party.any(), None), new.term, by)?;
    store::ties::put_recognition(tx, tie, &new, seq)?;
    Ok(tie)
}

/// An organization runs a place, alone.
///
/// # Errors
/// Another runs it on one of the days, or one of them is not there.
pub fn operate(tx: &mut Tx, new: &Operation, by: &By) -> Result<AnyId, Refused> {
    let source = text("source", model::line(&new.source))?;
    there_during(tx, new.organization, new.term)?;
    there_during(tx, new.place, new.term)?;
    if new.organization == new.place {
        return Err(Refused::Oneself);
    }
    alone(new.term, &store::ties::operators_of(tx, new.place)?).map_err(|held| Refused::SecondOperator(held.0))?;
    let between = (new.organization.any(), Some(new.place.any()));
    let (tie, seq) = tell_began(tx, TieFace::Operation, between, new.term, by)?;
    store::ties::put_operation(tx, tie, &Operation { source, ..new.clone() }, seq)?;
    Ok(tie)
}

/// Gives a tie its last day: an earlier one than it has. Nothing is erased.
///
/// # Errors
/// There is no such tie, it ends by then already, or begins only later.
pub fn end_tie(tx: &mut Tx, face: TieFace, id: AnyId, last: Day, reason: &str, by: &By) -> Result<(), Refused> {
    let written = store::ties::tie(tx, face, id)?.ok_or(Refused::NotFound)?;
    let reason = text("reason", model::optional_line(reason))?;
    ended(written.tie.term, last)?;
    // A second end takes the place of the first: its lines are taken back, and the new ones say what the tie was before both.
    let before = match written.ended {
        Some(seq) => first_end(tx, seq)?,
        None => written.tie.term.to(),
    };
    let seq = tell_end(tx, &written, (before, last), &reason, by)?;
    Ok(store::ties::end(tx, face, id, last, seq)?)
}

/// The last day that a tie had before the end that a record gave it.
fn first_end(tx: &Tx, seq: Seq) -> Result<Option<Day>, Refused> {
    let wrong = |what: String| Refused::Fault(Fault::Row(what));
    let record = record_at(tx, seq)?.ok_or_else(|| wrong(format!("no record {seq}")))?;
    let body = FactReader::open(&record.body).map_err(|error| wrong(error.to_string()))?;
    let number = body.optional_number("before").map_err(|error| wrong(error.to_string()))?;
    number.map(Day::from_number).transpose().map_err(|error| wrong(error.to_string()))
}

/// The organization of a tie that counts, and its sort.
fn counted_body(tx: &Tx, tie: &Tie) -> Result<Organization, Refused> {
    let id: Id<Organization> = tie.other.ok_or(Refused::NotFound)?.of();
    store::bodies::organization(tx, id)?.ok_or(Refused::NotFound)
}

fn tell_end(tx: &mut Tx, written: &Written, (before, last): (Option<Day>, Day), reason: &str, by: &By) -> Result<Seq, Refused> {
    let tie = &written.tie;
    let again = written.ended;
    Ok(match tie.face {
        TieFace::Office => {
            let body = counted_body(tx, tie)?;
            let fact = OfficeEnded { office: tie.id.of(), organization: body.id, sort: body.kind.sort, before, last };
            let deed = by.because(fact, reason).about(tie.one).in_area(body.area);
            tell(tx, if let Some(seq) = again { deed.correcting(seq) } else { deed })?
        }
        TieFace::Membership => {
            let body = counted_body(tx, tie)?;
            let member = member_sort(tx, tie.one)?;
            let fact = MembershipEnded { tie: tie.id, organization: body.id, sort: body.kind.sort, member, before, last };
            let deed = by.because(fact, reason).about(tie.one).in_area(body.area);
            tell(tx, if let Some(seq) = again { deed.correcting(seq) } else { deed })?
        }
        _ => {
            let deed = by.because(TieEnded { face: tie.face, tie: tie.id, before, last }, reason).about(tie.one);
            tell(tx, if let Some(seq) = again { deed.correcting(seq) } else { deed })?
        }
    })
}

/// What a member is, even one that is over or erased.
fn member_sort(tx: &Tx, party: AnyId) -> Result<Member, Refused> {
    let named = store::named(tx, party)?.ok_or(Refused::NotFound)?;
    Member::from_code(&named.sort).ok_or(Refused::NotFound)
}

/// Takes a tie back: it has not been, and what it counted is taken back on the same days.
///
/// # Errors
/// There is no such tie; no reason.
pub fn withdraw_tie(tx: &mut Tx, face: TieFace, id: AnyId, reason: &str, by: &By) -> Result<(), Refused> {
    let written = store::ties::tie(tx, face, id)?.ok_or(Refused::NotFound)?;
    let reason = text("reason", model::line(reason)).map_err(|_| Refused::NoReason)?;
    let one = written.tie.one;
    if let Some(ended) = written.ended {
        tell(tx, by.deed(TieWithdrawn { face, tie: id }).about(one).correcting(ended))?;
    }
    let seq = tell(tx, by.because(TieWithdrawn { face, tie: id }, &reason).about(one).correcting(written.made))?;
    Ok(store::ties::withdraw(tx, face, id, seq)?)
}
