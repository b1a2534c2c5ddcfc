import { type EventFacts, fanOut, type Obligation, type ResolvedPack } from '@firebreak/protocol';
import { append, type Standing } from '../registry/index.ts';
import { changesOf, type Difference } from './difference.ts';
import { type Happening } from './happening.ts';
import { rulesAt, shelfOf } from './rules.ts';
import { changeTasks, openTasks, type StoredEvent, storedEvent, tasksOfEvent, type Touched, writeEvent } from './store.ts';
import { type Situation, taskRows } from './task-row.ts';

/**
 * Brings the tasks of an event in line with what the records say: opens what is missing, withdraws what no longer stands,
 * opens again what stands after all, moves what has another deadline. In the transaction of the record itself, so that
 * neither exists without the other. Doing it again changes nothing.
 *
 * @returns what the event asks for now, with its deadlines
 */
export async function reconcile(at: Standing, happening: Happening): Promise<readonly Obligation[]> {
  const shelf = shelfOf(at.directory);
  const { home } = at.outbreak;
  const before = await storedEvent(at.trx, home, happening.id);
  const wasHeld = before !== undefined && before.cancelled_at === null;
  if (!happening.holds && !wasHeld) return [];
  const rules = (before && shelf.replay(before.pack)) ?? (await rulesAt(at, shelf, happening.area));
  if (rules === undefined) return [];
  const touched = happening.holds ? await happening.touched(rules) : [];
  const obligations = happening.holds ? obligationsOf(at, rules, happening, before, touched) : [];
  const situation: Situation = { home, outbreak: at.outbreak.id, now: at.now, event: happening, touched };
  const rows = taskRows(situation, obligations, await tasksOfEvent(at.trx, home, happening.id));
  const difference = changesOf(rows, situation);
  await write(at, difference);
  if (before === undefined || wasHeld !== happening.holds || difference.isSomething)
    await writeEvent(at.trx, {
      home,
      outbreak: at.outbreak.id,
      id: happening.id,
      kind: happening.kind,
      area: happening.area,
      person: happening.person,
      known_at: before?.known_at ?? at.now,
      happened_at: happening.happenedAt ?? null,
      cancelled_at: happening.holds ? null : at.now,
      pack: rules.ref,
      facts: factsOf(touched) as Readonly<Record<string, readonly string[]>>,
    });
  return obligations;
}

function obligationsOf(
  at: Standing,
  rules: ResolvedPack,
  { id, kind, person, area, happenedAt }: Happening,
  before: StoredEvent | undefined,
  touched: readonly Touched[],
): Obligation[] {
  const event = {
    id,
    kind,
    person,
    area,
    knownAt: Date.parse(before?.known_at ?? at.now),
    ...(happenedAt === undefined ? {} : { happenedAt: Date.parse(happenedAt) }),
  };
  return fanOut(rules, event, factsOf(touched));
}

function factsOf(touched: readonly Touched[]): EventFacts {
  const of = (kind: Touched['kind']) => touched.filter((one) => one.kind === kind).map(({ id }) => id);
  return { contacts: of('contact'), places: of('place'), household: of('household'), poolMembers: of('poolMember') };
}

async function write(at: Standing, difference: Difference): Promise<void> {
  const opened = await openTasks(at.trx, difference.open);
  const changed = await changeTasks(at.trx, difference.change);
  await append(at, difference.acts(at, opened, changed));
}
