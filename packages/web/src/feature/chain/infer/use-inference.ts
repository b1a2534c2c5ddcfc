import { AppError, routes, type InferenceAnswer, type InferenceResult } from '@firebreak/contract';
import { useQuery, type UseMutationResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMutation } from '../../../app/mutation.ts';
import { call } from '../../../app/client.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { outbreakKey, outbreakQuery } from '../../../app/query.ts';

/** How often a run under way is asked about. */
const POLL_MS = 1500;
/** Quiet time after a change before a new run begins: whoever types one record often types the next. */
const QUIET_MS = 5000;

export interface Inference {
  readonly status: InferenceAnswer | undefined;
  readonly result: InferenceResult | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly run: UseMutationResult<unknown, Error, boolean>;
  readonly cancel: UseMutationResult<unknown, Error, string>;
  /** The records differ from those of the newest run, and a new one is about to begin. */
  readonly soon: boolean;
}

/** The inference of the outbreak on screen: asks how it stands, begins anew when records changed, and keeps results by run. */
export function useInference(): Inference {
  const { id: outbreak } = useOutbreak();
  const status = useQuery({
    ...outbreakQuery(routes.inference.get, { params: { outbreak }, query: { brief: 'yes' } }),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? POLL_MS : false),
  });
  const result = useRunResult(status.data?.shown?.id);
  const again = (): void => void status.refetch();
  const run = useMutation({
    mutationFn: (fresh: boolean) => call(routes.inference.run, { params: { outbreak }, body: { again: fresh } }),
    onSettled: again,
  });
  const cancel = useMutation({
    mutationFn: (id: string) => call(routes.inference.cancel, { params: { outbreak, run: id } }),
    onSettled: again,
  });
  const due = dueRun(status.data);
  const { mutate } = run;
  const first = status.data?.shown === null;
  useEffect(() => {
    if (due === undefined) return undefined;
    const timer = setTimeout(() => mutate(false), first ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [due, first, mutate]);
  const error = status.error ?? (run.error instanceof AppError ? run.error : null) ?? result.error;
  return { status: status.data, result: result.data, error, retry: again, run, cancel, soon: due !== undefined && !first };
}

/** A result of a run never changes; what its reader may see of it does with their grants, so it is not kept for ever. */
export function useRunResult(run: string | undefined): { readonly data: InferenceResult | undefined; readonly error: Error | null } {
  const { id: outbreak } = useOutbreak();
  const query = useQuery({
    queryKey: ['inference', ...outbreakKey(outbreak, run)],
    queryFn: ({ signal }) => call(routes.inference.get, { params: { outbreak }, query: { run: run ?? '' } }, signal),
    enabled: run !== undefined,
    staleTime: Infinity,
    placeholderData: (before) => before, // the old picture stays until the new one is there
  });
  return { data: run === undefined ? undefined : (query.data?.result ?? undefined), error: query.error };
}

const isUnderWay = (answer: InferenceAnswer | undefined): boolean =>
  answer?.current?.state === 'waiting' || answer?.current?.state === 'running';

/** The input that wants a run: nobody ran it yet, or tried and was stopped. */
function dueRun(answer: InferenceAnswer | undefined): string | undefined {
  if (answer === undefined) return undefined;
  const { inputHash, shown, current } = answer;
  return shown?.inputHash === inputHash || current?.inputHash === inputHash ? undefined : inputHash;
}
