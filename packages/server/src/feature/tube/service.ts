import { type Answer, AppError, type Parsed, type routes } from '@firebreak/contract';
import { recollectFaults, type TubeFault } from '@firebreak/epi';
import { mayAt } from '../../platform/access/index.ts';
import { append, maskName, refuseClosed, sightAt, type Standing } from '../registry/index.ts';
import { commonArea, tubeAct } from './act.ts';
import { tubeCursor } from './cursor.ts';
import {
  countTubes,
  custodyOfTube,
  insertCustody,
  membersOf,
  moveTubes,
  type Of,
  restoreTubeRows,
  setFault,
  type TubeRow,
  tubesByCode,
  tubesIn,
  voidTubeRows,
} from './store.ts';
import { type Member, type Tube, type TubeWithCustody } from './view.ts';

type Doors = (typeof routes)['tube'];
type Body<D extends keyof Doors> = Parsed<Doors[D]>['body'];

export const ofHouse = (at: Standing): Of => ({ home: at.outbreak.home, outbreak: at.outbreak.id });

export async function listTubes(at: Standing, query: Parsed<Doors['list']>['query']): Promise<Answer<Doors['list']>> {
  const { cursor, limit, faulty, ...rest } = query;
  const cut = { ...rest, faulty: faulty === 'yes' };
  const after = cursor === undefined ? undefined : tubeCursor.read(cursor);
  const rows = await tubesIn(at.trx, ofHouse(at), cut, { limit: limit + 1, after });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    asOf: at.now,
    total: await countTubes(at.trx, ofHouse(at), cut),
    tubes: shown.map(viewOf),
    next: rows.length > limit && last !== undefined ? tubeCursor.write(last) : null,
  };
}

/** @throws AppError TUBE_UNKNOWN */
export async function getTube(at: Standing, code: string): Promise<TubeWithCustody> {
  const tube = await tubeInSight(at, code);
  return { ...viewOf(tube), custody: await custodyOfTube(at.trx, ofHouse(at), tube) };
}

/** Who is in a tube, in order. Names are masked where the caller may not read them; the reading is recorded. */
export async function membersOfTube(at: Standing, code: string): Promise<{ members: Member[] }> {
  const rows = await membersOf(at.trx, ofHouse(at), code);
  const [first] = rows;
  if (first === undefined) await tubeInSight(at, code);
  const area = first === undefined ? at.outbreak.area : commonArea(rows.map(({ path }) => path));
  at.readings.push({ ...tubeAct(at, area, 'listed', { tube: code, count: rows.length }), action: 'sample.listed', kind: 'sample' });
  return {
    members: rows.map(({ path, name, ...row }) => ({
      ...row,
      name: name === null || sightAt(at.actor, path, at.outbreak.id).names ? name : maskName(name),
    })),
  };
}

/** Closes tubes. One that is closed stays as it is; one that cannot be closed is named, and the others are. */
export async function sealTubes(at: Standing, body: Body<'seal'>): Promise<Answer<Doors['seal']>> {
  refuseClosed(at);
  const codes = [...new Set(body.tubes)];
  const found = new Map((await tubesByCode(at.trx, ofHouse(at), codes)).map((tube) => [tube.code, tube]));
  const wanted = codes.filter((code) => sealProblem(at, found.get(code)) === undefined);
  const sealedAt = momentOf(at, body.at);
  const moved = await moveTubes(at.trx, ofHouse(at), wanted, 'open', { state: 'sealed', sealedAt }, at.now);
  const sealed = moved.flatMap((code) => found.get(code) ?? []);
  const steps = sealed.map(({ code, path }) => ({ step: 'sealed' as const, area: path, rack: null, tube: code }));
  await insertCustody(at.trx, ofHouse(at), { ...at.actor, at: sealedAt }, steps);
  if (sealed.length > 0)
    await append(at, [tubeAct(at, commonArea(sealed.map(({ path }) => path)), 'sealed', { tubes: moved, device: body.device ?? null })]);
  const problems = codes.flatMap((tube) => {
    const code = sealProblem(at, found.get(tube));
    return code === undefined ? [] : [{ tube, code }];
  });
  return { sealed: moved.length, problems };
}

function sealProblem(at: Standing, tube: TubeRow | undefined): 'TUBE_UNKNOWN' | 'PERMISSION_DENIED' | 'TUBE_EMPTY' | undefined {
  if (tube === undefined) return 'TUBE_UNKNOWN';
  if (!mayAt(at.actor, 'tube.write', tube.path, at.outbreak.id)) return 'PERMISSION_DENIED';
  return tube.state === 'open' && tube.members === 0 ? 'TUBE_EMPTY' : undefined;
}

/**
 * Says what is wrong with a tube, or that it was put right. A fault after which no result can be told makes its people missing again;
 * a fault that was none gives them their samples back.
 *
 * @throws AppError TUBE_UNKNOWN, VERSION_CONFLICT, PERMISSION_DENIED
 */
export async function changeFault(at: Standing, code: string, body: Body<'fault'>): Promise<Tube> {
  refuseClosed(at);
  const before = await tubeInSight(at, code);
  if (!mayChange(at, before)) throw new AppError('PERMISSION_DENIED', { permission: 'tube.write' });
  if (before.version !== body.version) throw new AppError('VERSION_CONFLICT', { current: before.version });
  if (before.faults.includes(body.fault) !== body.isRight) return viewOf(before);
  const { fault: kind, isRight, note } = body;
  const people = await settlePeople(at, code, kind, isRight);
  const { version } = await tubeInSight(at, code);
  const isOurs = version === before.version + (people > 0 ? 1 : 0);
  if (!isOurs || !(await setFault(at.trx, ofHouse(at), { code, version }, { kind, isRight, note }, at.now)))
    throw new AppError('VERSION_CONFLICT', { current: version });
  if (!isRight) await insertCustody(at.trx, ofHouse(at), { ...at.actor, at: at.now }, [rejection(before, kind, note)]);
  await append(at, [tubeAct(at, before.path, isRight ? 'faultPutRight' : 'faultFound', { tube: code, fault: kind, note, people })]);
  return viewOf(await tubeInSight(at, code));
}

/** The ledger is held before the tube: people first. */
function settlePeople(at: Standing, code: string, fault: TubeFault, isRight: boolean): Promise<number> {
  if (!needsRecollection(fault)) return Promise.resolve(0);
  return isRight ? restoreTubeRows(at.trx, ofHouse(at), code, fault, at.now) : voidTubeRows(at.trx, ofHouse(at), [code], fault, at.now);
}

export const needsRecollection = (fault: TubeFault): boolean => (recollectFaults as readonly TubeFault[]).includes(fault);

export const rejection = (tube: Pick<TubeRow, 'path' | 'code' | 'rack'>, fault: string, note: string) => ({
  step: 'rejected' as const,
  area: tube.path,
  rack: tube.rack,
  tube: tube.code,
  note: `${fault}: ${note}`,
});

const mayChange = ({ actor, outbreak }: Standing, { path }: TubeRow): boolean =>
  mayAt(actor, 'tube.write', path, outbreak.id) || mayAt(actor, 'tube.result', path, outbreak.id);

async function tubeInSight(at: Standing, code: string): Promise<TubeRow> {
  const [tube] = await tubesByCode(at.trx, ofHouse(at), [code]);
  if (tube === undefined) throw new AppError('TUBE_UNKNOWN', { tube: code });
  return tube;
}

export function viewOf(row: TubeRow): Tube {
  const { path: _, ...tube } = row;
  return tube;
}

/** When something was done, as the caller says; what comes is not done yet. */
export const momentOf = (at: Standing, said: string | undefined): string =>
  said === undefined || Date.parse(said) > Date.parse(at.now) ? at.now : new Date(said).toISOString();
