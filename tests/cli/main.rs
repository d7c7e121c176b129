//! The command as its users meet it.

#![expect(clippy::unwrap_used, reason = "what a test needs to begin at all")]

mod commands;
mod desk;
mod exports;
mod link;
mod marked;
mod models;
mod questions;
mod witnesses;
