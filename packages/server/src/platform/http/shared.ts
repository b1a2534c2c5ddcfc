/**
 * A question that all who ask at about the same time ask once. Everybody gets an answer that was asked for after they came, never one
 * that was on its way already.
 *
 * @param everyMilliseconds the least time between two questions
 */
export function shared<T>(ask: () => Promise<T>, everyMilliseconds: number): () => Promise<T> {
  let next: Promise<T> | undefined;
  let askedAt = -Infinity;
  const askNow = (): Promise<T> => {
    next = undefined;
    askedAt = performance.now();
    return ask();
  };
  return () => {
    next ??= pause(askedAt + everyMilliseconds - performance.now()).then(askNow);
    return next;
  };
}

const pause = (milliseconds: number): Promise<void> =>
  milliseconds <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
