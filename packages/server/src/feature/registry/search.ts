import { type RecordKind, type SearchHit } from '@firebreak/contract';
import { type z } from 'zod';
import { mayAnywhere } from '../../platform/access/index.ts';
import { listAreas } from '../area/service.ts';
import { demandShown } from '../export-rule/service.ts';
import { attributeOf } from './attribute.ts';
import { inOutbreakCondition, pageOf, wordCondition } from './list-store.ts';
import { type Noun, type Values } from './noun.ts';
import { peopleOn } from './people.ts';
import { findRow } from './record-store.ts';
import { searchWords } from './search-text.ts';
import { listAct, type Standing } from './standing.ts';
import { viewsOf } from './view.ts';

type Hit = z.infer<typeof SearchHit>;

const searchedKinds = ['case', 'contact', 'person', 'event', 'place'] as const satisfies readonly RecordKind[];
const mostHits = 20;
const mostPerKind = 8;
const mostAreas = 4;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds records of any kind and areas by what a hurried person types. The search and what it showed are recorded. */
export async function searchEverything(at: Standing, text: string): Promise<Hit[]> {
  const hits: Hit[] = [];
  const people: string[] = [];
  for (const kind of searchedKinds) {
    if (!mayAnywhere(at.actor, `${kind}.read`, at.outbreak.id)) continue;
    const noun = at.nouns[kind];
    const views = await viewsOf(at, noun, await idsOf(at, noun, text));
    hits.push(...views.map((view) => hitOf(noun, view)));
    people.push(...peopleOn(kind, views));
  }
  await demandShown(at, 'person', people);
  const areas = await listAreas(at.trx, { search: text, limit: mostAreas });
  // Every way leads from the root of the tree, which tells nobody where an area lies.
  const shown = [
    ...hits.slice(0, mostHits - areas.length),
    ...areas.map(({ code, name, names }): Hit => ({ kind: 'area', id: code, label: name, detail: names.slice(1, -1).join(' ') })),
  ];
  at.readings.push(listAct(at, null, 'searched', { text, ids: hits.map(({ id }) => id), count: hits.length }));
  return shown;
}

const hitOf = ({ kind }: Noun, view: Values): Hit => ({
  kind,
  id: String(view['id']),
  label: labelOf(kind, view),
  detail: detailOf(kind, view),
});

async function idsOf(at: Standing, noun: Noun, text: string): Promise<string[]> {
  const { home } = at.outbreak;
  if (uuid.test(text)) return (await findRow(at.trx, noun.kind, home, text)) ? [text.toLowerCase()] : [];
  const words = searchWords(text).map((word) => wordCondition(at.nouns, noun.kind, home, word));
  if (words.length === 0) return [];
  const newestFirst = { by: attributeOf(noun, 'createdAt', 'sort'), descending: true };
  const found = await pageOf(
    at.trx,
    { noun, isNarrow: true, conditions: [inOutbreakCondition(at.outbreak, 'no'), ...words] },
    newestFirst,
    undefined,
    mostPerKind,
  );
  return found.map(({ id }) => id);
}

/** What a hit is called; names are masked already. */
function labelOf(kind: RecordKind, view: Values): string {
  const label =
    kind === 'case' || kind === 'contact' ? (view['personName'] ?? view['number']) : (view['name'] ?? view['otherName'] ?? view['number']);
  const text = typeof label === 'string' ? label : String(view['id']).slice(-8);
  return kind === 'case' && Number(view['episode']) > 1 ? `${text} (${String(view['episode'])})` : text;
}

const details: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  case: ['number', 'caseClass', 'onsetDate', 'areaName'],
  contact: ['number', 'status', 'areaName'],
  person: ['caseClass', 'contactStatus', 'areaName'],
  event: ['number', 'date', 'areaName'],
  place: ['kind', 'areaName'],
};
const detailOf = (kind: RecordKind, view: Values): string =>
  (details[kind] ?? [])
    .map((field) => view[field])
    .filter((value) => typeof value === 'string' && value !== '')
    .join(' · ');
