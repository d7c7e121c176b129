//! x
pub mod marks;
