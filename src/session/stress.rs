//! Measuring a model on pictures gone bad.

use super::Session;
use super::failure;
use crate::host::Host;
use crate::notebook::EvaluateSettings;
use crate::protocol::{Event, Failure, RequestId};

impl<H: Host> Session<H> {
    pub(super) async fn stress(
        &mut self,
        _request: RequestId,
        _settings: &EvaluateSettings,
    ) -> Result<Event, Failure> {
        Err(failure::internal("stressing is not written yet"))
    }
}
