//! Placing every picture where a model puts it.

use super::Session;
use super::failure;
use crate::host::Host;
use crate::notebook::MapSettings;
use crate::protocol::{Event, Failure, RequestId};

impl<H: Host> Session<H> {
    pub(super) async fn map(
        &mut self,
        _request: RequestId,
        _settings: &MapSettings,
    ) -> Result<Event, Failure> {
        Err(failure::internal("mapping is not written yet"))
    }
}
