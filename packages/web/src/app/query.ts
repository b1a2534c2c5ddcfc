import { AppError, type Answer, type Call, type Route } from '@firebreak/contract';
import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { isFieldPage } from './field-page.ts';
import { meetSessionEnd } from './session-end.ts';

/** Answers of the server kept by the page. What belongs to an outbreak is refetched when the outbreak changed. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signInAgain }),
  mutationCache: new MutationCache({ onError: signInAgain }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // An answer with a code will be the same again; only a lost connection is worth another try.
      retry: (failures, error) => !(error instanceof AppError) && failures < 2,
      // But a database that is held for a while says for how long: the page tells it, and asks again then.
      refetchInterval: ({ state }) => askAgainMs(state.error),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** Every key of an outbreak begins like this, so that one call refreshes all of its pages. */
export const outbreakKey = (outbreak: string, ...rest: readonly unknown[]) => ['outbreak', outbreak, ...rest] as const;

/**
 * Query of a route inside an outbreak; refreshed by itself when the outbreak changes.
 *
 * @example useQuery(outbreakQuery(routes.figure.overview, { params: { outbreak }, query: { area } }))
 */
export function outbreakQuery<T extends Route>(route: T, input: Call<T> & { readonly params: { readonly outbreak: string } }) {
  return queryOptions<Answer<T>>({
    queryKey: outbreakKey(input.params.outbreak, route.path, input),
    queryFn: ({ signal }) => call(route, input, signal),
  });
}

/**
 * Keeps what a page shows while it asks for it in another way, but not for another area: the numbers of one must not stand under the name of
 * the other, however short.
 */
export const keepWithinArea =
  (area: string | undefined) =>
  <T>(previous: T | undefined, before: { readonly queryKey: readonly unknown[] } | undefined): T | undefined => {
    const input = before?.queryKey.at(-1) as { readonly query?: { readonly area?: string | undefined } } | undefined;
    return input?.query?.area === area ? previous : undefined;
  };

/** How long to wait before what was refused for the moment is asked again; `false` where the answer would be the same. */
export function askAgainMs(error: Error | null): number | false {
  if (!(error instanceof AppError) || error.code !== 'DATABASE_BUSY') return false;
  return Math.min(Number(error.details['seconds']), LONGEST_WAIT_SECONDS) * 1000;
}

/** An estimate: it may be over sooner. */
const LONGEST_WAIT_SECONDS = 10;

/** The session ended meanwhile: the person signs in and goes on at the same place. */
function signInAgain(error: Error): void {
  const outside = /^\/(sign-in|link)(\/|$)/.test(location.pathname);
  // Who registers at a door goes on without a session: the bar says that nothing is sent, and leads to the sign-in.
  if (isFieldPage(location.pathname)) return;
  if (error instanceof AppError && error.code === 'SIGN_IN_REQUIRED' && !outside) meetSessionEnd();
}
