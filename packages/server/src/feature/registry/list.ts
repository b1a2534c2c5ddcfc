import { type ListQuery, requestInvalid } from '@firebreak/contract';
import { areasWith, isWithin } from '../../platform/access/index.ts';
import { wrongCursor } from '../../platform/http/cursor.ts';
import { areaByCode } from '../area/service.ts';
import { demandShown } from '../export-rule/service.ts';
import { type Attribute, attributeOf, isSecret } from './attribute.ts';
import { conditionOf, fitsForm } from './condition.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import {
  type After,
  inAreaCondition,
  inOutbreakCondition,
  inSmallAreaCondition,
  type Order,
  pageOf,
  type Placed,
  type Selection,
  valueAt,
  wordCondition,
} from './list-store.ts';
import { type Noun, type Values } from './noun.ts';
import { peopleOn } from './people.ts';
import { type LongCounts, longCountsOf } from './record-store.ts';
import { RevisionMemory } from './revision-memory.ts';
import { searchWords } from './search-text.ts';
import { listAct, type Standing } from './standing.ts';
import { type SightOf, viewsOf } from './view.ts';

export type ListCut = Pick<ListQuery, 'search' | 'filter' | 'area' | 'withdrawn'>;
type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };
export type PageQuery = ListCut & Optional<Pick<ListQuery, 'sort' | 'cursor'>> & Pick<ListQuery, 'limit'>;

export interface Page {
  readonly ids: readonly string[];
  readonly next: string | null;
}

/**
 * One page of a list. Reading a list of personal data is recorded with the ids it showed, and counts toward what one person may read.
 *
 * @throws AppError LIST_LIMIT_REACHED
 */
export async function listRecords(
  at: Standing,
  noun: Noun,
  query: PageQuery,
): Promise<{ rows: Values[]; next: string | null; asOf: string }> {
  const { rows, next } = await pageViews(at, noun, query);
  await demandShown(at, 'person', peopleOn(noun.kind, rows));
  if (noun.isPersonal)
    at.readings.push(listAct(at, noun.kind, 'listed', { ids: rows.map((row) => row['id']), count: rows.length, query: told(query) }));
  return { rows, next, asOf: at.now };
}

/** A page without a trace of its own: the export leaves one for all its pages. */
export async function pageViews(
  at: Standing,
  noun: Noun,
  query: PageQuery,
  sightOf?: SightOf,
): Promise<{ rows: Values[]; next: string | null }> {
  const { ids, next } = await pageIds(at, noun, query);
  const count = longCountsOf(at.trx, noun, at.outbreak.home, ids);
  const counts = count && (await longCounts.answer(at, [noun.kind, ids], count));
  return { rows: await viewsOf(at, noun, ids, sightOf, counts), next };
}

const longCounts = new RevisionMemory<LongCounts>();

async function pageIds(at: Standing, noun: Noun, query: PageQuery): Promise<Page> {
  const sort = query.sort ?? noun.defaultSort;
  const order = orderOf(noun, sort);
  const selection = await selectionOf(at, noun, query);
  const after = query.cursor === undefined ? undefined : await placeOf(at, noun, order, readCursor(query.cursor, sort));
  const placed = await pageOf(at.trx, selection, order, after, query.limit + 1);
  const shown = placed.slice(0, query.limit);
  const last = shown.at(-1);
  return { ids: shown.map(({ id }) => id), next: placed.length > query.limit && last ? writeCursor(cursorAt(sort, order.by, last)) : null };
}

/** What a list shows: the conditions of its filters, search and area. */
export async function selectionOf(at: Standing, noun: Noun, query: ListCut): Promise<Selection> {
  const { home } = at.outbreak;
  const area = query.area === undefined || query.area === '' ? undefined : (await areaByCode(at.trx, query.area)).path;
  const isNarrow = isNarrowList(at, noun, area, query.filter?.length ?? 0);
  const words = searchWords(query.search ?? '').map((word) => wordCondition(at.nouns, noun.kind, home, word));
  const filters = (query.filter ?? []).map((filter) => conditionOf(noun, filter));
  const within = area === undefined ? [] : [isNarrow ? inSmallAreaCondition(area) : inAreaCondition(area)];
  return {
    noun,
    isNarrow: isNarrow || words.length > 0,
    conditions: [inOutbreakCondition(at.outbreak, query.withdrawn), ...within, ...filters, ...words],
  };
}

/**
 * Whether a list is a small part of its table. An area holds about a tenth of the one above it: two steps below the
 * outbreak, or one step and a filter, and walking along the order until a page is full would pass most of the table.
 */
function isNarrowList(at: Standing, noun: Noun, area: string | undefined, filters: number): boolean {
  const depthOf = (path: string): number => path.split('.').length;
  const granted = areasWith(at.actor, `${noun.kind}.read`, at.outbreak.id);
  if (area !== undefined && !granted.some((own) => isWithin(area, own) || isWithin(own, area))) return true; // nothing of it is theirs
  const held = Math.min(...granted.map(depthOf));
  const steps = Math.max(held, area === undefined ? 0 : depthOf(area)) - depthOf(at.outbreak.area);
  return steps >= 2 || (steps === 1 && filters > 0);
}

function orderOf(noun: Noun, sort: string): Order {
  const by = attributeOf(noun, sort.replace(/^-/, ''), 'sort');
  if (isSecret(by)) throw requestInvalid(by.name, 'maskedOrder');
  return { by, descending: sort.startsWith('-') };
}

/** Names stay on the server: whoever may not read them must not read them in a cursor. */
const isKept = ({ sensitivity, form }: Attribute): boolean => sensitivity !== undefined || form === 'longText' || form === 'text';

const cursorAt = (sort: string, by: Attribute, { id, value }: Placed): Cursor => ({
  sort,
  id,
  ...(isKept(by) ? {} : { value: value as Cursor['value'] }),
});

async function placeOf(at: Standing, noun: Noun, { by }: Order, cursor: Cursor): Promise<After> {
  if (cursor.value === null || (cursor.value !== undefined && fitsForm(by.form, cursor.value)))
    return { id: cursor.id, value: cursor.value };
  const place = cursor.value === undefined ? await valueAt(at.trx, noun, by, at.outbreak.home, cursor.id) : undefined;
  if (place === undefined) throw wrongCursor();
  return place;
}

/** What was asked of a list, for the journal. */
export const told = ({ search, filter, area, withdrawn }: ListCut): Values => ({ search, filter, area, withdrawn });
