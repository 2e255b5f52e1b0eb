//! A download that survives a bad line: it goes on where it was cut off (HTTP range requests, RFC 9110 §14), tries
//! again with growing pauses, does not wait for a server that went silent, and is kept on the device.

use futures::future::{Either, select};
use js_sys::{Date, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestCache, RequestInit, Response,
};

use vitrine::host::{HostError, Transfer};
use vitrine::kept::Kept;

use crate::host::{scope, words};
use crate::store::{self, Folder, Writer};

/// A server that sends nothing for so long is given up for this attempt.
const STALL_MS: u32 = 20_000;
/// How often a waiting download gives news and looks whether it is to stop.
const TICK_MS: u32 = 500;
/// So many attempts in a row may bring nothing new.
const ATTEMPTS: u32 = 5;
/// The first pause between attempts; each one after it is twice as long.
const PAUSE_MS: u32 = 1000;
/// The longest pause of our own choice.
const LONGEST_PAUSE_MS: u32 = 15_000;
/// The longest pause a server may ask for.
const LONGEST_RETRY_AFTER_MS: u32 = 60_000;

type Tell<'a> = &'a mut dyn FnMut(Transfer) -> bool;

/// The contents of an address. Absolute ones are kept; what ships beside the page need not be.
pub(crate) async fn fetch(url: &str, tell: Tell<'_>) -> Result<Vec<u8>, HostError> {
    let keep = url.starts_with("https://") || url.starts_with("http://");
    if keep && let Some(blob) = store::find(url).await {
        if let Ok(bytes) = store::read(&blob).await {
            return Ok(bytes);
        }
        store::remove(url).await;
    }
    let mut download = Download::open(url, keep, tell).await;
    match download.run().await {
        Ok(()) => download.finish().await,
        Err(error) => {
            download.give_up().await;
            Err(error)
        }
    }
}

struct Download<'a> {
    tell: Tell<'a>,
    keep: bool,
    folder: Option<Folder>,
    record: Kept,
    sink: Sink,
    /// What the user is being told.
    note: String,
    /// Why it cannot be kept.
    unkept: Option<String>,
}

/// Where the bytes go.
enum Sink {
    File(Writer),
    Memory(Vec<u8>),
}

/// Why an attempt ended early.
enum Trouble {
    /// Trying again may help, after so many milliseconds if the server said.
    Passing(HostError, Option<u32>),
    /// It would not.
    Lasting(HostError),
}

impl<'a> Download<'a> {
    async fn open(url: &str, keep: bool, tell: Tell<'a>) -> Self {
        let mut download = Self {
            tell,
            keep,
            folder: None,
            record: Kept {
                url: url.to_owned(),
                ..Kept::default()
            },
            sink: Sink::Memory(Vec::new()),
            note: String::new(),
            unkept: None,
        };
        if !keep {
            return download;
        }
        let Some(folder) = Folder::open().await else {
            return download;
        };
        // A tab that was just closed or reloaded may hold the file a moment longer.
        let mut writer = folder.writer(url).await;
        for _ in 0..10 {
            if writer.is_ok() {
                break;
            }
            Timer::new(TICK_MS).wait().await;
            writer = folder.writer(url).await;
        }
        match writer {
            Ok(writer) => {
                let before = folder.record(url).await.filter(Kept::can_resume);
                download.record = before.unwrap_or(download.record);
                download.sink = Sink::File(writer);
                download.folder = Some(folder);
            }
            Err(_) => {
                download.unkept =
                    Some("another tab may be storing the same file just now".to_owned());
            }
        }
        download
    }

    /// Attempts until all bytes are here.
    async fn run(&mut self) -> Result<(), HostError> {
        let (mut most, mut in_vain) = (self.have(), 0);
        loop {
            let (error, pause_ms) = match self.attempt().await {
                Ok(()) => return Ok(()),
                Err(Trouble::Lasting(error)) => return Err(error),
                Err(Trouble::Passing(error, pause_ms)) => (error, pause_ms),
            };
            if self.have() > most {
                (most, in_vain) = (self.have(), 0);
            }
            in_vain += 1;
            if in_vain >= ATTEMPTS {
                return Err(error);
            }
            let pause_ms =
                pause_ms.unwrap_or_else(|| (PAUSE_MS << (in_vain - 1)).min(LONGEST_PAUSE_MS));
            self.say(format!(
                "{error} It is tried again in {} s (attempt {} of {ATTEMPTS}).",
                pause_ms.div_ceil(1000),
                in_vain + 1
            ))?;
            for _ in 0..pause_ms / TICK_MS {
                Timer::new(TICK_MS).wait().await;
                self.count()?;
            }
        }
    }

    /// One attempt: from where the last one ended, if the server still has the same file.
    async fn attempt(&mut self) -> Result<(), Trouble> {
        if let Some(total) = self.record.total
            && self.have() > 0
        {
            if self.have() == total {
                return Ok(());
            }
            self.see_whether_it_fits(total).await;
        }
        if self.have() > 0 && !(self.record.can_resume() && self.is_short()) {
            self.start_over()?;
        }
        let abort = Abort::new().map_err(|error| self.passing(&words(&error)))?;
        let mut response = self.ask(&abort).await?;
        if self.have() > 0 && !self.continues(&response) && response.status() != 200 {
            if !matches!(response.status(), 206 | 416) {
                return Err(self.refused(&response));
            }
            self.start_over()?;
            response = self.ask(&abort).await?;
        }
        match response.status() {
            206 if self.have() > 0 => {}
            200 => self.begin(&response).await?,
            _ => return Err(self.refused(&response)),
        }
        self.take(&response).await
    }

    async fn ask(&mut self, abort: &Abort) -> Result<Response, Trouble> {
        let have = self.have();
        let request = || -> Result<Promise, JsValue> {
            let init = RequestInit::new();
            init.set_signal(Some(&abort.0.signal()));
            if self.keep {
                init.set_cache(RequestCache::NoStore); // it is kept already
            }
            if have > 0 {
                let headers = Headers::new()?;
                headers.set("range", &format!("bytes={have}-"))?;
                // To another origin this header would need a permission beforehand, which servers that redirect do
                // not all give; there the answer's own version is compared instead, here too.
                let origin = format!("{}/", scope().location().origin());
                let here = self.record.url.starts_with(&origin);
                if let Some(validator) = self.record.validator.as_ref().filter(|_| here) {
                    headers.set("if-range", validator)?;
                }
                init.set_headers_headers(&headers);
            }
            Ok(scope().fetch_with_str_and_init(&self.record.url, &init))
        };
        let promise = request().map_err(|error| self.passing(&words(&error)))?;
        let answer = self.patiently(promise).await?;
        let response = answer.map_err(|error| {
            self.passing(&format!(
                "the server could not be reached: {}",
                words(&error)
            ))
        })?;
        Ok(response.unchecked_into())
    }

    /// Whether this answer is the rest of what is here.
    fn continues(&self, response: &Response) -> bool {
        let same = validator(response).is_none_or(|now| Some(now) == self.record.validator);
        let fits = match header(response, "content-range").as_deref().map(range) {
            Some(Some((start, total))) => {
                start == self.have()
                    && total
                        .is_none_or(|total| self.record.total.is_none_or(|before| total == before))
            }
            Some(None) => false,
            // Not every server lets another origin's page see it; then the lengths must add up.
            None => {
                length(response).is_some_and(|rest| Some(self.have() + rest) == self.record.total)
            }
        };
        response.status() == 206 && same && fits
    }

    /// The whole file is about to come.
    async fn begin(&mut self, response: &Response) -> Result<(), Trouble> {
        self.start_over()?;
        // A compressed answer's length is not that of its contents.
        let plain = header(response, "content-encoding").is_none();
        self.record.total = length(response).filter(|_| plain);
        self.record.validator = validator(response).filter(|_| plain);
        if let Some(total) = self.record.total {
            self.see_whether_it_fits(total).await;
        }
        if let Some(folder) = &self.folder {
            let kept = folder.keep_record(&self.record).await;
            if let Err(error) = kept {
                self.keep_not(words(&error)).await;
            }
        }
        if let (Sink::Memory(bytes), Some(total)) = (&mut self.sink, self.record.total) {
            let room = usize::try_from(total).map(|total| bytes.try_reserve_exact(total));
            if !matches!(room, Ok(Ok(()))) {
                return Err(Trouble::Lasting(self.failed(&format!(
                    "the server announces {total} bytes, more than fits in this tab's memory"
                ))));
            }
        }
        Ok(())
    }

    /// Takes what comes, to the end.
    async fn take(&mut self, response: &Response) -> Result<(), Trouble> {
        let Some(body) = response.body() else {
            return Err(self.passing("the answer was empty"));
        };
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        loop {
            let part = self.patiently(reader.read()).await?;
            let part = part.map_err(|error| {
                self.passing(&format!(
                    "the connection was lost after {}: {}",
                    self.amount(),
                    words(&error)
                ))
            })?;
            let get = |key: &str| Reflect::get(&part, &key.into()).unwrap_or_default();
            if get("done").is_truthy() {
                break;
            }
            let chunk = Uint8Array::new(&get("value"));
            let written = match &mut self.sink {
                Sink::File(writer) => writer.write(&chunk),
                Sink::Memory(bytes) => {
                    bytes.extend_from_slice(&chunk.to_vec());
                    Ok(())
                }
            };
            if let Err(error) = written {
                self.keep_not(words(&error)).await;
                let error = self.failed("it could not be stored on this device");
                return Err(Trouble::Passing(error, Some(0)));
            }
            if !self.note.is_empty() {
                self.say(String::new()).map_err(Trouble::Lasting)?;
            }
            self.count().map_err(Trouble::Lasting)?;
        }
        if self.record.total.is_some_and(|total| total < self.have()) {
            // The browser hands out no more than was announced, unless that was the length before unpacking.
            self.record.total = None;
        }
        if self.is_short() {
            return Err(self.passing(&format!("it ended after {}", self.amount())));
        }
        Ok(())
    }

    /// All is here: marks it as whole and reads it back, or keeps what is in memory.
    async fn finish(self) -> Result<Vec<u8>, HostError> {
        let Self {
            tell,
            keep,
            folder,
            mut record,
            sink,
            note,
            mut unkept,
        } = self;
        let bytes = match sink {
            Sink::File(writer) => {
                let flushed = writer.flush();
                record.total = Some(writer.len());
                record.complete = true;
                drop(writer);
                let folder = folder.ok_or_else(|| lost(&record.url))?;
                let blob = folder.blob(&record.url).await;
                let bytes = store::read(&blob.ok_or_else(|| lost(&record.url))?).await?;
                if let Err(error) = flushed.and(folder.keep_record(&record).await) {
                    unkept = Some(words(&error));
                }
                bytes
            }
            Sink::Memory(bytes) => {
                if keep && unkept.is_none() {
                    let kept = store::cache_whole(&record.url, &bytes).await;
                    unkept = kept.err().map(|error| words(&error));
                }
                bytes
            }
        };
        let last = unkept.map_or_else(String::new, |why| format!(
            "This file was loaded but could not be stored on this device ({why}): next time it is downloaded again."
        ));
        if last != note {
            tell(Transfer::Note(last));
        }
        Ok(bytes)
    }

    /// It ended in an error: what has arrived stays, an empty file does not.
    async fn give_up(self) {
        let empty = self.have() == 0;
        drop(self.sink); // else the file is still open
        if let Some(folder) = self.folder.filter(|_| empty) {
            folder.remove(&self.record.url).await;
        }
        if !self.note.is_empty() {
            (self.tell)(Transfer::Note(String::new()));
        }
    }

    /// Keeps it in memory only if the device has no room for the rest of it.
    async fn see_whether_it_fits(&mut self, total: u64) {
        if let (Sink::File(_), Some(room)) = (&self.sink, store::room().await)
            && room < total.saturating_sub(self.have())
        {
            let [total, room] = [total, room].map(megabytes);
            self.keep_not(format!(
                "it needs {total}, and the browser has {room} left for this page"
            ))
            .await;
        }
    }

    /// Goes on in memory, from the start.
    async fn keep_not(&mut self, why: String) {
        self.sink = Sink::Memory(Vec::new());
        self.unkept = Some(why);
        if let Some(folder) = self.folder.take() {
            folder.remove(&self.record.url).await;
        }
    }

    fn start_over(&mut self) -> Result<(), Trouble> {
        let emptied = match &mut self.sink {
            Sink::File(writer) => writer.truncate(),
            Sink::Memory(bytes) => {
                bytes.clear();
                Ok(())
            }
        };
        emptied.map_err(|error| self.passing(&words(&error)))
    }

    /// What a promise brings, unless nothing happens for too long.
    async fn patiently(&mut self, promise: Promise) -> Result<Result<JsValue, JsValue>, Trouble> {
        let mut arrival = JsFuture::from(promise);
        for _ in 0..STALL_MS / TICK_MS {
            let mut timer = Timer::new(TICK_MS);
            match select(arrival, &mut timer.elapsed).await {
                Either::Left((arrived, _)) => return Ok(arrived),
                Either::Right((_, still)) => arrival = still,
            }
            self.count().map_err(Trouble::Lasting)?;
        }
        let words = format!("the server sent nothing for {} s", STALL_MS / 1000);
        Err(self.passing(&words))
    }

    fn have(&self) -> u64 {
        match &self.sink {
            Sink::File(writer) => writer.len(),
            Sink::Memory(bytes) => bytes.len() as u64,
        }
    }

    fn is_short(&self) -> bool {
        self.record.total.is_some_and(|total| self.have() < total)
    }

    fn amount(&self) -> String {
        match self.record.total {
            Some(total) => format!("{} of {total} bytes", self.have()),
            None => format!("{} bytes", self.have()),
        }
    }

    fn count(&mut self) -> Result<(), HostError> {
        let news = Transfer::Bytes {
            done: self.have(),
            total: self.record.total,
        };
        self.goes_on(news)
    }

    fn say(&mut self, note: String) -> Result<(), HostError> {
        self.note.clone_from(&note);
        self.goes_on(Transfer::Note(note))
    }

    fn goes_on(&mut self, news: Transfer) -> Result<(), HostError> {
        if (self.tell)(news) {
            return Ok(());
        }
        Err(HostError::Stopped {
            url: self.record.url.clone(),
        })
    }

    fn failed(&self, reason: &str) -> HostError {
        HostError::Fetch {
            url: self.record.url.clone(),
            reason: reason.to_owned(),
        }
    }

    fn passing(&self, reason: &str) -> Trouble {
        Trouble::Passing(self.failed(reason), None)
    }

    /// An answer that is not the file.
    fn refused(&self, response: &Response) -> Trouble {
        let status = response.status();
        let error = HostError::Status {
            url: self.record.url.clone(),
            status,
        };
        match status {
            408 | 425 | 429 | 500..600 => Trouble::Passing(error, retry_after_ms(response)),
            _ => Trouble::Lasting(error),
        }
    }
}

/// Ends a request when dropped, however its attempt ended.
struct Abort(AbortController);

impl Abort {
    fn new() -> Result<Self, JsValue> {
        AbortController::new().map(Self)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A timer that is taken back when dropped.
struct Timer {
    id: i32,
    elapsed: JsFuture,
}

impl Timer {
    fn new(after_ms: u32) -> Self {
        let mut id = 0;
        let promise = Promise::new(&mut |resolve, _| {
            let after_ms = i32::try_from(after_ms).unwrap_or(i32::MAX);
            let set =
                scope().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, after_ms);
            id = set.unwrap_or_default();
        });
        Self {
            id,
            elapsed: promise.into(),
        }
    }

    async fn wait(mut self) {
        let _ = (&mut self.elapsed).await; // it never fails
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        scope().clear_timeout_with_handle(self.id);
    }
}

fn lost(url: &str) -> HostError {
    HostError::Fetch {
        url: url.to_owned(),
        reason: "it could not be read back from this device's storage".to_owned(),
    }
}

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}

fn length(response: &Response) -> Option<u64> {
    header(response, "content-length")?.parse().ok()
}

/// The name of the file's version. A weak `ETag` does not promise the same bytes (RFC 9110 §8.8.1).
fn validator(response: &Response) -> Option<String> {
    header(response, "etag")
        .filter(|tag| !tag.starts_with("W/"))
        .or_else(|| header(response, "last-modified"))
}

/// Start and total of a `Content-Range` such as `bytes 100-199/200`; the total may be unknown (`*`).
fn range(text: &str) -> Option<(u64, Option<u64>)> {
    let (span, total) = text.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (start, _) = span.split_once('-')?;
    Some((start.parse().ok()?, total.parse().ok()))
}

/// `Retry-After`, in seconds or as a date.
fn retry_after_ms(response: &Response) -> Option<u32> {
    let text = header(response, "retry-after")?;
    let ms = match text.parse::<f64>() {
        Ok(seconds) => seconds * 1000.0,
        Err(_) => Date::parse(&text) - Date::now(),
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a range that fits"
    )]
    (!ms.is_nan()).then(|| ms.clamp(0.0, LONGEST_RETRY_AFTER_MS.into()) as u32)
}

#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
