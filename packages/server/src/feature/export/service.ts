import { AppError, type RecordKind, records } from '@firebreak/contract';
import { type Actor } from '../../platform/access/index.ts';
import {
  countRecords,
  type House,
  inOutbreak,
  listAct,
  type Noun,
  pageViews,
  revealedSightAt,
  sightAt,
  type Standing,
  told,
  type Values,
} from '../registry/index.ts';
import { type About } from './about.ts';
import { cutOf, type ExportQuery } from './query.ts';
import { type Approved, approvedExport, demandKind, demandSecondPerson } from './request.ts';
import { mostXlsxRows } from './xlsx.ts';

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
 * @throws AppError PERMISSION_DENIED, REASON_REQUIRED for names in clear without a reason, REQUEST_INVALID for a sheet too large,
 *   EXPORT_NEEDS_APPROVAL for more personal records than one person may take
 */
export async function beginExport(house: House, actor: Actor, outbreak: string, noun: Noun, query: ExportQuery): Promise<Export> {
  return begin(house, actor, outbreak, noun, query);
}

/**
 * Begins an export that a second person approved, as it was approved.
 *
 * @throws AppError RECORD_NOT_FOUND for what is not one's own, EXPORT_NOT_APPROVED, EXPORT_GREW
 */
export async function beginApproved(
  house: House,
  actor: Actor,
  outbreak: string,
  id: string,
): Promise<Export & { readonly kind: RecordKind; readonly format: ExportQuery['format'] }> {
  const approved = await inOutbreak(house, actor, outbreak, (at) => approvedExport(at, id));
  const { kind, query } = approved;
  return { ...(await begin(house, actor, outbreak, house.nouns[kind], query, approved)), kind, format: query.format };
}

async function begin(house: House, actor: Actor, outbreak: string, noun: Noun, query: ExportQuery, approved?: Approved): Promise<Export> {
  const isIdentified = query.identified === 'yes';
  demandKind(actor, noun.kind, outbreak, isIdentified);
  if (isIdentified && query.reason === undefined) throw new AppError('REASON_REQUIRED', { field: 'reason' });
  const sightOf = isIdentified ? revealedSightAt : sightAt;
  const page = (at: Standing, cursor?: string) =>
    pageViews(at, noun, { ...cutOf(query), sort: query.sort, cursor, limit: pageSize }, sightOf);
  const begun = await inOutbreak(house, actor, outbreak, async (at) => ({
    about: await recorded(at, noun, query, approved),
    first: await page(at),
  }));
  return { about: begun.about, pages: pagesFrom(begun.first, (cursor) => inOutbreak(house, actor, outbreak, (at) => page(at, cursor))) };
}

async function recorded(at: Standing, noun: Noun, query: ExportQuery, approved: Approved | undefined): Promise<About> {
  const cut = cutOf(query);
  const isIdentified = query.identified === 'yes';
  const rows = await countRecords(at, noun, cut);
  await demandSecondPerson(at, noun.kind, rows, approved);
  if (query.format === 'xlsx' && rows > mostXlsxRows) {
    throw new AppError('REQUEST_INVALID', {
      field: 'format',
      problem: `the list has ${rows} rows and XLSX takes ${mostXlsxRows}; choose csv or filter the list`,
    });
  }
  const reason = query.reason ?? null;
  const approval = approved === undefined ? {} : { approval: approved.id };
  at.readings.push(
    listAct(at, noun.kind, 'exported', {
      count: rows,
      query: told(cut),
      format: query.format,
      identified: isIdentified,
      reason,
      ...approval,
    }),
  );
  return {
    by: at.actor.name,
    at: at.now,
    outbreak: at.outbreak.name,
    list: records[noun.kind].plural,
    cut,
    rows,
    isIdentified,
    reason,
    approvedBy: approved?.by ?? null,
  };
}

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
