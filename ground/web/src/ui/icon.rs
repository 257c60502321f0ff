//! Signs, drawn in the colour of the text beside them and hidden from readers: the word says the same.

/// A drawing of ours, safe to print into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(&'static str);

impl std::fmt::Display for Icon {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.0)
    }
}

impl askama::filters::HtmlSafe for Icon {}

/// A full disc with a tick: reached.
pub const DONE: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10" fill="currentColor"/><path d="M7 12.4l3.4 3.4L17 9" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// A ring with an arrow upwards: well on its way.
pub const WELL: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9.2" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M8.3 15.7l7-7M9.8 8.4h5.8v5.8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// A triangle: late.
pub const LATE: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 2.8L22.4 20.6H1.6Z" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linejoin="round"/><path d="M12 9.3v5" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/><circle cx="12" cy="17.4" r="1.3" fill="currentColor"/></svg>"##,
);
/// A broken ring: nothing is known.
pub const NONE: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9.2" fill="none" stroke="currentColor" stroke-width="1.7" stroke-dasharray="3.2 2.6"/><path d="M8 12h8" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>"##,
);
/// An hourglass: the count is being prepared.
pub const SOON: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M6.500 3.500h11M6.500 20.500h11M8 3.500v3.200c0 2.600 4 3.700 4 5.300s-4 2.700-4 5.300v3.200M16 3.500v3.200c0 2.600-4 3.700-4 5.300s4 2.700 4 5.300v3.200" fill="none" stroke="currentColor" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// A ring with an i: to know.
pub const INFO: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9.4" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M12 11v6" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/><circle cx="12" cy="7.6" r="1.3" fill="currentColor"/></svg>"##,
);
/// A tick alone: done, in a list.
pub const TICK: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M4.5 12.8l5 5L20 6.8" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// A disc with a call in it: to be put right. The call is a hole, so it is seen in any colours.
pub const WRONG: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path fill="currentColor" fill-rule="evenodd" d="M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20ZM10.6 6.2h2.800v7.600h-2.800ZM10.600 15.600h2.800v2.800h-2.800Z"/></svg>"##,
);
/// A clock: by when.
pub const CLOCK: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9.2" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M12 6.800V12l3.600 2.300" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// A person.
pub const PERSON: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="7.600" r="3.900" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M4.200 20.500c.5-4.800 3.300-7 7.800-7s7.300 2.200 7.800 7" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>"##,
);
/// A ring, half full: not for good yet.
pub const HALF: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9.200" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M12 2.800a9.200 9.200 0 0 1 0 18.400Z" fill="currentColor"/></svg>"##,
);
/// A pen: written again.
pub const PEN: Icon = Icon(
    r##"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M4.500 19.500l1-4.200L16.200 4.600l3.200 3.200L8.700 18.500ZM14 6.800l3.200 3.200" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/></svg>"##,
);
/// A house with a porch: to know what goes on.
pub const HOUSE: Icon = Icon(
    r##"<svg viewBox="0 0 36 36" aria-hidden="true" focusable="false"><path d="M3 15L18 6l15 9M6 14v15h24V14M3 29h30M13 29V19h10v10M18 19v10" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// Steps upwards: a plan.
pub const PLAN: Icon = Icon(
    r##"<svg viewBox="0 0 36 36" aria-hidden="true" focusable="false"><path d="M5 30h26M8 30v-7h5v7M16 30V17h5v13M24 30V10h5v20M7 16l8-6 5 2 9-8M24.500 4H29v4.500" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// A sheet with lines: a promise in writing.
pub const SHEET: Icon = Icon(
    r##"<svg viewBox="0 0 36 36" aria-hidden="true" focusable="false"><path d="M8 4h14l6 6v22H8ZM22 4v6h6M13 16h10M13 21h10M13 26h6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// Two people.
pub const PEOPLE: Icon = Icon(
    r##"<svg viewBox="0 0 36 36" aria-hidden="true" focusable="false"><circle cx="12.500" cy="12" r="4.500" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="25" cy="14" r="3.500" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M4.500 29c.5-6 3.500-9 8-9s7.500 3 8 9M23 21c5-.8 8 2 8.500 7" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/></svg>"##,
);
/// An ear: heard.
pub const EAR: Icon = Icon(
    r##"<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M7 9.5a5 5 0 0 1 10 0c0 3-2.600 3.600-3.300 5.600-.5 1.500-.6 4.200-3 4.200-1.500 0-2.500-1-2.700-2.300M9.800 10.2a2.300 2.300 0 0 1 4.500-.5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>"##,
);
/// A seal: decided.
pub const SEAL: Icon = Icon(
    r##"<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M9 13.500c.6-2-.9-3.200-.9-5.300a3.900 3.900 0 0 1 7.800 0c0 2.100-1.500 3.300-.9 5.300M5.500 17.500c0-2 1-4 3.500-4h6c2.500 0 3.500 2 3.500 4zM5.500 20.300h13" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// An arrow onwards: next.
pub const NEXT: Icon = Icon(
    r##"<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M4.500 12h14M13 6.500l5.500 5.500-5.500 5.500" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// A tick for the thread: done.
pub const DID: Icon = Icon(
    r##"<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M5.500 12.600l4.300 4.300L18.800 7.600" fill="none" stroke="currentColor" stroke-width="2.200" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
);
/// A quiet veranda for the pages of what went wrong.
pub const VERANDA: Icon = Icon(
    r##"<svg class="mark" viewBox="0 0 144 72" aria-hidden="true" focusable="false"><circle class="a-sun" cx="104" cy="22" r="12"/><path class="a-hill" opacity=".12" d="M0 54L26 34l16 10 24-22 22 18 16-8 40 22v6H0Z"/><rect class="a-floor" y="54" width="144" height="18"/><path class="a-edge" d="M0 54h144"/><path class="a-board" d="M0 61h144M0 67h144"/><ellipse class="a-seat" cx="56" cy="56" rx="17" ry="3.600"/></svg>"##,
);
