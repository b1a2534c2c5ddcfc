import { type Answer, AppError, OutbreakSettings, type Parsed, type routes } from '@firebreak/contract';
import { type TubeFault } from '@firebreak/epi';
import { mayAt } from '../../platform/access/index.ts';
import { append, refuseClosed, type Standing } from '../registry/index.ts';
import { commonArea, tubeAct } from './act.ts';
import { wallClock } from './wall-clock.ts';
import { type RackRow, racksIn } from './rack-store.ts';
import { momentOf, needsRecollection, ofHouse, rejection } from './service.ts';
import { custodyOfRacks, insertCustody, moveTubes, setFault, type TubeRow, tubesByCode, tubesIn, voidTubeRows } from './store.ts';
import { dueAt, turnaroundOf } from './turnaround.ts';
import { type Rack } from './view.ts';

type Doors = (typeof routes)['rack'];
type Body<D extends keyof Doors> = Parsed<Doors[D]>['body'];
type Query = Parsed<Doors['list']>['query'];

/** Racks, most urgent first: those that resolve a positive pool, then by risk, then by when their results are due. */
export async function listRacks(at: Standing, { laboratory, state }: Query): Promise<Answer<Doors['list']>> {
  const rows = (await racksIn(at.trx, ofHouse(at), { laboratory })).filter((rack) => state === 'all' || stateOf(rack) === state);
  const racks = await views(at, rows);
  return { asOf: at.now, racks: racks.toSorted(byUrgency) };
}

function stateOf({ sentAt, received, tested, tubes }: RackRow): Query['state'] | 'packed' {
  if (tested === tubes) return 'tested';
  if (received > 0) return 'received';
  return sentAt === null ? 'packed' : 'underway';
}

const risks = ['high', 'medium', 'low'] as const;
function byUrgency(a: Rack, b: Rack): number {
  const flag = Number(b.resolvesPool) - Number(a.resolvesPool) || risks.indexOf(a.risk) - risks.indexOf(b.risk);
  const [due, other] = [a.dueAt ?? '9999', b.dueAt ?? '9999'];
  return flag || (due < other ? -1 : due > other ? 1 : a.rack < b.rack ? -1 : 1);
}

/**
 * Puts sealed tubes into a rack. All of them or none; a tube that stands in it stays.
 *
 * @throws AppError TUBE_UNKNOWN, TUBE_NOT_SEALED, TUBE_IN_RACK, RACK_GONE, RACK_FOR_OTHER_LABORATORY
 */
export async function packRack(at: Standing, rack: string, body: Body<'pack'>): Promise<Rack> {
  refuseClosed(at);
  const [before] = await racksIn(at.trx, ofHouse(at), { rack });
  if (before?.sentAt) throw new AppError('RACK_GONE', { rack, ...moment(at, before.sentAt) });
  if (before?.laboratory && before.laboratory !== body.laboratory)
    throw new AppError('RACK_FOR_OTHER_LABORATORY', { rack, laboratory: before.laboratory });
  const codes = [...new Set(body.tubes)];
  const found = new Map((await tubesByCode(at.trx, ofHouse(at), codes)).map((tube) => [tube.code, tube]));
  const added = codes.map((code) => packable(rack, code, found.get(code))).filter((tube) => tube.rack !== rack);
  const change = { rack, laboratory: body.laboratory };
  const moved = await moveTubes(
    at.trx,
    ofHouse(at),
    added.map(({ code }) => code),
    'sealed',
    change,
    at.now,
  );
  if (moved.length < added.length) throw new AppError('PERMISSION_DENIED', { permission: 'tube.write' });
  const steps = added.map(({ code, path }) => ({ step: 'racked' as const, area: path, rack, tube: code }));
  await insertCustody(at.trx, ofHouse(at), { ...at.actor, at: at.now }, steps);
  if (added.length > 0)
    await append(at, [
      tubeAct(at, commonArea(added.map(({ path }) => path)), 'packed', { rack, tubes: moved, laboratory: body.laboratory }),
    ]);
  return rackInSight(at, rack);
}

function packable(rack: string, code: string, tube: TubeRow | undefined): TubeRow {
  if (tube === undefined) throw new AppError('TUBE_UNKNOWN', { tube: code });
  if (tube.state === 'open') throw new AppError('TUBE_NOT_SEALED', { tube: code });
  if (tube.rack !== null && tube.rack !== rack) throw new AppError('TUBE_IN_RACK', { tube: code, rack: tube.rack });
  return tube;
}

/** Gives a rack away: from the point to a courier, from a courier to the laboratory. @throws AppError RACK_UNKNOWN, RACK_GONE once it was received */
export async function handOverRack(at: Standing, rack: string, body: Body<'handOver'>): Promise<Rack> {
  refuseClosed(at);
  const before = await rowInSight(at, rack);
  if (before.receivedAt !== null) throw new AppError('RACK_GONE', { rack, ...moment(at, before.receivedAt) });
  const area = custodyArea(at, 'tube.write', before);
  const tubes = await tubesOf(at, rack);
  const sentAt = momentOf(at, body.at);
  const codes = tubes.map(({ code }) => code);
  await moveTubes(at.trx, ofHouse(at), codes, 'sealed', { state: 'sent', sentAt }, at.now);
  const step = body.to === 'courier' ? ('handedToCourier' as const) : ('handedToLaboratory' as const);
  const words = { taker: body.taker, ...(body.note === undefined ? {} : { note: body.note }) };
  await insertCustody(at.trx, ofHouse(at), { ...at.actor, at: sentAt }, [{ step, area, rack, tube: null, tubes: codes.length, ...words }]);
  await append(at, [tubeAct(at, area, step, { rack, tubes: codes, ...words, at: sentAt })]);
  return rackInSight(at, rack);
}

/**
 * The laboratory takes a rack over. Tubes that are not in it stay on their way; faulty ones are received with their fault, and their
 * people give another sample where no result can come of it.
 *
 * @throws AppError RACK_UNKNOWN, RACK_NOT_SENT, TUBE_NOT_IN_RACK
 */
export async function receiveRack(at: Standing, rack: string, body: Body<'receive'>): Promise<Rack> {
  refuseClosed(at);
  const before = await rowInSight(at, rack);
  if (before.sentAt === null) throw new AppError('RACK_NOT_SENT', { rack });
  const area = custodyArea(at, 'tube.result', before);
  const tubes = new Map((await tubesOf(at, rack)).map((tube) => [tube.code, tube]));
  const stranger = [...body.missing, ...body.faulty.map(({ tube }) => tube)].find((code) => !tubes.has(code));
  if (stranger !== undefined) throw new AppError('TUBE_NOT_IN_RACK', { tube: stranger, rack });
  const receivedAt = momentOf(at, body.at);
  await markFaulty(at, body.faulty);
  const here = [...tubes.keys()].filter((code) => !body.missing.includes(code));
  const received = await moveTubes(at.trx, ofHouse(at), here, 'sent', { state: 'received', receivedAt }, at.now);
  const missing = body.missing.flatMap((code) => tubes.get(code) ?? []).filter(({ state }) => state === 'sent');
  await insertCustody(at.trx, ofHouse(at), { ...at.actor, at: receivedAt }, [
    { step: 'received', area, rack, tube: null, tubes: received.length },
    ...missing.map((tube) => rejection(tube, 'missing', '未随架送达')),
    ...[...tubes.values()].filter(({ code }) => body.faulty.some(({ tube }) => tube === code)).map((tube) => faultyStep(tube, body.faulty)),
  ]);
  const told = { rack, tubes: received, missing: body.missing, faulty: body.faulty.map(({ tube, fault }) => ({ tube, fault })) };
  await append(at, [tubeAct(at, area, 'received', { ...told, at: receivedAt })]);
  return rackInSight(at, rack);
}

type Faulty = Body<'receive'>['faulty'];

function faultyStep(tube: TubeRow, faulty: Faulty) {
  const own = faulty.filter((one) => one.tube === tube.code);
  return rejection(tube, own.map(({ fault }) => fault).join(', '), own.map(({ note }) => note).join('; '));
}

/** People first, then tubes: the ledger is held before any tube is. */
async function markFaulty(at: Standing, faulty: Faulty): Promise<void> {
  for (const fault of new Set(faulty.map((one) => one.fault))) await voidOf(at, fault, faulty);
  for (const { tube, fault, note } of faulty) {
    const [current] = await tubesByCode(at.trx, ofHouse(at), [tube]);
    if (current === undefined || current.faults.includes(fault)) continue;
    const isSet = await setFault(at.trx, ofHouse(at), current, { kind: fault, isRight: false, note }, at.now);
    if (!isSet) throw new AppError('PERMISSION_DENIED', { permission: 'tube.result' });
  }
}

async function voidOf(at: Standing, fault: TubeFault, faulty: Faulty): Promise<void> {
  const codes = faulty.filter((one) => one.fault === fault).map(({ tube }) => tube);
  if (needsRecollection(fault)) await voidTubeRows(at.trx, ofHouse(at), codes, fault, at.now);
}

/** Where a step of a whole rack is recorded: over all of its tubes where the caller may write there, else at one of them. */
function custodyArea(at: Standing, permission: 'tube.write' | 'tube.result', rack: RackRow): string {
  const may = (area: string): boolean => mayAt(at.actor, permission, area, at.outbreak.id);
  const area = [commonArea(rack.paths), ...rack.paths].find(may);
  if (area === undefined || !rack.paths.every(may)) throw new AppError('PERMISSION_DENIED', { permission });
  return area;
}

const moment = (at: Standing, instant: string) => ({
  at: instant,
  time: wallClock(instant, at.now, OutbreakSettings.parse(at.outbreak.settings).timeZone),
});

const mostInRack = 10_000;
const tubesOf = (at: Standing, rack: string): Promise<TubeRow[]> =>
  tubesIn(at.trx, ofHouse(at), { rack, faulty: false }, { limit: mostInRack });

async function rowInSight(at: Standing, rack: string): Promise<RackRow> {
  const [row] = await racksIn(at.trx, ofHouse(at), { rack });
  if (row === undefined) throw new AppError('RACK_UNKNOWN', { rack });
  return row;
}

async function rackInSight(at: Standing, rack: string): Promise<Rack> {
  const [view] = await views(at, [await rowInSight(at, rack)]);
  if (view === undefined) throw new AppError('RACK_UNKNOWN', { rack });
  return view;
}

async function views(at: Standing, rows: readonly RackRow[]): Promise<Rack[]> {
  if (rows.length === 0) return [];
  const turnaround = await turnaroundOf(at);
  const chains = await custodyOfRacks(
    at.trx,
    ofHouse(at),
    rows.map(({ rack }) => rack),
  );
  return rows.map((row) => {
    const { paths: _, oldestOpenedAt: __, poolPositiveAt: ___, ...rack } = row;
    return { ...rack, dueAt: dueAt(row, turnaround), custody: chains.filter((step) => step.rack === rack.rack) };
  });
}
