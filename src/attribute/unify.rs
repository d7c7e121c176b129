//! todo
use super::Config;
use crate::model::Statement;
/// todo
pub fn unify(_statements: &mut [Statement], _config: &Config) {}
