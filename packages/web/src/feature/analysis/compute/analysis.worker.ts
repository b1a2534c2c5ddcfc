import { computations } from './computations.ts';
import { failureOf } from './failure.ts';
import type { Reply, Request } from './message.ts';

/** Computes off the page's own thread, so that typing and scrolling never wait. */
addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const { id, name, input } = data;
  const began = performance.now();
  const took = (): number => performance.now() - began;
  const reply = (message: Reply): void => postMessage(message);
  try {
    const compute = computations[name] as (input: unknown) => unknown;
    reply({ id, output: compute(input), took: took() });
  } catch (error) {
    reply({ id, failure: failureOf(error), took: took() });
  }
});
