import { AppError, routes, type Permission, type Session } from '@firebreak/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { changeLocale, currentLocale } from '../text/i18n.ts';
import { keptSession } from '../offline/start.ts';
import { wipeDevice } from '../offline/wipe.ts';
import { call, ConnectionLost, keepCsrf } from './client.ts';
import { leaveAfter } from './leave.ts';
import { queryClient } from './query.ts';

/** Who is signed in; without a network, who downloaded the field lists of this device. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 5 * 60_000,
});

async function readSession(): Promise<Session> {
  try {
    await signOutOwed();
    return keepSession(await call(routes.account.session, {}));
  } catch (error) {
    const kept = error instanceof ConnectionLost && !isSignOutOwed() ? await keptSession() : undefined;
    if (kept === undefined) throw error;
    return kept;
  }
}

/** The signed-in person; only for pages behind sign-in, whose router has loaded it. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (data === undefined) throw new Error('A page behind sign-in was shown without a session');
  return data;
}

/** Takes a session the server just gave: its token, and the language of the person. */
export async function beginSession(session: Session): Promise<void> {
  localStorage.removeItem(SIGN_OUT_OWED);
  queryClient.setQueryData(sessionQuery.queryKey, keepSession(session));
  if (session.user.locale !== currentLocale()) await changeLocale(session.user.locale);
}

/**
 * Signs out and forgets everything that belonged to the person: the page itself begins anew. Without a network the device is wiped
 * at once and the server is told as soon as it answers. What was registered and not sent stays until its person signs in again.
 */
export async function endSession(): Promise<void> {
  localStorage.setItem(SIGN_OUT_OWED, 'yes');
  await leaveAfter(async () => {
    await wipeDevice();
    sessionStorage.clear();
    await signOutOwed().catch((error: unknown) => {
      if (!(error instanceof ConnectionLost)) throw error;
    });
  });
}

/** Who signs out in one tab signs out in all: the others go too, with what was typed in them. */
export function followSignOut(): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === SIGN_OUT_OWED && newValue !== null) void leaveAfter(async () => sessionStorage.clear());
  });
}

const isSignOutOwed = (): boolean => localStorage.getItem(SIGN_OUT_OWED) !== null;

/** Ends the session at the server that somebody ended on the device; a session that is over already is as good. */
async function signOutOwed(): Promise<void> {
  if (!isSignOutOwed()) return;
  try {
    await callSigningOut();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'SIGN_IN_REQUIRED') throw error;
  }
  localStorage.removeItem(SIGN_OUT_OWED);
}

/** After a start without a network the page has no token yet. */
async function callSigningOut(): Promise<void> {
  keepSession(await call(routes.account.session, {}));
  await call(routes.account.signOut, {});
}

const SIGN_OUT_OWED = 'firebreak.signOutOwed';

/** Whether the person may do this somewhere; the server decides again for every call. */
export function useMayAnywhere(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}

function keepSession(session: Session): Session {
  keepCsrf(session.csrf);
  return session;
}
