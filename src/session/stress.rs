//! Measuring a model on pictures gone bad.

use super::Session;
use super::failure::failure;
use super::watch::HostWatch;
use crate::host::Host;
use crate::notebook::EvaluateSettings;
use crate::protocol::{Event, Failure, RequestId};
use crate::train::evaluate::stress;

impl<H: Host> Session<H> {
    pub(super) async fn stress(
        &mut self,
        request: RequestId,
        settings: &EvaluateSettings,
    ) -> Result<Event, Failure> {
        let (model, data) = self.measurable(&settings.model, &settings.data)?;
        let watch = HostWatch::new(&self.host, request);
        let robustness = stress(&model.answerer, data, &self.device, &watch)
            .await
            .map_err(failure)?;
        Ok(Event::Stressed {
            request,
            robustness,
        })
    }
}
