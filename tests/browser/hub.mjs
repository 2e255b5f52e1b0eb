// A server of weights with moods: byte ranges and versions as RFC 9110 has them, and faults on demand.
import { createHash } from 'node:crypto';

/**
 * Files and how the next requests for them go wrong. A fault is an object with some of
 *   status, headers   answer with this status and nothing else
 *   cut: n            break the connection n bytes before the end of what was asked for
 *   stall: n          send n bytes, then nothing more
 *   length: n         announce n bytes more (or fewer) than there are
 *   corrupt: true     send other bytes of the same length
 *   refuse: true      break the connection before any answer
 *   plain: true       know nothing of ranges and versions
 *   lengthless: true  announce no length
 */
export class Hub {
  /** Every request: which file, its headers, and the status it got. */
  requests = [];
  #files = new Map();

  /** Serves `bytes` under `name`; the first requests meet these faults, the last of them for ever if `always`. */
  serve(name, bytes, faults = [], { always = false } = {}) {
    this.#files.set(name, { bytes, faults: [...faults], always });
    return { name, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  /** The requests for a file so far. */
  of(name) {
    return this.requests.filter((request) => request.name === name);
  }

  /** Answers a request; to be given to `serve` as `extra`. */
  answer = (request, response) => {
    const name = decodeURIComponent(request.url.split('?')[0].split('/').pop());
    const file = this.#files.get(name);
    const fault = (file?.always && file.faults.length === 1 ? file.faults[0] : file?.faults.shift()) ?? {};
    const { range, 'if-range': ifRange } = request.headers;
    const entry = { name, range, ifRange };
    this.requests.push(entry);
    const end = (status, headers = {}) => {
      entry.status = status;
      response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end();
    };
    if (fault.refuse) return response.destroy();
    if (!file) return end(404);
    if (fault.status) return end(fault.status, fault.headers);

    const bytes = fault.corrupt ? file.bytes.map((byte, at) => (at === file.bytes.length - 5 ? byte ^ 255 : byte)) : file.bytes;
    const etag = `"${createHash('sha256').update(file.bytes).digest('hex').slice(0, 16)}"`;
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const part = from > 0 && !fault.plain && (!ifRange || ifRange === etag);
    if (part && from >= bytes.length) return end(416, { 'content-range': `bytes */${bytes.length}` });
    const body = part ? bytes.subarray(from) : bytes;
    entry.status = part ? 206 : 200;
    response.writeHead(entry.status, {
      'content-type': 'application/octet-stream',
      ...(fault.lengthless ? {} : { 'content-length': body.length + (fault.length ?? 0) }),
      ...(fault.plain ? {} : { etag, 'accept-ranges': 'bytes' }),
      ...(part ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    if (fault.stall !== undefined) {
      response.flushHeaders();
      return response.write(body.subarray(0, fault.stall));
    }
    const broken = fault.cut !== undefined || fault.length > 0;
    const sent = body.subarray(0, body.length - (fault.cut ?? 0) + Math.min(0, fault.length ?? 0));
    if (!broken) return response.end(sent);
    response.write(sent);
    // Late enough for the page to have read what came before.
    setTimeout(() => response.destroy(), 500);
  };

  /** The list of models the page reads, with these files as its entries. */
  index(entries) {
    return (request, response) => {
      const here = `http://${request.headers.host}${request.url.split('?')[0].replace(/models\/index\.json$/, 'hub/')}`;
      const models = entries.map(({ name, sha256, bytes = 0 }) => ({
        id: name,
        title: `The ${name} model`,
        variant: 'DeiT-tiny/16',
        url: here + encodeURIComponent(name),
        bytes,
        sha256,
        licence: 'MIT',
      }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(models));
    };
  }
}
