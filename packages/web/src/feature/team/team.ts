import { type Noun } from '../../ui/record/noun.ts';

export const team: Noun = {
  kind: 'team',
  columns: ['name', 'areaName', 'members', 'contacts', 'updatedAt'],
  sort: 'name',
  groups: [{ title: 'what', fields: ['name', 'areaCode', 'members'] }],
};
