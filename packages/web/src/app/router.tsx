import { AppError, routes, type Permission } from '@firebreak/contract';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
  type ErrorComponentProps,
  type RouteComponent,
} from '@tanstack/react-router';
import { type ComponentType } from 'react';
import { z } from 'zod';
import { Loading } from '../ui/state/loading.tsx';
import { NotAllowed } from '../ui/state/not-allowed.tsx';
import { Problem } from '../ui/state/problem.tsx';
import { nounQuery } from '../feature/noun.ts';
import { OutbreakSearch } from './address.ts';
import { loadAreaNames } from './area-names.ts';
import { call, ConnectionLost } from './client.ts';
import { NotFound, Nowhere } from './layout/not-found.tsx';
import { OutbreakLayout } from './layout/outbreak-layout.tsx';
import { Root } from './layout/root.tsx';
import { isPartLost, reloadWhenAnswered } from './new-version.ts';
import { lastOutbreak, outbreaksQuery, useMay } from './outbreak.ts';
import { exportRuleReaders, outbreakPages } from './outbreak-page.ts';
import { queryClient } from './query.ts';
import { sessionQuery, useMayAnywhere } from './session.tsx';

/** The page where any of the permissions is there, or none is needed; else who has the first of them. */
function guarded(
  permissions: readonly Permission[],
  useRight: () => (permission: Permission) => boolean,
  Page: ComponentType,
): RouteComponent {
  return function Guarded() {
    const may = useRight();
    const [first] = permissions;
    return first === undefined || permissions.some(may) ? <Page /> : <NotAllowed permission={first} />;
  };
}

const lazy = (load: () => Promise<ComponentType>) => lazyRouteComponent(async () => ({ default: await fetched(load) }));

/** A page that is not fetched is a lost connection as any other: the router would begin anew by itself, also when nobody answers. */
async function fetched<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw isPartLost(error) ? new ConnectionLost({ cause: error }) : error;
  }
}

const root = createRootRoute({ component: Root, notFoundComponent: Nowhere });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: z.string().startsWith('/').optional().catch(undefined) }),
  component: lazy(async () => (await import('../feature/account/sign-in-page.tsx')).SignInPage),
});

const link = createRoute({
  getParentRoute: () => root,
  path: '/link/$token',
  component: lazy(async () => (await import('../feature/account/link-page.tsx')).LinkPage),
});

/** Everything behind sign-in: without a session the person signs in and comes back to the same address. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazy(async () => (await import('./layout/signed-in-layout.tsx')).SignedInLayout),
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (error instanceof AppError && error.code === 'SIGN_IN_REQUIRED') {
        redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href }, throw: true });
      }
      throw error;
    }
  },
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async () => {
    const { permissions } = await queryClient.ensureQueryData(sessionQuery);
    // Somebody without a role in any outbreak begins with the own account, which says so.
    if (!permissions.includes('outbreak.read')) redirect({ to: '/account', throw: true });
    const outbreaks = await queryClient.ensureQueryData(outbreaksQuery);
    const first =
      outbreaks.find((one) => one.id === lastOutbreak.get()) ?? outbreaks.find((one) => one.status !== 'closed') ?? outbreaks[0];
    redirect(
      first === undefined
        ? { to: '/outbreaks', throw: true }
        : { to: '/outbreaks/$outbreak/today', params: { outbreak: first.id }, throw: true },
    );
  },
});

/** Pages of the house, outside of any outbreak. */
const house: readonly (readonly [path: string, permissions: readonly Permission[], load: () => Promise<ComponentType>])[] = [
  ['/outbreaks', ['outbreak.read'], async () => (await import('../feature/outbreak/outbreaks-page.tsx')).OutbreaksPage],
  ['/users', ['user.manage'], async () => (await import('../feature/user/users-page.tsx')).UsersPage],
  ['/roles', [], async () => (await import('../feature/user/roles-page.tsx')).RolesPage],
  ['/export-rule', exportRuleReaders, async () => (await import('../feature/export-rule/export-rule-page.tsx')).ExportRulePage],
  ['/audit', ['audit.read'], async () => (await import('../feature/audit/audit-page.tsx')).AuditPage],
  ['/areas', [], async () => (await import('../feature/area/areas-page.tsx')).AreasPage],
  ['/devices', ['user.manage'], async () => (await import('../feature/device/devices-page.tsx')).KeptDevicesPage],
  ['/account/devices', [], async () => (await import('../feature/device/devices-page.tsx')).OwnDevicesPage],
  ['/guides/{-$guide}', [], async () => (await import('../feature/guide/guides-page.tsx')).GuidesPage],
  ['/account', [], async () => (await import('../feature/account/account-page.tsx')).AccountPage],
];

/** Pages of the house name areas of every outbreak; the streets of the one looked at last are known by name. */
async function namesOfLastOutbreak(): Promise<void> {
  const known = queryClient.getQueryData(outbreaksQuery.queryKey);
  await loadAreaNames(known?.find((one) => one.id === lastOutbreak.get())?.area);
}

const outbreak = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbreaks/$outbreak',
  validateSearch: OutbreakSearch,
  component: OutbreakLayout,
  notFoundComponent: NotFound,
  beforeLoad: async ({ params }) => {
    const outbreaks = await queryClient.ensureQueryData(outbreaksQuery);
    if (!outbreaks.some((one) => one.id === params.outbreak)) {
      if (!z.uuid().safeParse(params.outbreak).success) notFound({ throw: true });
      // Closed to this person or newly opened: the server says which.
      await call(routes.outbreak.get, { params: { outbreak: params.outbreak } });
      await queryClient.fetchQuery({ ...outbreaksQuery, staleTime: 0 });
    }
    lastOutbreak.set(params.outbreak);
    const known = await queryClient.ensureQueryData(outbreaksQuery);
    await loadAreaNames(known.find((one) => one.id === params.outbreak)?.area);
  },
});

const outbreakStart = createRoute({
  getParentRoute: () => outbreak,
  path: '/',
  beforeLoad: ({ params }) => {
    redirect({ to: '/outbreaks/$outbreak/today', params, throw: true });
  },
});

/** `part` lets a page have records of its own, such as one import among the imports. */
const pages = outbreakPages.map((page) =>
  createRoute({
    getParentRoute: () => outbreak,
    path: `/${page.path}/{-$part}`,
    component: guarded([page.permission, ...(page.also === undefined ? [] : [page.also])], useMay, lazy(page.load)),
  }),
);

/** The list of a noun; a record opens beside it, at `/{plural}/{id}`. */
const noun = createRoute({
  getParentRoute: () => outbreak,
  path: '/$plural/{-$id}',
  notFoundComponent: NotFound,
  loader: ({ params }) => queryClient.ensureQueryData(nounQuery(params.plural)),
  component: lazy(async () => (await import('./record-page.tsx')).RecordPage),
});

function PageProblem({ error }: ErrorComponentProps) {
  // A part inside of a page is asked for once only, so the page itself begins anew.
  return <Problem error={error} again={() => void (isPartLost(error) ? reloadWhenAnswered() : router.invalidate())} />;
}

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    link,
    signedIn.addChildren([
      start,
      ...house.map(([path, permissions, load]) =>
        createRoute({
          getParentRoute: () => signedIn,
          path,
          beforeLoad: namesOfLastOutbreak,
          component: guarded(permissions, useMayAnywhere, lazy(load)),
        }),
      ),
      outbreak.addChildren([outbreakStart, ...pages, noun]),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: PageProblem,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});
