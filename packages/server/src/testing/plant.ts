import { recordKinds, type RecordKind } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { asOwner, type TestDatabase } from './database.ts';

export type Planted = Readonly<Record<RecordKind, string>>;

/** What stands in the text of every planted record of a kind: found in an answer, it tells where it came from. */
export const markOf = (kind: RecordKind, area: string) => `MARK-${kind}-${area}`;
/** A planted person's phone and document, and the address of the household: nobody sees them but by revealing. */
export const secretOf = (area: string) => `SECRET-${area}`;

/** One record of every kind at an area, related to one another, written past the policies. */
export async function plant(database: TestDatabase, outbreak: string, home: string, area: string): Promise<Planted> {
  const ids = Object.fromEntries(recordKinds.map((kind) => [kind, uuidv7()])) as Planted;
  for (const kind of recordKinds) await asOwner(database.engine, insertOf(kind, ids, { outbreak, home, area }));
  return ids;
}

function insertOf(kind: RecordKind, ids: Planted, at: { outbreak: string; home: string; area: string }): string {
  const columns: Record<string, string> = { ...columnsOf(ids, at.area)[kind], search: markOf(kind, at.area).toLowerCase() };
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const values = Object.values(columns).map((value) => `'${value}'`);
  const table = kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return `insert into "${table}" (home, id, outbreak, area, created_at, updated_at, ${names.join(', ')})
    select '${at.home}', '${ids[kind]}', '${at.outbreak}', path, '2022-07-12Z', '2022-07-12Z', ${values.join(', ')} from area where code = '${at.area}'`;
}

function columnsOf(ids: Planted, area: string): Record<RecordKind, Record<string, string>> {
  const mark = (kind: RecordKind) => markOf(kind, area);
  return {
    team: { name: mark('team') },
    household: { code: mark('household'), address: secretOf(area) },
    place: { name: mark('place') },
    person: {
      name: mark('person'),
      phone: secretOf(area),
      document_number: secretOf(area),
      household: ids.household,
      sex: 'female',
      age_years: '44',
    },
    event: { name: mark('event'), date: '2022-07-01', place: ids.place },
    case: { person: ids.person, number: mark('case'), case_class: 'confirmed', onset_date: '2022-07-05', report_date: '2022-07-07' },
    contact: { person: ids.person, number: mark('contact'), status: 'active', team: ids.team },
    exposure: { source_event: ids.event, target_person: ids.person, comment: mark('exposure'), date: '2022-07-01' },
    visit: { person: ids.person, place: ids.place, note: mark('visit'), start: '2022-07-01Z' },
    followUp: { contact: ids.contact, date: '2022-07-08', status: 'due', note: mark('followUp') },
    specimen: { number: mark('specimen'), person: ids.person, taken_at: '2022-07-06Z' },
    labResult: { specimen: ids.specimen, person: ids.person, outcome: 'positive', note: mark('labResult') },
    task: {
      kind: 'interview',
      status: 'open',
      title: mark('task'),
      place: ids.place,
      opened_at: '2022-07-12Z',
      due_at: '2022-07-12T04:00Z',
    },
  };
}
