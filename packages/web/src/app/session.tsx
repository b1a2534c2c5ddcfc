import { routes, type Permission, type Session } from '@firebreak/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { changeLocale, currentLocale } from '../text/i18n.ts';
import { call, keepCsrf } from './client.ts';
import { queryClient } from './query.ts';

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => keepSession(await call(routes.account.session, {})),
  staleTime: 5 * 60_000,
});

/** The signed-in person; only for pages behind sign-in, whose router has loaded it. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (data === undefined) throw new Error('A page behind sign-in was shown without a session');
  return data;
}

/** Takes a session the server just gave: its token, and the language of the person. */
export async function beginSession(session: Session): Promise<void> {
  queryClient.setQueryData(sessionQuery.queryKey, keepSession(session));
  if (session.user.locale !== currentLocale()) await changeLocale(session.user.locale);
}

/** Signs out and forgets everything that belonged to the person: the page itself begins anew. */
export async function endSession(): Promise<void> {
  await call(routes.account.signOut, {});
  sessionStorage.clear();
  location.assign('/sign-in');
}

/** Whether the person may do this somewhere; the server decides again for every call. */
export function useMayAnywhere(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}

function keepSession(session: Session): Session {
  keepCsrf(session.csrf);
  return session;
}
