//! The law of units of work, on both engines: as a whole or not at all, one writer a town, nothing acknowledged is lost.

use std::sync::Arc;

use engawa_db::{Attachment, EngineKind, Fault, Key, Migration, Town, Tx};
use engawa_testkit::{Kit, on_both};

const TABLES: [Migration; 1] = [Migration {
    feature: "grants",
    number: 1,
    sql: "create table grants_lines (
  name text not null primary key,
  budget bigint not null
);
create table grants_given (
  number bigint not null primary key,
  name text not null references grants_lines (name),
  amount bigint not null,
  note text
);",
}];

fn nothing() -> Attachment {
    Arc::new(())
}

fn with_budget(kit: &Kit, budget: i64) -> Town {
    let town = kit.town("mihon");
    write(&town, move |tx| {
        tx.run("insert into grants_lines (name, budget) values ($1, $2)", ["park".into(), budget.into()]).map(|_| ())
    })
    .expect("a budget line");
    town
}

fn write(town: &Town, closure: impl Fn(&mut Tx) -> Result<(), Fault> + Send + 'static) -> Result<(), Fault> {
    town.write_now(Key::none(), closure)
}

fn given(town: &Town) -> (i64, i64) {
    let row: Result<Option<(i64, i64)>, Fault> = town
        .read_now(|db| db.first("select cast(count(*) as bigint), cast(coalesce(sum(amount), 0) as bigint) from grants_given", []));
    row.expect("a count").expect("a row")
}

/// Reads what is left, then gives: only safe where nobody else writes between.
fn grant(tx: &mut Tx, number: i64, amount: i64) -> Result<bool, Fault> {
    let budget: i64 = tx.one("select budget from grants_lines where name = $1", ["park".into()])?;
    let spent: i64 =
        tx.one("select cast(coalesce(sum(amount), 0) as bigint) from grants_given where name = $1", ["park".into()])?;
    if spent + amount > budget {
        return Ok(false);
    }
    tx.run("insert into grants_given (number, name, amount) values ($1, $2, $3)", [number.into(), "park".into(), amount.into()])?;
    Ok(true)
}

#[test]
fn of_fifty_grants_of_60_on_a_line_of_100_exactly_one_is_given() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 100);
        let given_ones: usize = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..50)
                .map(|number| {
                    let town = town.clone();
                    scope.spawn(move || town.write_now(Key::none(), move |tx| grant(tx, number, 60)).expect("an answer"))
                })
                .collect();
            tries.into_iter().filter_map(|thread| thread.join().ok()).filter(|given| *given).count()
        });
        assert_eq!((given_ones, given(&town)), (1, (1, 60)));
    });
}

#[test]
fn two_programs_on_the_same_data_keep_the_same_law() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 100);
        let other = kit.open_again().open("mihon").expect("the same town");
        let ones: usize = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..30)
                .map(|number| {
                    let town = if number % 2 == 0 { town.clone() } else { other.clone() };
                    scope.spawn(move || town.write_now(Key::none(), move |tx| grant(tx, number, 60)).expect("an answer"))
                })
                .collect();
            tries.into_iter().filter_map(|thread| thread.join().ok()).filter(|given| *given).count()
        });
        assert_eq!((ones, given(&town)), (1, (1, 60)));
    });
}

#[test]
fn a_panicking_or_failing_unit_harms_no_neighbour() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 1_000_000);
        let answers: Vec<Result<(), Fault>> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..60_i64)
                .map(|number| {
                    let town = town.clone();
                    scope.spawn(move || {
                        write(&town, move |tx| {
                            grant(tx, number, 1)?;
                            match number % 6 {
                                0 => panic!("unit {number} stumbles"),
                                1 => tx.run("insert into no_such_table (x) values ($1)", [1_i64.into()]).map(|_| ()),
                                _ => Ok(()),
                            }
                        })
                    })
                })
                .collect();
            tries.into_iter().map(|thread| thread.join().expect("no panic leaves the unit")).collect()
        });
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 40);
        assert_eq!(answers.iter().filter(|answer| matches!(answer, Err(Fault::Panicked(_)))).count(), 10);
        assert_eq!(given(&town), (40, 40));
    });
}

#[test]
fn a_unit_that_swallows_a_failed_statement_is_not_kept() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 100);
        let answer = write(&town, |tx| {
            grant(tx, 1, 1)?;
            let _ = tx.run(
                "insert into grants_given (number, name, amount) values ($1, $2, $3)",
                [1_i64.into(), "park".into(), 1_i64.into()],
            );
            Ok(())
        });
        assert!(answer.is_err(), "{answer:?}");
        assert_eq!(given(&town), (0, 0));
    });
}

#[test]
fn a_deed_sent_twice_is_done_once_and_answered_alike() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 1_000);
        let send = |key: &str, amount: i64, number: i64| {
            town.write_now(Key::of("clerk", "POST /grants", key, &amount.to_be_bytes()), move |tx| {
                grant(tx, number, amount)?;
                Ok::<_, Fault>(number)
            })
        };
        assert_eq!(send("a", 5, 1).expect("done"), 1);
        assert_eq!(send("a", 5, 2).expect("answered as before"), 1);
        assert!(matches!(send("a", 6, 3), Err(Fault::KeyReused)));
        assert_eq!(send("b", 6, 4).expect("another key"), 4);
        assert_eq!(given(&town), (2, 11));
        kit.set_day("2026-12-01");
        assert_eq!(engawa_db::tidy(&town).expect("tidied"), 2);
    });
}

#[test]
fn a_hundred_equal_deeds_at_once_leave_one_row() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 1_000);
        std::thread::scope(|scope| {
            for number in 0..100_i64 {
                let town = town.clone();
                scope.spawn(move || {
                    let key = Key::of("resident", "POST /votes", "k", b"same");
                    town.write_now(key, move |tx| grant(tx, number, 1)).expect("an answer")
                });
            }
        });
        assert_eq!(given(&town), (1, 1));
    });
}

#[test]
fn a_disk_that_is_full_in_the_middle_of_a_group_loses_nothing_acknowledged() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, i64::MAX);
        limit_disk(kit, &town);
        write_until_full(&town);
    });
}

/// Makes the disk of a town small, as far as its engine can tell.
fn limit_disk(kit: &Kit, town: &Town) {
    let Some(url) = kit.postgres() else {
        // A page limit is what a full disk looks like to SQLite: the statement fails and the transaction may end with it.
        write(town, |tx| tx.first::<(i64,), 0>("pragma max_page_count = 90", []).map(|_| ())).expect("a limit");
        return;
    };
    // To PostgreSQL it is error 53100 where a table cannot grow: here, where all notes together are too long.
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("a connection");
    client
        .batch_execute(
            "set search_path = town_mihon;
             create function full_disk() returns trigger language plpgsql as $$
             begin
               if (select coalesce(sum(length(note)), 0) from town_mihon.grants_given) + length(new.note) > 200000 then
                 raise exception 'could not extend file: No space left on device' using errcode = '53100';
               end if;
               return new;
             end $$;
             create trigger full_disk before insert on grants_given for each row execute function full_disk();",
        )
        .expect("a trigger");
}

fn write_until_full(town: &Town) {
    let kept: Vec<i64> = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..300_i64)
            .map(|number| {
                let town = town.clone();
                scope.spawn(move || {
                    let note = "x".repeat(if number % 3 == 0 { 9_000 } else { 10 });
                    write(&town, move |tx| {
                        tx.run(
                            "insert into grants_given (number, name, amount, note) values ($1, $2, $3, $4)",
                            [number.into(), "park".into(), 1_i64.into(), (&note).into()],
                        )?;
                        tx.run("update grants_given set amount = 2 where number = $1", [number.into()]).map(|_| ())
                    })
                    .is_ok()
                    .then_some(number)
                })
            })
            .collect();
        tries.into_iter().filter_map(|thread| thread.join().expect("no panic")).collect()
    });
    let there: Vec<(i64, i64)> = town
        .read_now(|db| db.all::<_, 0>("select number, amount from grants_given order by number limit 1000", []))
        .map_err(|fault: Fault| fault)
        .expect("the rows");
    let numbers: Vec<i64> = there.iter().map(|(number, _)| *number).collect();
    let mut kept = kept;
    kept.sort_unstable();
    assert!(kept.len() > 20 && kept.len() < 300, "the disk was full for some: {}", kept.len());
    assert_eq!(numbers, kept);
    assert!(there.iter().all(|(_, amount)| *amount == 2), "no half deed");
    engawa_db::check_integrity(town).expect("whole");
}

#[test]
fn a_connection_that_is_cut_in_the_middle_of_a_group_loses_nothing_acknowledged() {
    let kit = Kit::new(EngineKind::Postgres, &TABLES, &nothing());
    let town = with_budget(&kit, i64::MAX);
    let answers: Vec<(i64, Result<(), Fault>)> = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..200_i64)
            .map(|number| {
                let town = town.clone();
                scope.spawn(move || {
                    let key = Key::of("resident", "POST /grants", &number.to_string(), b"same");
                    let answer: Result<(), Fault> = town.write_now(key, move |tx| {
                        tx.run(
                            "insert into grants_given (number, name, amount, note) values ($1, 'park', 1, '')",
                            [number.into()],
                        )?;
                        if number % 20 == 7 {
                            // What an operator does to a session that hangs, and what a restart of the server looks like.
                            tx.one::<i64, 0>("select cast(count(pg_terminate_backend(pg_backend_pid())) as bigint)", [])?;
                        }
                        tx.run("update grants_given set amount = 2 where number = $1", [number.into()]).map(|_| ())
                    });
                    (number, answer)
                })
            })
            .collect();
        tries.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    let there: Vec<(i64, i64)> = town
        .read_now(|db| db.all::<_, 0>("select number, amount from grants_given order by number limit 1000", []))
        .map_err(|fault: Fault| fault)
        .expect("the rows");
    assert!(there.iter().all(|(_, amount)| *amount == 2), "no half deed");
    for (number, answer) in answers {
        let is_there = there.iter().any(|(other, _)| *other == number);
        match answer {
            Ok(()) => assert!(is_there, "{number} was acknowledged and is lost"),
            Err(fault) => assert!(!is_there && number % 20 == 7, "{number} was refused without a reason of its own: {fault}"),
        }
    }
}

#[test]
fn two_towns_interleaved_never_meet() {
    on_both(&TABLES, &nothing(), |kit| {
        let (a, b) = (kit.town("aoba"), kit.town("midori"));
        for (town, budget) in [(&a, 10_i64), (&b, 20)] {
            write(town, move |tx| {
                tx.run("insert into grants_lines (name, budget) values ($1, $2)", ["park".into(), budget.into()]).map(|_| ())
            })
            .expect("a line");
        }
        std::thread::scope(|scope| {
            for number in 0..40_i64 {
                let town = if number % 2 == 0 { a.clone() } else { b.clone() };
                scope.spawn(move || town.write_now(Key::none(), move |tx| grant(tx, number, 1)).expect("an answer"));
            }
        });
        assert_eq!((given(&a), given(&b)), ((10, 10), (20, 20)));
        let even: i64 = a
            .read_now(|db| db.one::<_, 0>("select cast(count(*) as bigint) from grants_given where number % 2 = 1", []))
            .map_err(|f: Fault| f)
            .expect("a count");
        assert_eq!(even, 0);
    });
}

#[test]
fn a_reader_sees_one_snapshot_and_comes_back_after_a_panic() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 100);
        let inside = town.clone();
        let seen: Result<(i64, i64), Fault> = town.read_now(move |db| {
            let count = |db: &engawa_db::Db| db.one::<i64, 0>("select cast(count(*) as bigint) from grants_given", []);
            let before = count(db)?;
            inside.write_now(Key::none(), |tx| grant(tx, 1, 1))?;
            Ok((before, count(db)?))
        });
        assert_eq!(seen.expect("a snapshot"), (0, 0));
        for _ in 0..20 {
            let town = town.clone();
            let panicked = std::thread::spawn(move || town.read_now(|_| -> Result<(), Fault> { panic!("a page stumbles") })).join();
            assert!(panicked.is_err());
        }
        assert_eq!(given(&town), (1, 1));
    });
}

#[test]
fn a_reader_cannot_write() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 100);
        let tried: Result<Vec<(i64,)>, Fault> =
            town.read_now(|db| db.all("delete from grants_lines where budget > 0 returning budget", []));
        assert!(tried.is_err());
    });
}

#[test]
fn a_reader_that_holds_its_snapshot_too_long_is_ended() {
    on_both(&TABLES, &nothing(), |kit| {
        let town = with_budget(kit, 100);
        let endless: Result<i64, Fault> = town.read_within(std::time::Duration::from_millis(100), |db| {
            db.one(
                "with recursive counted (n) as (select cast(1 as bigint) union all select n + 1 from counted where n < 2000000000)
                 select cast(count(*) as bigint) from counted",
                [],
            )
        });
        assert!(matches!(endless, Err(Fault::TooSlow(100))), "{endless:?}");
        assert_eq!(given(&town), (0, 0), "the next reader is not harmed");
    });
}

#[test]
fn the_last_handle_may_go_inside_a_unit() {
    on_both(&TABLES, &nothing(), |kit| {
        drop(with_budget(kit, 100));
        let towns = kit.open_again();
        let town = towns.open("mihon").expect("open");
        drop(towns);
        let (inside, (waits, go)) = (town.clone(), std::sync::mpsc::channel::<()>());
        let go = std::sync::Mutex::new(go);
        let thread = std::thread::spawn(move || {
            town.write_now(Key::none(), move |tx| {
                let _ = go.lock().map(|go| go.recv());
                let _ = inside.name();
                grant(tx, 1, 1)
            })
        });
        waits.send(()).expect("it waits");
        assert!(thread.join().expect("no panic").expect("granted"));
        assert_eq!(given(&kit.open_again().open("mihon").expect("open")), (1, 1));
    });
}
