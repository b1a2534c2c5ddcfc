import { useMutation } from '../../app/mutation.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useOutbreak } from '../../app/outbreak.ts';

/** An act on the outbreak in force, after which its pages are read again. */
export function useAct<T>(act: (given: T) => Promise<unknown>) {
  const outbreak = useOutbreak().id;
  return useMutation({ mutationFn: act, onSettled: () => refreshOutbreak(outbreak) });
}
