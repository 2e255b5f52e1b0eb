//! Measuring models side by side.

use super::Session;
use super::failure;
use crate::host::Host;
use crate::notebook::CompareSettings;
use crate::protocol::{Event, Failure, RequestId};

impl<H: Host> Session<H> {
    pub(super) async fn compare(
        &mut self,
        _request: RequestId,
        _settings: &CompareSettings,
    ) -> Result<Event, Failure> {
        Err(failure::internal("comparing is not written yet"))
    }
}
