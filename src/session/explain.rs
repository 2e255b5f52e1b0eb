//! What an answer rests on, and what a network is made of.

use super::Session;
use super::failure;
use crate::explanation::{Method, Picture};
use crate::host::Host;
use crate::protocol::{Event, Failure, RequestId};

impl<H: Host> Session<H> {
    pub(super) async fn explain(
        &mut self,
        _request: RequestId,
        _model: &str,
        _picture: &Picture,
        _method: Method,
        _class: Option<u32>,
    ) -> Result<Event, Failure> {
        Err(failure::internal("explaining is not written yet"))
    }

    pub(super) async fn profile(
        &mut self,
        _request: RequestId,
        _model: &str,
    ) -> Result<Event, Failure> {
        Err(failure::internal("profiling is not written yet"))
    }
}
