//! 1 April: a list prepared in March, checked, adopted, in force at 0:00; a section renamed, one split, one that nobody inherits.

mod city;
mod many;
mod others;
mod story;
