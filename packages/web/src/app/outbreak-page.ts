import { type Permission } from '@firebreak/contract';
import { type ComponentType } from 'react';
import type en from '../text/en/index.ts';

/** The four places of the interface, always in this order. */
export const places = ['today', 'outbreak', 'operations', 'command'] as const;
export type Place = (typeof places)[number];

/** A page of an outbreak at `/outbreaks/{outbreak}/{path}`; it reads the outbreak with `useOutbreak`. */
export interface OutbreakPage {
  readonly path: string;
  readonly place: Place;
  /** Its name in the menu and the search: `app:page.<name>`. */
  readonly name: keyof typeof en.app.page;
  readonly permission: Permission;
  /** Another permission that opens it too: who asks and who decides meet on one page. */
  readonly also?: Permission;
  readonly load: () => Promise<ComponentType>;
}

/** Pages that are not lists of records; the lists come from `feature/noun.ts`. */
export const outbreakPages: readonly OutbreakPage[] = [
  {
    path: 'today',
    place: 'today',
    name: 'today',
    permission: 'outbreak.read',
    load: async () => (await import('../feature/today/today-page.tsx')).TodayPage,
  },
  {
    path: 'overview',
    place: 'outbreak',
    name: 'overview',
    permission: 'figure.read',
    load: async () => (await import('../feature/overview/overview-page.tsx')).OverviewPage,
  },
  {
    path: 'chains',
    place: 'outbreak',
    name: 'chains',
    permission: 'chain.read',
    load: async () => (await import('../feature/chain/chain-page.tsx')).ChainPage,
  },
  {
    path: 'analysis',
    place: 'outbreak',
    name: 'analysis',
    permission: 'figure.read',
    load: async () => (await import('../feature/analysis/analysis-page.tsx')).AnalysisPage,
  },
  {
    path: 'quality',
    place: 'outbreak',
    name: 'quality',
    permission: 'case.read',
    load: async () => (await import('../feature/quality/quality-page.tsx')).QualityPage,
  },
  {
    path: 'rules',
    place: 'outbreak',
    name: 'rules',
    permission: 'outbreak.read',
    load: async () => (await import('../feature/protocol/rules-page.tsx')).RulesPage,
  },
  {
    path: 'imports',
    place: 'outbreak',
    name: 'imports',
    permission: 'import.run',
    load: async () => (await import('../feature/import/import-page.tsx')).ImportPage,
  },
  {
    path: 'export-requests',
    place: 'outbreak',
    name: 'exportRequests',
    permission: 'export.run',
    also: 'export.approve',
    load: async () => (await import('../feature/export-request/export-requests-page.tsx')).ExportRequestsPage,
  },
  {
    path: 'expiry',
    place: 'command',
    name: 'expiry',
    permission: 'expiry.propose',
    also: 'expiry.approve',
    load: async () => (await import('../feature/expiry/expiry-page.tsx')).ExpiryPage,
  },
  {
    path: 'settings',
    place: 'outbreak',
    name: 'settings',
    permission: 'outbreak.read',
    load: async () => (await import('../feature/outbreak/settings-page.tsx')).OutbreakSettingsPage,
  },
  {
    path: 'task-board',
    place: 'operations',
    name: 'tasks',
    permission: 'task.read',
    load: async () => (await import('../feature/task/task-board-page.tsx')).TaskBoardPage,
  },
  {
    path: 'testing',
    place: 'operations',
    name: 'testing',
    permission: 'round.read',
    load: async () => (await import('../feature/test-round/rounds-page.tsx')).RoundsPage,
  },
  {
    path: 'roster',
    place: 'operations',
    name: 'roster',
    permission: 'roster.read',
    load: async () => (await import('../feature/roster/roster-page.tsx')).RosterPage,
  },
  {
    path: 'scheduled-tests',
    place: 'operations',
    name: 'scheduledTests',
    permission: 'roster.read',
    load: async () => (await import('../feature/test-round/scheduled-page.tsx')).ScheduledPage,
  },
  {
    path: 'sampling-points',
    place: 'operations',
    name: 'samplingPoints',
    permission: 'round.read',
    load: async () => (await import('../feature/sampling-point/points-page.tsx')).PointsPage,
  },
  {
    path: 'laboratory',
    place: 'operations',
    name: 'laboratory',
    permission: 'tube.read',
    load: async () => (await import('../feature/lab-batch/laboratory-page.tsx')).LaboratoryPage,
  },
  {
    path: 'pools',
    place: 'operations',
    name: 'pools',
    permission: 'tube.read',
    load: async () => (await import('../feature/lab-batch/pools-page.tsx')).PoolsPage,
  },
  {
    path: 'due',
    place: 'operations',
    name: 'dueToday',
    permission: 'contact.read',
    load: async () => (await import('../feature/protocol/due-page.tsx')).DuePage,
  },
  {
    path: 'sampling',
    place: 'operations',
    name: 'sampling',
    permission: 'sample.write',
    load: async () => (await import('../feature/sampling/sampling-page.tsx')).SamplingPage,
  },
  {
    path: 'doors',
    place: 'operations',
    name: 'doors',
    permission: 'sample.write',
    load: async () => (await import('../feature/sampling/door/doors-page.tsx')).DoorsPage,
  },
  {
    path: 'tubes',
    place: 'operations',
    name: 'tubes',
    permission: 'tube.read',
    load: async () => (await import('../feature/tube/tubes-page.tsx')).TubesPage,
  },
  {
    path: 'orders',
    place: 'operations',
    name: 'orders',
    permission: 'order.read',
    load: async () => (await import('../feature/order/orders-page.tsx')).OrdersPage,
  },
  {
    path: 'findings',
    place: 'operations',
    name: 'findings',
    permission: 'finding.read',
    load: async () => (await import('../feature/finding/findings-page.tsx')).FindingsPage,
  },
  {
    path: 'board',
    place: 'command',
    name: 'board',
    permission: 'figure.read',
    load: async () => (await import('../feature/board/board-page.tsx')).BoardPage,
  },
  {
    path: 'close-out',
    place: 'command',
    name: 'closeOut',
    permission: 'closeOut.read',
    load: async () => (await import('../feature/close-out/close-out-page.tsx')).CloseOutPage,
  },
];

/** Who meets the rule of exports: whoever sets it, takes lists, or decides about them. */
export const exportRuleReaders = ['user.manage', 'export.run', 'export.approve', 'audit.read'] as const satisfies readonly Permission[];
