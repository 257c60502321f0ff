//! Bad input at the doors of the program: each is answered with a clear sentence and the way on.

mod command_line;
mod copies;
mod entrances;
mod http;
mod life;
mod listeners;
