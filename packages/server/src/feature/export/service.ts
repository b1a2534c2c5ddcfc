import { AppError, type Parsed, type Permission, type recordRoutes, type RecordDefinition, records } from '@firebreak/contract';
import { type Actor, mayAnywhere } from '../../platform/access/index.ts';
import {
  countRecords,
  type House,
  inOutbreak,
  listAct,
  type ListCut,
  type Noun,
  pageViews,
  revealedSightAt,
  sightAt,
  type Standing,
  told,
  type Values,
} from '../registry/index.ts';
import { type About } from './about.ts';
import { mostXlsxRows } from './xlsx.ts';

export type ExportQuery = Parsed<ReturnType<typeof recordRoutes<RecordDefinition>>['export']>['query'];

/** An export that was allowed and recorded: what it says of itself, and its pages. */
export interface Export {
  readonly about: About;
  readonly pages: AsyncIterable<readonly Values[]>;
}

const pageSize = 500;

/**
 * Begins an export. It stands in the journal, with the number of rows, the filter and the reason, before the first row
 * leaves; the rows after the first page come page by page, each in a transaction of its own, so that a slow reader
 * holds up nobody.
 *
 * @throws AppError PERMISSION_DENIED, REASON_REQUIRED for names in clear without a reason, REQUEST_INVALID for a sheet too large
 */
export async function beginExport(house: House, actor: Actor, outbreak: string, noun: Noun, query: ExportQuery): Promise<Export> {
  const isIdentified = query.identified === 'yes';
  demand(actor, `${noun.kind}.read`, outbreak);
  if (isIdentified) demand(actor, 'person.reveal', outbreak);
  if (isIdentified && query.reason === undefined) throw new AppError('REASON_REQUIRED', { field: 'reason' });
  const sightOf = isIdentified ? revealedSightAt : sightAt;
  const page = (at: Standing, cursor?: string) =>
    pageViews(at, noun, { ...cutOf(query), sort: query.sort, cursor, limit: pageSize }, sightOf);
  const begun = await inOutbreak(house, actor, outbreak, async (at) => ({
    first: await page(at),
    about: await recorded(at, noun, query, isIdentified),
  }));
  return { about: begun.about, pages: pagesFrom(begun.first, (cursor) => inOutbreak(house, actor, outbreak, (at) => page(at, cursor))) };
}

function demand(actor: Actor, permission: Permission, outbreak: string): void {
  if (!mayAnywhere(actor, permission, outbreak)) throw new AppError('PERMISSION_DENIED', { permission });
}

async function recorded(at: Standing, noun: Noun, query: ExportQuery, isIdentified: boolean): Promise<About> {
  const cut = cutOf(query);
  const rows = await countRecords(at, noun, cut);
  if (query.format === 'xlsx' && rows > mostXlsxRows) {
    throw new AppError('REQUEST_INVALID', {
      field: 'format',
      problem: `the list has ${rows} rows and XLSX takes ${mostXlsxRows}; choose csv or filter the list`,
    });
  }
  const reason = query.reason ?? null;
  at.readings.push(
    listAct(at, noun.kind, 'exported', { count: rows, query: told(cut), format: query.format, identified: isIdentified, reason }),
  );
  return { by: at.actor.name, at: at.now, outbreak: at.outbreak.name, list: records[noun.kind].plural, cut, rows, isIdentified, reason };
}

const cutOf = ({ search, filter, area, withdrawn }: ExportQuery): ListCut => ({ search, filter, area, withdrawn });

interface Page {
  readonly rows: readonly Values[];
  readonly next: string | null;
}

async function* pagesFrom(first: Page, next: (cursor: string) => Promise<Page>): AsyncGenerator<readonly Values[]> {
  let page = first;
  yield page.rows;
  while (page.next !== null) {
    page = await next(page.next);
    yield page.rows;
  }
}
