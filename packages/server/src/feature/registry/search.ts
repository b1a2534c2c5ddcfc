import { type RecordKind, type SearchHit } from '@firebreak/contract';
import { type z } from 'zod';
import { mayAnywhere } from '../../platform/access/index.ts';
import { listAreas } from '../area/service.ts';
import { demandShown } from '../export-rule/service.ts';
import { attributeOf } from './attribute.ts';
import { firstIdsOf, FoundOnce, inOutbreakCondition, wordCondition } from './list-store.ts';
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
  const nouns = searchedKinds.flatMap((kind) => (mayAnywhere(at.actor, `${kind}.read`, at.outbreak.id) ? [at.nouns[kind]] : []));
  const found = uuid.test(text) ? await idsById(at, nouns, text) : await idsByWords(at, nouns, text);
  for (const noun of nouns) {
    const { kind } = noun;
    const views = await viewsOf(at, noun, found[kind] ?? []);
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

type Found = Readonly<Record<string, readonly string[]>>;

async function idsById(at: Standing, nouns: readonly Noun[], id: string): Promise<Found> {
  const found: Record<string, string[]> = {};
  for (const { kind } of nouns) if (await findRow(at.trx, kind, at.outbreak.home, id)) found[kind] = [id.toLowerCase()];
  return found;
}

/** All kinds in one statement: a hurried person waits for it, and five would each go to the database and back. */
async function idsByWords(at: Standing, nouns: readonly Noun[], text: string): Promise<Found> {
  const words = searchWords(text);
  if (words.length === 0 || nouns.length === 0) return {};
  const found = new FoundOnce();
  const lists = nouns.map((noun) => {
    const isIn = words.map((word) => wordCondition(at.nouns, noun.kind, at.outbreak.home, word, found.ids));
    return {
      name: noun.kind,
      selection: { noun, isNarrow: true, conditions: [inOutbreakCondition(at.outbreak, 'no'), ...isIn] },
      order: { by: attributeOf(noun, 'createdAt', 'sort'), descending: true },
    };
  });
  return firstIdsOf(at.trx, lists, mostPerKind, found);
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
