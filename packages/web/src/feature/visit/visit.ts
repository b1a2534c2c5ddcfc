import { type Noun } from '../../ui/record/noun.ts';
import { LikelyPlaces, VisitDays } from '../likely/index.ts';

export const visit: Noun = {
  kind: 'visit',
  columns: ['personName', 'placeName', 'start', 'end', 'note', 'areaName'],
  sort: '-start',
  groups: [
    { title: 'who', fields: ['person', 'place'] },
    { title: 'when', fields: ['start', 'end', 'note'] },
  ],
  beside: { place: LikelyPlaces, start: VisitDays },
};
