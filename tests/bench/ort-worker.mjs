// onnxruntime-web in a worker: the first message is the model, each further one a measurement.
import { InferenceSession, Tensor, env } from './ort/ort.wasm.min.mjs';

env.wasm.numThreads = 1;
env.wasm.wasmPaths = new URL('./ort/', import.meta.url).href;

let session;

// A rejected promise would not reach the page.
onmessage = ({ data }) => answer(data).catch((error) => postMessage({ error: String(error) }));

async function answer(data) {
  if (data.model) {
    session = await InferenceSession.create(data.model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
    postMessage('ready');
    return;
  }
  const { batch, runs } = data.bench;
  const ms = [];
  for (let run = 0; run < runs; run++) {
    const pixels = Float32Array.from({ length: batch * 3 * 224 * 224 }, (_, index) => Math.sin((index + run) * 0.01));
    const started = performance.now();
    const [input, output] = [session.inputNames[0], session.outputNames[0]];
    const { [output]: logits } = await session.run({ [input]: new Tensor('float32', pixels, [batch, 3, 224, 224]) });
    ms.push(performance.now() - started);
    if (!logits.data.every(Number.isFinite)) throw new Error('a logit is not finite');
  }
  postMessage({ bench: { batch, ms } });
}
