import { type Permission } from '@firebreak/contract';
import type en from '../../text/en/index.ts';

/** One piece of daily work: what is done, which permission makes it somebody's work, and the page where it is done. */
export interface UsualWork {
  /** `app:today.usual.<name>`. */
  readonly name: keyof typeof en.app.today.usual;
  readonly permission: Permission;
  /** Path inside the outbreak; with a slash in front, a page of the house. */
  readonly path: string;
}

/**
 * In the order in which a role thinks of them: the work only few may do stands first, for who may do it is there for it;
 * what everybody may look at stands last.
 */
export const usualWork: readonly UsualWork[] = [
  { name: 'users', permission: 'user.manage', path: '/users' },
  { name: 'areas', permission: 'area.manage', path: '/areas' },
  { name: 'audit', permission: 'audit.read', path: '/audit' },
  { name: 'approveExport', permission: 'export.approve', path: 'export-requests' },
  { name: 'report', permission: 'tube.result', path: 'laboratory' },
  { name: 'register', permission: 'sample.write', path: 'sampling' },
  { name: 'doors', permission: 'sample.write', path: 'doors' },
  { name: 'order', permission: 'order.issue', path: 'orders' },
  { name: 'finding', permission: 'finding.write', path: 'findings' },
  { name: 'newCase', permission: 'case.write', path: 'cases/new' },
  { name: 'newVisit', permission: 'visit.write', path: 'visits/new' },
  { name: 'board', permission: 'closeOut.sign', path: 'board' },
  { name: 'closeOut', permission: 'closeOut.sign', path: 'close-out' },
  { name: 'due', permission: 'contact.read', path: 'due' },
  { name: 'import', permission: 'import.run', path: 'imports' },
  { name: 'overview', permission: 'figure.read', path: 'overview' },
  { name: 'tubes', permission: 'tube.read', path: 'tubes' },
  { name: 'tasks', permission: 'task.read', path: 'task-board' },
  { name: 'rules', permission: 'outbreak.read', path: 'rules' },
];

/** The first few things a person may do, so that nobody stands before an empty page. */
export function usualWorkOf(may: (permission: Permission) => boolean): readonly UsualWork[] {
  return usualWork.filter((one) => may(one.permission)).slice(0, SHOWN);
}

const SHOWN = 6;
