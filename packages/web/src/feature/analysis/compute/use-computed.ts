import { useEffect, useRef, useState } from 'react';
import { askWorker, type Computed } from './ask-worker.ts';
import type { ComputationName, Input, Output } from './computations.ts';
import type { Failure } from './failure.ts';
import { Latest } from './latest.ts';

/** The last result and whether a newer one is on its way. A failure takes the place of the result. */
export interface Computing<N extends ComputationName> {
  readonly output: Output<N> | undefined;
  readonly failure: Failure | undefined;
  readonly isWorking: boolean;
}

/**
 * Computes in the worker whenever the input changes; until the new result is there the last one stays.
 *
 * @param input the same object as long as nothing changed (`useMemo`); undefined: nothing to compute yet
 */
export function useComputed<N extends ComputationName>(name: N, input: Input<N> | undefined): Computing<N> {
  const [told, setTold] = useState<{ readonly reply: Computed<N>; readonly of: Input<N> }>();
  const latest = useRef<Latest<Input<N>, Computed<N>>>(undefined);
  useEffect(() => {
    const line = new Latest<Input<N>, Computed<N>>(
      (question) => askWorker(name, question),
      (reply, of) => setTold({ reply, of }),
    );
    latest.current = line;
    return () => line.stop();
  }, [name]);
  useEffect(() => {
    if (input !== undefined) latest.current?.put(input);
  }, [input]);
  const reply = told?.reply;
  return {
    output: reply !== undefined && 'output' in reply ? reply.output : undefined,
    failure: reply !== undefined && 'failure' in reply ? reply.failure : undefined,
    isWorking: input !== undefined && told?.of !== input,
  };
}
