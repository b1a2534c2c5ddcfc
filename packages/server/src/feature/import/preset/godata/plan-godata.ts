import { plainWord } from '../../mapping/cell/code.ts';
import { IGNORE, type ColumnGuess, type DraftKind, type TablePlan } from '../../mapping/index.ts';
import { godataColumns, type GodataRole } from './column-names.ts';

/**
 * How a table of WHO's Go.Data is read: the cleaned export of its R scripts, the flat export of Go.Data itself (named
 * by property or by label) and its JSON. The table is known by its columns, not by the name of its file; the first
 * row's `type` tells cases, contacts and contacts of contacts apart where their columns do not.
 */
export function planGodata(headers: readonly string[], sample: readonly (readonly string[])[]): TablePlan | undefined {
  const words = headers.map(godataWord);
  const role = roleOf(new Set(words), typeOf(words, sample));
  if (!role) return undefined;
  const names = godataColumns(role);
  const taken = new Set<string>();
  const columns = headers.map((column, index): ColumnGuess => {
    const target = names(words[index] ?? '');
    const free = target === IGNORE || target === undefined || !taken.has(target) || REPEATABLE.has(target);
    if (target !== undefined && !free && role === 'labResult') return { column, target: IGNORE, confidence: 1, reason: 'preset' }; // `personId` and `person.id`
    if (target === undefined || !free) return { column, target: null, confidence: 0, reason: 'unknown' };
    taken.add(target);
    return { column, target, confidence: 1, reason: 'preset' };
  });
  return {
    primary: PRIMARY[role],
    columns,
    constants: role === 'contactOfContact' ? { 'contact.contactClass': 'contactOfContact' } : {},
    role: `godata.${role}`,
  };
}

/** A column name without case, space, points and dashes; the position in a list stays: `addresseslocationid[1]`. */
export function godataWord(header: string): string {
  return plainWord(header.replace(/^[A-Z_]*FIELD_LABEL_/u, ''));
}

type Has = (...names: string[]) => boolean;

/** The first rule that holds names the table. */
function roleOf(words: ReadonlySet<string>, type: string): GodataRole | undefined {
  const has: Has = (...names) => names.some((name) => words.has(name));
  return RULES.find(([, holds]) => holds(has, type))?.[0];
}

const RULES: readonly (readonly [GodataRole, (has: Has, type: string) => boolean])[] = [
  ['location', (has) => has('parentlocationid') && has('name') && !has('firstname', 'eventname', 'followupstatus')],
  [
    'relationship',
    (has) =>
      has('sourceuuid', 'sourcepersonid', 'personsid[1]', 'sourceid', 'source') &&
      has('targetuuid', 'targetpersonid', 'personsid[2]', 'targetid', 'target'),
  ],
  ['labResult', (has) => has('sampleidentifier', 'datesampletaken', 'samplelabid')],
  ['team', (has) => has('userid', 'userids[1]') && has('name')],
  ['followUp', (has) => has('followupnumber', 'dateoffollowup') && has('contactuuid')],
  ['followUp', (has) => has('statusid', 'status') && has('personid', 'contactid', 'contact') && has('date', 'targeted', 'index')],
  ['contactOfContact', (_, type) => type.endsWith('CONTACT_OF_CONTACT')],
  ['contact', (has, type) => type.endsWith('TYPE_CONTACT') || has('contactstatus')],
  ['event', (has, type) => type.endsWith('TYPE_EVENT') || has('eventname')],
  ['event', (has) => has('name') && has('date', 'dateofevent') && !has('gender', 'firstname')],
  ['case', (has, type) => type.endsWith('TYPE_CASE') || has('classification', 'caseid', 'dateofonset')],
  ['contact', (has) => has('followupstatus', 'followupstartdate') && has('firstname')],
];

function typeOf(words: readonly string[], sample: readonly (readonly string[])[]): string {
  const index = words.indexOf('type');
  return (sample.find((row) => (row[index] ?? '') !== '')?.[index] ?? '')
    .toUpperCase()
    .replace(/^(CASE|CONTACT|EVENT)$/u, 'TYPE_$1')
    .replace(/ /gu, '_');
}

const PRIMARY: Readonly<Record<GodataRole, DraftKind>> = {
  location: 'area',
  team: 'team',
  event: 'event',
  case: 'case',
  contact: 'contact',
  contactOfContact: 'contact',
  relationship: 'exposure',
  followUp: 'followUp',
  labResult: 'labResult',
};
/** Columns of lists that together make one field. */
const REPEATABLE = new Set(['team.member']);
