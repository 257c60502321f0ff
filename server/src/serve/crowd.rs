//! How many connections one listener holds. When it is full, whoever has kept it waiting longest makes room:
//! a thousand sockets that say nothing, or say it a byte at a time, cannot keep out someone who asks.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// The connections of one listener.
pub(super) struct Crowd {
    max: usize,
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    /// Numbers places and turns; it only grows.
    last: u64,
    guests: HashMap<u64, Guest>,
    /// Places whose client we wait for, the longest waiting first: turn and place.
    waiting: BTreeMap<u64, u64>,
}

struct Guest {
    /// Rung, the connection closes.
    bell: oneshot::Sender<()>,
    has_asked: bool,
}

/// The place of one connection. While we wait for its client it may be taken away.
pub(super) struct Place {
    crowd: Arc<Crowd>,
    id: u64,
    peer: IpAddr,
    /// Its turn among those that are waited for.
    turn: Mutex<Option<u64>>,
}

impl Crowd {
    pub(super) fn of_at_most(max: usize) -> Arc<Crowd> {
        Arc::new(Crowd { max, inside: Mutex::default() })
    }

    /// A place for a new connection, and the bell that ends it; none when all that are open are being answered.
    pub(super) fn enter(self: &Arc<Crowd>, peer: IpAddr) -> Option<(Arc<Place>, oneshot::Receiver<()>)> {
        let (bell, heard) = oneshot::channel();
        let mut inside = self.inside();
        if inside.guests.len() >= self.max && !inside.make_room() {
            return None;
        }
        let id = inside.next();
        inside.guests.insert(id, Guest { bell, has_asked: false });
        let turn = inside.wait_for(id);
        drop(inside);
        Some((Arc::new(Place { crowd: Arc::clone(self), id, peer, turn: Mutex::new(Some(turn)) }), heard))
    }

    /// Ends the connections that were opened and never asked for anything.
    pub(super) fn end_idle(&self) {
        let mut inside = self.inside();
        let idle: Vec<u64> = inside.guests.iter().filter(|(_, guest)| !guest.has_asked).map(|(id, _)| *id).collect();
        idle.into_iter().for_each(|id| inside.send_away(id));
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        lock(&self.inside)
    }
}

impl Inside {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    fn wait_for(&mut self, id: u64) -> u64 {
        let turn = self.next();
        self.waiting.insert(turn, id);
        turn
    }

    fn make_room(&mut self) -> bool {
        let longest = self.waiting.pop_first();
        longest.is_some_and(|(_, id)| {
            self.send_away(id);
            true
        })
    }

    fn send_away(&mut self, id: u64) {
        if let Some(guest) = self.guests.remove(&id) {
            // Whoever is gone already does not hear it.
            let _ = guest.bell.send(());
        }
    }
}

impl Place {
    pub(super) fn peer(&self) -> IpAddr {
        self.peer
    }

    /// Whether the next step is the client's.
    pub(super) fn waits(&self) -> bool {
        lock(&self.turn).is_some()
    }

    /// The request is here as a whole: the next step is ours.
    pub(super) fn asked(&self) {
        if let Some(turn) = lock(&self.turn).take() {
            let mut inside = self.crowd.inside();
            inside.waiting.remove(&turn);
            if let Some(guest) = inside.guests.get_mut(&self.id) {
                guest.has_asked = true;
            }
        }
    }

    /// The answer is ready: the client has to take it, and to ask again or to go.
    pub(super) fn answered(&self) {
        let mut mine = lock(&self.turn);
        let mut inside = self.crowd.inside();
        if let Some(before) = mine.take() {
            inside.waiting.remove(&before);
        }
        // A place that was taken away waits for nobody.
        *mine = inside.guests.contains_key(&self.id).then(|| inside.wait_for(self.id));
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let turn = lock(&self.turn).take();
        let mut inside = self.crowd.inside();
        inside.guests.remove(&self.id);
        if let Some(turn) = turn {
            inside.waiting.remove(&turn);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn is_rung(bell: &mut oneshot::Receiver<()>) -> bool {
        bell.try_recv().is_ok()
    }

    #[test]
    fn whoever_has_kept_us_waiting_longest_makes_room() {
        let crowd = Crowd::of_at_most(2);
        let (first, mut bell_of_first) = crowd.enter(PEER).expect("room");
        let (_second, mut bell_of_second) = crowd.enter(PEER).expect("room");
        first.asked();
        first.answered();
        let (_third, mut bell_of_third) = crowd.enter(PEER).expect("the second makes room");
        assert!(is_rung(&mut bell_of_second) && !is_rung(&mut bell_of_first));
        let _fourth = crowd.enter(PEER).expect("the first makes room");
        assert!(is_rung(&mut bell_of_first) && !is_rung(&mut bell_of_third));
    }

    #[test]
    fn nobody_who_is_being_answered_is_sent_away() {
        let crowd = Crowd::of_at_most(1);
        let (only, mut bell) = crowd.enter(PEER).expect("room");
        only.asked();
        assert!(!only.waits() && crowd.enter(PEER).is_none() && !is_rung(&mut bell));
        only.answered();
        assert!(only.waits() && crowd.enter(PEER).is_some() && is_rung(&mut bell));
    }

    #[test]
    fn a_place_that_was_taken_away_or_left_holds_nothing() {
        let crowd = Crowd::of_at_most(1);
        let (sent_away, _bell) = crowd.enter(PEER).expect("room");
        let (left, _other) = crowd.enter(PEER).expect("room was made");
        sent_away.asked();
        sent_away.answered();
        drop(sent_away);
        assert_eq!(crowd.inside().guests.len(), 1);
        drop(left);
        let inside = crowd.inside();
        assert!(inside.guests.is_empty() && inside.waiting.is_empty());
    }

    #[test]
    fn at_the_end_only_those_who_never_asked_are_ended_at_once() {
        let crowd = Crowd::of_at_most(9);
        let (asked, mut bell_of_asked) = crowd.enter(PEER).expect("room");
        let (_idle, mut bell_of_idle) = crowd.enter(PEER).expect("room");
        asked.asked();
        asked.answered();
        crowd.end_idle();
        assert!(is_rung(&mut bell_of_idle) && !is_rung(&mut bell_of_asked));
    }
}
