// The one place that reads it from the library.
import { type UseMutationOptions, type UseMutationResult, useMutation as useLibraryMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

/**
 * A change at the server. The same change asked for again while it is under way is not sent again: a second press comes before the button
 * is drawn as working. Another one, of another row or with other values, goes beside it.
 */
export function useMutation<Data, Input = void>(options: UseMutationOptions<Data, Error, Input>): UseMutationResult<Data, Error, Input> {
  const mutation = useLibraryMutation(options);
  const { mutateAsync } = mutation;
  const [sendOnce] = useState(sentOnce);
  const mutate = useCallback<typeof mutation.mutate>(
    (...given) => void sendOnce(JSON.stringify(given[0]), () => mutateAsync(...given)).catch(() => undefined),
    [mutateAsync, sendOnce],
  );
  return { ...mutation, mutate };
}

/** Does what a key stands for, unless it is being done. */
export function sentOnce(): (key: string | undefined, act: () => Promise<unknown>) => Promise<void> {
  const underWay = new Set<string | undefined>();
  return async (key, act) => {
    if (underWay.has(key)) return;
    underWay.add(key);
    try {
      await act();
    } finally {
      underWay.delete(key);
    }
  };
}
