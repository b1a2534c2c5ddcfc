import { type Answer, type recordRoutes, type RecordDefinition } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { countRecords } from './count.ts';
import { historyOf } from './history.ts';
import { listRecords } from './list.ts';
import { type Noun, type Values } from './noun.ts';
import { createRecord, editRecord, openRecord, restoreRecord, withdrawRecord } from './record.ts';
import { isLostRace } from './refusal.ts';
import { type House, inOutbreak, type Standing } from './standing.ts';
import { undoEntry } from './undo.ts';

/** The doors every noun has; what they take was parsed by the noun's own schemas. */
type Doors = ReturnType<typeof recordRoutes<RecordDefinition>>;
type Stored = Answer<Doors['get']>;

/** Binds the doors of a noun: list, count, create, open, edit, withdraw, restore, history, undo. */
export function recordDoors(app: FastifyInstance, house: House, noun: Noun, doors: unknown): void {
  const door = doors as Doors;
  const within = inHouse(house);
  handle(app, door.list, (call) => within(call, async (at) => ofList(await listRecords(at, noun, call.query))));
  handle(app, door.count, (call) => within(call, async (at) => ({ count: await countRecords(at, noun, call.query), asOf: at.now })));
  handle(app, door.create, (call) => retried(() => within(call, (at) => stored(createRecord(at, noun, call.body as Values)))));
  handle(app, door.get, (call) => within(call, (at) => stored(openRecord(at, noun, call.params.id))));
  handle(app, door.edit, (call) =>
    within(call, (at) => stored(editRecord(at, noun, call.params.id, call.body as { version: number; set: Values }))),
  );
  handle(app, door.withdraw, (call) => within(call, (at) => stored(withdrawRecord(at, noun, call.params.id, call.body.reason))));
  handle(app, door.restore, (call) => within(call, (at) => stored(restoreRecord(at, noun, call.params.id, call.body.reason))));
  handle(app, door.history, (call) => within(call, async (at) => ({ entries: await historyOf(at, noun, call.params.id) })));
  handle(app, door.undo, (call) => within(call, (at) => stored(undoEntry(at, noun, call.params.id, call.body.entry))));
}

interface InOutbreakCall {
  readonly actor: Parameters<typeof inOutbreak>[1];
  readonly params: { readonly outbreak: string };
}

/** Runs a call in one transaction inside the outbreak of its address. */
export const inHouse =
  (house: House) =>
  <T>(call: InOutbreakCall, work: (at: Standing) => Promise<T>): Promise<T> =>
    inOutbreak(house, call.actor, call.params.outbreak, work);

/** The registry keeps values by field name; the contract of the noun names their types. */
const stored = (values: Promise<Values>) => values as Promise<Stored>;
const ofList = (list: { rows: Values[]; next: string | null; asOf: string }): Answer<Doors['list']> => list;

/** Two devices that send the same new record at the same moment write it once. */
async function retried<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isLostRace(error)) throw error;
    return write();
  }
}
