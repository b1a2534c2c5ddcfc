import { type RecordKind, recordKinds, records } from '@firebreak/contract';
import { queryOptions } from '@tanstack/react-query';
import { notFound } from '@tanstack/react-router';
import { type Noun } from '../ui/record/noun.ts';

/** Order of the lists in the menu: what an investigation opens most stands first. */
export const listedKinds = [
  'case',
  'contact',
  'person',
  'exposure',
  'followUp',
  'event',
  'place',
  'visit',
  'specimen',
  'labResult',
  'household',
  'team',
  'task',
] as const satisfies readonly RecordKind[];

/** The noun whose list stands at `/{plural}`; loads what is special about it: its columns, the order of its form, the parts of its page. */
export const nounQuery = (plural: string) =>
  queryOptions({
    queryKey: ['noun', plural],
    queryFn: () => nounOf(kindAt(plural)),
    staleTime: Infinity,
    retry: false,
  });

function kindAt(plural: string): RecordKind {
  const kind = recordKinds.find((one) => records[one].plural === plural);
  return kind ?? (notFound({ throw: true }) as never);
}

/** What is special about a noun. */
export const nounOf = (kind: RecordKind): Promise<Noun> => loaders[kind]();

/** Each noun is a part of its own, fetched with its first list. */
const loaders: Readonly<Record<RecordKind, () => Promise<Noun>>> = {
  team: async () => (await import('./team/team.ts')).team,
  household: async () => (await import('./household/household.tsx')).household,
  place: async () => (await import('./place/place.tsx')).place,
  person: async () => (await import('./person/person.tsx')).person,
  event: async () => (await import('./event/event.tsx')).event,
  case: async () => (await import('./case/case.tsx')).caseNoun,
  contact: async () => (await import('./contact/contact.tsx')).contact,
  exposure: async () => (await import('./exposure/exposure.ts')).exposure,
  visit: async () => (await import('./visit/visit.ts')).visit,
  followUp: async () => (await import('./follow-up/follow-up.ts')).followUp,
  specimen: async () => (await import('./specimen/specimen.tsx')).specimen,
  labResult: async () => (await import('./lab-result/lab-result.ts')).labResult,
  task: async () => (await import('./task/task.tsx')).task,
};
