import { type Noun } from '../../ui/record/noun.ts';

export const followUp: Noun = {
  kind: 'followUp',
  columns: ['personName', 'contactNumber', 'date', 'dayNumber', 'status', 'temperature', 'areaName'],
  sort: '-date',
  groups: [
    { title: 'who', fields: ['contact', 'date', 'status', 'dayNumber'] },
    { title: 'what', fields: ['temperature', 'symptoms', 'note', 'team'] },
  ],
  begin: (today) => ({ date: today }),
};
