import { type Noun } from '../../ui/record/noun.ts';
import { Proof } from './proof.tsx';
import { TaskNow } from './task-now.tsx';
import './task.css';

export const task: Noun = {
  kind: 'task',
  columns: ['kind', 'personName', 'placeName', 'status', 'dueAt', 'assignee', 'areaName'],
  sort: 'dueAt',
  groups: [
    { title: 'what', fields: ['kind', 'title', 'status', 'person', 'place', 'specimen', 'areaCode'] },
    { title: 'when', fields: ['openedAt', 'dueAt', 'doneAt'] },
    { title: 'who', fields: ['ownerRole', 'sector', 'team', 'assignee'] },
    { title: 'more', fields: ['waitsFor', 'reason'] },
  ],
  order: [['openedAt', 'dueAt']],
  begin: () => ({ kind: 'other', status: 'open', openedAt: new Date().toISOString() }),
  saidElsewhere: ['cause', 'clock', 'pack', 'status', 'dueAt', 'assignee'],
  Lead: TaskNow,
  Related: Proof,
};
