//! Rows in the tables of people: the same on both engines, so that every statement about them finds something to answer.

use engawa_db::{Fault, Key, Town, Tx, Value};
use engawa_journal::access::{self, Access, Kind, Month};
use engawa_kernel::{AnyId, Moment};
use engawa_post::{Address, Body, Line, Mail};
use engawa_testkit::Kit;
use engawa_web::Face;
use engawa_who::entry::printed_link;
use engawa_who::sessions::{Begun, SessionStep, begin};

/// People, their sessions, what proves them; looks of two months, of which the first was dropped; mails; a transfer.
pub fn people(kit: &Kit, town: &Town) {
    let run = |unit: fn(&mut Tx) -> Result<(), engawa::people::Unsettled>| town.write_now(Key::none(), unit).expect("furnished");
    run(engawa::people::settle);
    kit.set_day("2026-09-21");
    run(|tx| Ok(looks(tx)?));
    kit.set_day("2026-11-21");
    run(|tx| Ok(looks(tx)?));
    run(|tx| access::drop_months_before(tx, Month::of(tx.now())).map(|_| ()).map_err(Into::into));
    run(|tx| Ok(sessions(tx)?));
    run(|tx| Ok(mails(tx)?));
    run(|tx| Ok(transfer(tx)?));
    run(|tx| Ok(areas(tx)?));
    run(|tx| Ok(rosters(tx)?));
    run(|tx| Ok(ways(tx)?));
    run(|tx| Ok(letters(tx)?));
    run(|tx| Ok(programmes(tx)?));
}

fn looks(tx: &mut Tx) -> Result<(), Fault> {
    let ids: Vec<(AnyId,)> = tx.all("select id from who_accounts order by name limit 3", [])?;
    for (kind, reason) in [(Kind::Read, None), (Kind::LookOutside, Some("問い合わせ".to_owned())), (Kind::Denied, None)] {
        let subjects = ids.iter().map(|(id,)| *id).collect();
        let access = Access {
            kind,
            face: "staff",
            who: Some(ids[0].0),
            section: None,
            route: "/admin/people",
            purpose: "office",
            reason,
            subjects,
            unnamed: 0,
        };
        access::note(tx, &access)?;
    }
    Ok(())
}

fn sessions(tx: &mut Tx) -> Result<(), Fault> {
    let ids: Vec<(AnyId,)> = tx.all("select id from who_accounts order by name limit 3", [])?;
    let now = tx.now();
    for (number, (id,)) in (1u8..).zip(ids) {
        let new = Begun {
            account: id.of(),
            face: Face::Staff,
            step: SessionStep::Both,
            secret_hash: [number; 32],
            device: "見本".into(),
        };
        begin(tx, &new)?;
        printed_link(tx, id.of(), Face::Staff, [number + 10; 32])?;
        proofs(tx, id, number, now)?;
    }
    tx.run(
        "insert into who_attempts (subject_hash, way, span, tries) values ($1, $2, $3, $4)",
        [vec![1_u8; 32].into(), "password".into(), now.into(), 3_i64.into()],
    )?;
    Ok(())
}

fn proofs(tx: &mut Tx, account: AnyId, number: u8, now: Moment) -> Result<(), Fault> {
    let key: AnyId = tx.new_id();
    let (account, now): (Value, Value) = (account.into(), now.into());
    let hash = |more: u8| Value::from(vec![number + more; 32]);
    tx.run("insert into who_passwords (account_id, hash, set_at) values ($1, 'x', $2)", [account.clone(), now.clone()])?;
    tx.run(
        "insert into who_totps (account_id, secret, made_at, confirmed_at, last_step) values ($1, $2, $3, $3, 1)",
        [account.clone(), hash(20), now.clone()],
    )?;
    tx.run(
        "insert into who_passkeys (id, account_id, credential_id, credential, label, made_at) values ($1, $2, $3, '{}', '鍵', $4)",
        [key.into(), account.clone(), hash(30), now.clone()],
    )?;
    tx.run("insert into who_recovery_codes (account_id, code_hash) values ($1, $2)", [account, hash(40)])?;
    tx.run("insert into who_ceremonies (secret_hash, state, ends_at) values ($1, 'x', $2)", [hash(50), now])?;
    Ok(())
}

/// A way that is open, somebody who comes in by it, somebody who is out.
fn ways(tx: &mut Tx) -> Result<(), Fault> {
    let account: Value = tx.one::<AnyId, 0>("select id from who_accounts order by name limit 1", [])?.into();
    let mut id = || Value::from(tx.new_id::<engawa_kernel::id::Anything>());
    let hash = |number: u8| Value::from(vec![number; 32]);
    let lines: [(&str, Vec<Value>); 3] = [
        (
            "insert into who_ways (profile, issuer, client_id, client_secret, signing_key, key_id, opened_at, opened_seq) values ('line', 'https://x', 'c', 's', $1, 'k', 1, 1)",
            vec![hash(1)],
        ),
        (
            "insert into who_identities (id, profile, subject_hash, account_id, since_at, bound_seq, company_number, company_name, mandate) values ($1, 'line', $2, $3, 1, 1, '', '', '')",
            vec![id(), hash(2), account.clone()],
        ),
        (
            "insert into who_journeys (id, browser_hash, profile, account_id, to_path, lang, made_at, ends_at, name, company_number, company_name, mandate) values ($1, $2, 'line', $3, '', 'ja', 1, 1, 'x', '', '', '')",
            vec![id(), hash(3), account],
        ),
    ];
    lines.iter().try_for_each(|(sql, values)| tx.run_all(sql, values).map(|_| ()))
}

/// A programme with a text, an end, a draft; a holiday.
fn programmes(tx: &mut Tx) -> Result<(), Fault> {
    let section: Value = tx.one::<AnyId, 0>("select id from who_sections order by ordinal limit 1", [])?.into();
    let id: Value = tx.new_id::<engawa_kernel::id::Anything>().into();
    let lines: [(&str, Vec<Value>); 6] = [
        ("insert into cases_programmes (id, slug, made_seq) values ($1, 'x', 1)", vec![id.clone()]),
        (
            "insert into cases_statements (seq, programme_id, name, section_id, scene, about, online, link, is_by_post, is_at_counter, is_national, is_inside, basis, yearly_count, is_gone) values (1, $1, 'x', $2, 'papers', 'x', 'elsewhere', 'https://x.example', 1, 1, 1, 0, 'x', 5, 0)",
            vec![id.clone(), section.clone()],
        ),
        (
            "insert into cases_versions (programme_id, number, from_on, body, hash, section_id, post, adopted_at, seq) values ($1, 1, 20260401, 'x', $2, $3, 'x', 1, 1)",
            vec![id.clone(), vec![1_u8].into(), section],
        ),
        (
            "insert into cases_withdrawals (seq, programme_id, from_on, reason, post) values (2, $1, 20270401, 'x', 'x')",
            vec![id.clone()],
        ),
        ("insert into cases_drafts (programme_id, body, revision, post, saved_at) values ($1, 'x', 1, 'x', 1)", vec![id]),
        ("insert into cases_holidays (day, name, seq) values (20280101, 'x', 1)", vec![]),
    ];
    lines.iter().try_for_each(|(sql, values)| tx.run_all(sql, values).map(|_| ()))
}

/// A letter that was asked for, and one that was sent.
fn letters(tx: &mut Tx) -> Result<(), Fault> {
    tx.run_all("insert into parties_levels (act, level, set_seq) values ('join', '1', 1)", &[])?;
    let account: Value = tx.one::<AnyId, 0>("select id from who_accounts order by name limit 1", [])?.into();
    let area: Value = tx.one::<AnyId, 0>("select id from areas_areas order by ordinal limit 1", [])?.into();
    let person: Option<(AnyId,)> = tx.first("select id from parties_persons order by id limit 1", [])?;
    let person: Value = person.map(|(id,)| id).into();
    for (number, ends_on) in [(1_u8, None), (2, Some(20261231_i64))] {
        let id: AnyId = tx.new_id();
        tx.run(
            "insert into parties_letters (id, account_id, name, kana, area_id, address, asked_at, asked_seq, person_id, code_hash, prints, ends_on, tries, reason) values ($1, $2, 'x', 'y', $3, 'z', 1, 1, $4, $5, 0, $6, 0, '')",
            [id.into(), account.clone(), area.clone(), person.clone(), vec![number; 32].into(), ends_on.into()],
        )?;
    }
    Ok(())
}

fn mails(tx: &mut Tx) -> Result<(), Fault> {
    let wrong = |what: &str| Fault::Row(what.to_owned());
    for (to, is_decoy) in [("one@mihon.example", false), ("two@mihon.example", true)] {
        let mail = Mail {
            to: Address::parse(to).map_err(|_| wrong("an address"))?,
            subject: Line::parse("見本").map_err(|_| wrong("a line"))?,
            body: Body::parse("見本です。").map_err(|_| wrong("a body"))?,
            is_decoy,
        };
        engawa_post::enqueue(tx, &mail)?;
    }
    Ok(())
}

/// A reorganisation of areas with every sort of line, an import, a statement that is undone.
fn areas(tx: &mut Tx) -> Result<(), Fault> {
    let first = |tx: &Tx, sql: &str| -> Result<Value, Fault> { Ok(tx.one::<AnyId, 0>(sql, [])?.into()) };
    let area = first(tx, "select id from areas_areas order by ordinal limit 1")?;
    let section = first(tx, "select id from who_sections order by ordinal limit 1")?;
    let account = first(tx, "select id from who_accounts order by name limit 1")?;
    let mut id = || Value::from(tx.new_id::<engawa_kernel::id::Anything>());
    let (reform, begun, adoption, statement, import, charge, listing) = (id(), id(), id(), id(), id(), id(), id());
    let second = area.clone();
    let lines: [(&str, Vec<Value>); 14] = [
        ("insert into areas_reforms (id, effective_on, made_at) values ($1, 20280401, 1)", vec![reform.clone()]),
        (
            "insert into areas_reform_begins (id, reform_id, code, name, kind) values ($1, $2, 'x', '見本区', '町内')",
            vec![begun.clone(), reform.clone()],
        ),
        ("insert into areas_reform_endings (reform_id, area_id) values ($1, $2)", vec![reform.clone(), area.clone()]),
        (
            "insert into areas_reform_heirs (reform_id, area_id, heir_id) values ($1, $2, $3)",
            vec![reform.clone(), area.clone(), begun],
        ),
        ("insert into areas_reform_moves (reform_id, area_id, parent_id) values ($1, $2, $2)", vec![reform.clone(), area.clone()]),
        (
            "insert into areas_reform_adoptions (id, reform_id, adopted_at, adopted_seq) values ($1, $2, 1, 1)",
            vec![adoption, reform],
        ),
        ("insert into areas_statements (id, way, seq) values ($1, 'import', 1)", vec![statement.clone()]),
        (
            "insert into areas_figures (area_id, what, day, statement_id, value, source) values ($1, 'households', 20260401, $2, 5, 's')",
            vec![area, statement.clone()],
        ),
        (
            "insert into areas_imports (id, begun_at, account_id, name, hash, bytes, source, statement_id) values ($1, 1, $2, 'x', $3, $3, 's', $4)",
            vec![import.clone(), account.clone(), vec![1_u8].into(), statement.clone()],
        ),
        ("insert into areas_import_columns (import_id, position, target) values ($1, 0, 'name')", vec![import]),
        (
            "insert into areas_listings (id, begun_at, account_id, name, hash, bytes, kind, source, statement_id, seq) values ($1, 1, $2, 'x', $3, $3, '町内', 's', $4, 1)",
            vec![listing.clone(), account, vec![1_u8].into(), statement],
        ),
        ("insert into areas_listing_columns (listing_id, position, meaning) values ($1, 0, 'name')", vec![listing.clone()]),
        ("insert into areas_listing_areas (listing_id, area_id) values ($1, $2)", vec![listing, second.clone()]),
        (
            "insert into areas_charges (id, area_id, section_id, from_on, source, made_seq) values ($1, $2, $3, 20260401, 's', 1)",
            vec![charge, second, section],
        ),
    ];
    lines.iter().try_for_each(|(sql, values)| tx.run_all(sql, values).map(|_| ()))
}

/// A roster that came in, one that is being looked at, and something that was typed for another.
fn rosters(tx: &mut Tx) -> Result<(), Fault> {
    let first = |tx: &Tx, sql: &str| -> Result<Value, Fault> { Ok(tx.one::<AnyId, 0>(sql, [])?.into()) };
    let account = first(tx, "select id from who_accounts order by name limit 1")?;
    let body = first(tx, "select organization_id from parties_entries order by id limit 1")?;
    let entry = first(tx, "select id from parties_entries order by id limit 1")?;
    let person = first(tx, "select id from parties_persons order by id limit 1")?;
    let mut id = || Value::from(tx.new_id::<engawa_kernel::id::Anything>());
    let (made, open, laid, behalf, file, erased) = (id(), id(), id(), id(), id(), id());
    let change = |side: &str| -> (&str, Vec<Value>) {
        (
            "insert into parties_import_changes
               (import_id, entry_id, side, group_label, kana, address, phone, mail, is_paper, note)
             values ($1, $2, $3, 'x', 'x', 'x', 'x', 'x', 1, 'x')",
            vec![made.clone(), entry.clone(), side.into()],
        )
    };
    let import = "insert into parties_imports
           (id, organization_id, account_id, is_for_body, name, hash, bytes, begun_at, from_on, updates, made_seq)
         values ($1, $2, $3, 1, 'x', $4, $4, 1, 20260401, 0, $5)";
    let none: Option<i64> = None;
    let lines: [(&str, Vec<Value>); 10] = [
        (import, vec![made.clone(), body.clone(), account.clone(), vec![1_u8].into(), 1_i64.into()]),
        (import, vec![open.clone(), body.clone(), account.clone(), vec![2_u8].into(), none.into()]),
        ("insert into parties_import_columns (import_id, position, target) values ($1, 0, 'label')", vec![open.clone()]),
        change("before"),
        change("after"),
        (
            "insert into parties_entries
               (id, organization_id, group_label, label, kana, address, phone, mail, is_paper, note, from_on, source, import_id,
                made_seq, withdrawn_seq)
             values ($1, $2, 'x', 'x', 'x', 'x', 'x', 'x', 1, 'x', 20260401, 'imported', $3, 0, 0)",
            vec![laid, body, open.clone()],
        ),
        (
            "insert into parties_behalves
               (id, number, typist_id, role, party_id, name, basis, channel, agreed_on, agreed_how, what, about_id, typed_at, made_seq)
             values ($1, 1, $2, 'staff', $3, 'x', 'asked', 'phone', 20260401, 'x', 'roster', $4, 1, 1)",
            vec![behalf.clone(), account, person, open.clone()],
        ),
        (
            "insert into files_files (id, hash, bytes, media, name, made_at, made_seq) values ($1, $2, 5, 'pdf', 'x', 1, 1)",
            vec![file.clone(), vec![7_u8; 32].into()],
        ),
        (
            "insert into files_files (id, hash, bytes, media, name, made_at, made_seq, erased_at) values ($1, $2, 5, 'txt', '', 1, 1, 2)",
            vec![erased, vec![8_u8; 32].into()],
        ),
        (
            "insert into parties_behalf_papers (behalf_id, position, file_id) values ($1, 1, $2)",
            vec![behalf, file],
        ),
    ];
    lines.iter().try_for_each(|(sql, values)| tx.run_all(sql, values).map(|_| ()))
}

/// One list of every sort of line, adopted.
fn transfer(tx: &mut Tx) -> Result<(), Fault> {
    let first = |tx: &Tx, sql: &str| -> Result<Value, Fault> { Ok(tx.one::<AnyId, 0>(sql, [])?.into()) };
    let section = first(tx, "select id from who_sections order by ordinal limit 1")?;
    let office = first(tx, "select id from who_offices order by title limit 1")?;
    let account = first(tx, "select id from who_accounts order by name limit 1")?;
    let appointment = first(tx, "select id from who_appointments order by id limit 1")?;
    let mut id = || Value::from(tx.new_id::<engawa_kernel::id::Anything>());
    let (list, adoption, begun, post, moved) = (id(), id(), id(), id(), id());
    let lines: [(&str, Vec<Value>); 13] = [
        ("insert into who_transfers (id, effective_on, made_at) values ($1, 20270401, 1)", vec![list.clone()]),
        (
            "insert into who_transfer_adoptions (id, transfer_id, adopted_at, adopted_seq) values ($1, $2, 1, 1)",
            vec![adoption.clone(), list.clone()],
        ),
        (
            "insert into who_transfer_sections (id, transfer_id, code, name) values ($1, $2, 'x', '見本課')",
            vec![begun.clone(), list.clone()],
        ),
        ("insert into who_transfer_endings (transfer_id, section_id) values ($1, $2)", vec![list.clone(), section.clone()]),
        (
            "insert into who_transfer_heirs (transfer_id, section_id, heir_id) values ($1, $2, $3)",
            vec![list.clone(), section.clone(), begun.clone()],
        ),
        (
            "insert into who_transfer_placements (transfer_id, section_id, parent_id) values ($1, $2, $3)",
            vec![list.clone(), section.clone(), begun.clone()],
        ),
        (
            "insert into who_section_moves (section_id, from_on, parent_id, adoption_id) values ($1, 20270401, $1, $2)",
            vec![section, adoption.clone()],
        ),
        (
            "insert into who_transfer_offices (id, transfer_id, section_id, title, is_single, like_id) values ($1, $2, $3, '係', 0, $4)",
            vec![post.clone(), list.clone(), begun, office.clone()],
        ),
        (
            "insert into who_transfer_office_endings (transfer_id, office_id, heir_id) values ($1, $2, $3)",
            vec![list.clone(), office.clone(), post.clone()],
        ),
        (
            "insert into who_transfer_moves (id, transfer_id, account_id, from_office_id, to_office_id) values ($1, $2, $3, $4, $5)",
            vec![moved, list, account, office.clone(), post],
        ),
        ("insert into who_transfer_office_ends (adoption_id, office_id) values ($1, $2)", vec![adoption.clone(), office]),
        (
            "insert into who_transfer_appointment_ends (adoption_id, appointment_id) values ($1, $2)",
            vec![adoption.clone(), appointment.clone()],
        ),
        ("insert into who_transfer_appointment_begins (adoption_id, appointment_id) values ($1, $2)", vec![adoption, appointment]),
    ];
    lines.iter().try_for_each(|(sql, values)| tx.run_all(sql, values).map(|_| ()))
}
