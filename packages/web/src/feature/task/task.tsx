import { type Noun } from '../../ui/record/noun.ts';

export const task: Noun = {
  kind: 'task',
  columns: ['kind', 'title', 'personName', 'placeName', 'status', 'dueAt', 'areaName'],
  sort: 'dueAt',
  groups: [
    { title: 'what', fields: ['kind', 'title', 'status', 'person', 'place', 'specimen', 'areaCode'] },
    { title: 'when', fields: ['openedAt', 'dueAt', 'doneAt', 'clock'] },
    { title: 'who', fields: ['ownerRole', 'sector', 'team', 'assignee'] },
    { title: 'more', fields: ['waitsFor', 'reason', 'cause', 'pack'] },
  ],
  order: [['openedAt', 'dueAt']],
  begin: () => ({ kind: 'other', status: 'open' }),
};
