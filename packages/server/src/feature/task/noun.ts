import { requestInvalid } from '@firebreak/contract';
import { type Noun, type Values } from '../registry/index.ts';
import { tallyTasks, taskStore } from './store.ts';

/** Acts of a task; whatever else changes one only corrects what it says. */
export const taskVerbs = ['accepted', 'handedOver', 'refused', 'completed', 'reopened', 'withdrawnByEvent', 'reopenedByEvent'] as const;
export type TaskVerb = (typeof taskVerbs)[number];

/** What only an act may change: a task is not ended, moved or given another cause by editing a field. */
const byActsOnly = ['status', 'doneAt', 'cause', 'pack'];

/** Tasks are found by their words, by who does them and by the person or place they are about. */
export const taskNoun: Noun = {
  kind: 'task',
  ...taskStore,
  defaultSort: 'dueAt',
  searchKeys: ({ title, assignee, clock }) => ({ names: [title, assignee], words: [clock] }),
  areaFrom: ['person', 'place', 'specimen'],
  dateOrder: [
    ['openedAt', 'dueAt'],
    ['openedAt', 'doneAt'],
  ],
  isPersonal: true,
  guard: refuseShortcuts,
  afterWrite: tallyTasks,
};

function refuseShortcuts(verb: string, after: Values, before: Values | undefined): void {
  if (isTaskVerb(verb)) return;
  if (before === undefined) {
    if (after['status'] !== 'open') throw requestInvalid('status', 'newTaskNotOpen');
    return;
  }
  if (verb === 'undone' || verb === 'withdrawn' || verb === 'restored') return;
  const touched = byActsOnly.find((field) => (after[field] ?? null) !== (before[field] ?? null));
  if (touched !== undefined) throw requestInvalid(touched, 'onlyByAct');
}

const isTaskVerb = (verb: string): boolean => (taskVerbs as readonly string[]).includes(verb);
