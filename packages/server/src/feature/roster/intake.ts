import { type RosterLine, AppError, type Locale, type RosterImport } from '@firebreak/contract';
import { type Actor } from '../../platform/access/index.ts';
import { ReadingError, readTable, type Source } from '../import/index.ts';
import { type House, inOutbreak, refuseClosed, type Standing } from '../registry/index.ts';
import { columnsOf, neededColumns } from './column.ts';
import { pairsSince } from './double-store.ts';
import { lookAtRoster } from './line-store.ts';
import { type PreparedLine, Preparer } from './prepare.ts';
import { type LineProblem, problemView } from './problem.ts';
import { readLine, type Sheet } from './read-line.ts';
import { type Origin, takeIn, type Taken } from './take-in.ts';

/** Lines that go in together: few enough that nobody waits long behind them, many enough that a million are a hundred transactions. */
const batchLines = 10_000;
/** Problems that an answer names one by one; the rest are counted. */
const mostProblems = 1000;

/** Who brings a register in, where, and in which language problems are told. */
export interface Bringing {
  readonly house: House;
  readonly actor: Actor;
  readonly outbreak: string;
  readonly locale: Locale;
}

/** Checks before a file is taken in that it has somewhere to go. @throws AppError OUTBREAK_CLOSED */
export const expectRegister = ({ house, actor, outbreak }: Bringing): Promise<void> =>
  inOutbreak(house, actor, outbreak, async (at) => refuseClosed(at));

/**
 * Brings the tables of files into the roster, batch by batch as they are read. Lines with a problem are named and left out; every
 * batch is whole, so a file that breaks off in the middle is simply uploaded again.
 *
 * @throws AppError ROSTER_COLUMNS_MISSING, ROSTER_FILE_UNREADABLE
 */
export async function bringRegister(bringing: Bringing, files: readonly Source[]): Promise<RosterImport> {
  const total = new Total(bringing.house.platform.now());
  for (const file of files) await bringFile(bringing, file, total);
  return finish(bringing, total);
}

async function bringFile(bringing: Bringing, file: Source, total: Total): Promise<void> {
  try {
    const table = await readTable(file);
    const sheet = { columns: columnsOf(table.headers), headers: table.headers };
    const lacking = neededColumns.filter((column) => !sheet.columns.has(column));
    if (lacking.length > 0) throw new AppError('ROSTER_COLUMNS_MISSING', { file: file.name, columns: lacking.join(', ') });
    const preparer = new Preparer();
    let batch: PreparedLine[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length > 0) total.add(await takeBatch(bringing, batch, { source: 'import', byHand: false, file: file.name }));
      batch = [];
    };
    for await (const rows of table.packs()) {
      for (const { row, cells } of rows) {
        total.lines += 1;
        const ready = prepared(sheet, preparer, row, cells, total);
        if (ready !== undefined) batch.push(ready);
        if (batch.length >= batchLines) await flush();
      }
    }
    await flush();
  } catch (error) {
    if (error instanceof ReadingError)
      throw new AppError('ROSTER_FILE_UNREADABLE', { file: file.name, reason: error.code, row: error.place.row ?? 1 }, { cause: error });
    throw error;
  }
}

function prepared(sheet: Sheet, preparer: Preparer, row: number, cells: readonly string[], total: Total): PreparedLine | undefined {
  const read = readLine(sheet, row, cells);
  if ('problems' in read) {
    total.refuse(read.problems);
    return undefined;
  }
  return sorted(preparer.prepare(read.line, read.wanted), read.wanted, total);
}

/** What a line that says nothing new counts as: the same household, and the same person. */
function sorted(ready: PreparedLine | LineProblem | undefined, wanted: RosterLine, total: Total): PreparedLine | undefined {
  if (ready === undefined) total.repeated(wanted);
  else if ('code' in ready) total.refuse([ready]);
  else return ready;
  return undefined;
}

const takeBatch = ({ house, actor, outbreak }: Bringing, batch: readonly PreparedLine[], origin: Origin): Promise<Taken> =>
  inOutbreak(house, actor, outbreak, async (at) => {
    refuseClosed(at);
    return takeIn(at, batch, origin);
  });

async function finish({ house, actor, outbreak, locale }: Bringing, total: Total): Promise<RosterImport> {
  const duplicates = await inOutbreak(house, actor, outbreak, async (at) => {
    if (total.lines >= worthALook) await lookAtRoster(at.trx);
    return pairsSince(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id }, total.since);
  });
  return total.view(locale, duplicates);
}

/** Lines written by hand, in the transaction of the request. They may bring back who was taken off the roster. */
export async function putLines(at: Standing, lines: readonly RosterLine[], locale: Locale): Promise<RosterImport> {
  refuseClosed(at);
  const [total, preparer] = [new Total(at.now), new Preparer()];
  const ready = lines.flatMap((line, index) => sorted(preparer.prepare(index + 1, line), line, total) ?? []);
  total.lines = lines.length;
  total.add(await takeIn(at, ready, { source: 'register', byHand: true, file: null }));
  if (lines.length >= worthALook) await lookAtRoster(at.trx);
  return total.view(locale, await pairsSince(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id }, at.now));
}

/** Lines at once from which on the planner must be told of them. */
const worthALook = 500;

class Total {
  readonly since: string;
  lines = 0;
  private readonly households = { new: 0, changed: 0, same: 0 };
  private readonly members = { new: 0, changed: 0, same: 0 };
  private readonly problems: LineProblem[] = [];
  private readonly refused = new Set<number>();

  constructor(since: string) {
    this.since = since;
  }

  add({ households, members, problems }: Taken): void {
    for (const key of ['new', 'changed', 'same'] as const) {
      this.households[key] += households[key];
      this.members[key] += members[key];
    }
    this.refuse(problems);
  }

  repeated({ name, documentNumber }: RosterLine): void {
    if (name !== undefined || documentNumber !== undefined) this.members.same += 1;
  }

  refuse(problems: readonly LineProblem[]): void {
    for (const problem of problems) {
      this.refused.add(problem.line);
      if (this.problems.length < mostProblems) this.problems.push(problem);
    }
  }

  view(locale: Locale, duplicates: number): RosterImport {
    return {
      lines: this.lines,
      households: this.households,
      members: this.members,
      duplicates,
      refused: this.refused.size,
      problems: this.problems.toSorted((a, b) => a.line - b.line).map((problem) => problemView(problem, locale)),
    };
  }
}
