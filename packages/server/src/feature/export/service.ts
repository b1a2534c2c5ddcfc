import { AppError, type RecordKind, records, requestInvalid } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Actor } from '../../platform/access/index.ts';
import { deleteBy, demandSecondPerson } from '../export-rule/service.ts';
import {
  append,
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
import { type Approved, approvedExport, demandKind } from './request.ts';
import { mostXlsxRows } from './xlsx.ts';

/** An export that was allowed and recorded: what it says of itself, and its pages. */
export interface Export {
  readonly kind: RecordKind;
  readonly format: ExportQuery['format'];
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
  return begin(house, actor, outbreak, () => Promise.resolve({ kind: noun.kind, query }));
}

/**
 * Begins an export that a second person approved, as it was approved.
 *
 * @throws AppError RECORD_NOT_FOUND for what is not one's own, EXPORT_NOT_APPROVED, EXPORT_GREW
 */
export async function beginApproved(house: House, actor: Actor, outbreak: string, id: string): Promise<Export> {
  return begin(house, actor, outbreak, (at) => approvedExport(at, id));
}

/** What is to leave, and by whose approval. */
interface Wanted {
  readonly kind: RecordKind;
  readonly query: ExportQuery;
  readonly approved?: Approved;
}

/** Whether it may leave is decided in the transaction that records it: nothing comes between the two. */
async function begin(house: House, actor: Actor, outbreak: string, decide: (at: Standing) => Promise<Wanted>): Promise<Export> {
  const begun = await inOutbreak(house, actor, outbreak, async (at) => {
    const wanted = await decide(at);
    demandSight(at, wanted);
    const about = await demanded(at, wanted);
    const first = await pageAt(at, wanted);
    await append(at, [exportAct(at, wanted, about)]); // locks the head of the journal, so it comes last
    return { wanted, about, first };
  });
  const { wanted, about, first } = begun;
  const { kind, query } = wanted;
  const next = (cursor: string) => inOutbreak(house, actor, outbreak, (at) => pageAt(at, wanted, cursor));
  return { kind, format: query.format, about, pages: pagesFrom(first, next) };
}

function demandSight({ actor, outbreak }: Standing, { kind, query }: Wanted): void {
  const isIdentified = query.identified === 'yes';
  demandKind(actor, kind, outbreak.id, isIdentified);
  if (isIdentified && query.reason === undefined) throw new AppError('REASON_REQUIRED', { field: 'reason' });
}

function pageAt(at: Standing, { kind, query }: Wanted, cursor?: string): Promise<Page> {
  const sightOf = query.identified === 'yes' ? revealedSightAt : sightAt;
  return pageViews(at, at.nouns[kind], { ...cutOf(query), sort: query.sort, cursor, limit: pageSize }, sightOf);
}

async function demanded(at: Standing, { kind, query, approved }: Wanted): Promise<About> {
  const cut = cutOf(query);
  const rows = await countRecords(at, at.nouns[kind], cut);
  await demandSecondPerson(at, kind, rows, approved?.rows);
  if (query.format === 'xlsx' && rows > mostXlsxRows) {
    throw requestInvalid('format', 'tooManyRowsForXlsx', { count: rows, limit: mostXlsxRows });
  }
  return {
    mark: uuidv7(),
    by: at.actor.name,
    at: at.now,
    deleteBy: await deleteBy(at),
    outbreak: at.outbreak.name,
    list: records[kind].plural,
    cut,
    rows,
    isIdentified: query.identified === 'yes',
    reason: query.reason ?? null,
    approvedBy: approved?.by ?? null,
  };
}

/** The entry's own id is the mark that every row of the file carries. */
const exportAct = (at: Standing, { kind, query, approved }: Wanted, { mark, rows, isIdentified, reason, cut }: About) => ({
  ...listAct(at, kind, 'exported', {
    count: rows,
    query: told(cut),
    format: query.format,
    identified: isIdentified,
    reason,
    ...(approved === undefined ? {} : { approval: approved.id }),
  }),
  id: mark,
});

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
