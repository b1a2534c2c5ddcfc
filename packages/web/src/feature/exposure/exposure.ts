import { type Noun } from '../../ui/record/noun.ts';
import { ExposureDays, HouseholdOfOther } from '../likely/index.ts';

export const exposure: Noun = {
  kind: 'exposure',
  columns: ['sourceName', 'targetName', 'date', 'certainty', 'setting', 'relation', 'areaName'],
  sort: '-date',
  groups: [
    { title: 'who', fields: ['source', 'target', 'relation'] },
    { title: 'when', fields: ['date', 'dateEstimated', 'certainty', 'setting'] },
    { title: 'more', fields: ['exposureType', 'frequency', 'duration', 'cluster', 'comment'] },
  ],
  past: ['date'],
  beside: { source: HouseholdOfOther, target: HouseholdOfOther, date: ExposureDays },
};
