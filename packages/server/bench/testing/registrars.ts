import { parentPort, workerData } from 'node:worker_threads';
import { uuidv7 } from 'uuidv7';
import { type City, idOf, tokenOf } from './fill.ts';
import { KeepAlive } from './keep-alive.ts';

/** What the thread of registrars is told. */
export interface Shift extends City {
  readonly port: number;
  readonly seconds: number;
  /** Seconds at the start that are not measured. */
  readonly warmUp: number;
  /** People each registrar has sampled before. */
  readonly from: number;
  /** Of this shift alone: in the codes of its tubes. */
  readonly name: string;
}

/** What came of it. */
export interface ShiftResult {
  readonly milliseconds: readonly number[];
  readonly seconds: number;
  /** Samples whose keeping was acknowledged. */
  readonly acknowledged: readonly string[];
  /** Requests that got no answer and were sent again. */
  readonly repeated: number;
  /** Answers that were not what they should be, by what they were. */
  readonly strange: Readonly<Record<string, number>>;
  /** People each registrar has sampled now, at most. */
  readonly until: number;
}

const shift = workerData as Shift;
/** Top-level constants stand before the work below begins. */
const tubeSize = 10;
const path = `/api/outbreaks/${shift.outbreak}/samples`;
const milliseconds: number[] = [];
const acknowledged: string[] = [];
const strange: Record<string, number> = {};
let repeated = 0;
let until = shift.from;
const start = performance.now();
const measureFrom = start + shift.warmUp * 1000;
const end = measureFrom + shift.seconds * 1000;

await Promise.all(Array.from({ length: shift.clients }, (_, client) => work(client)));
const seconds = (performance.now() - measureFrom) / 1000;
parentPort?.postMessage({ milliseconds, seconds, acknowledged, repeated, strange, until } satisfies ShiftResult);

/** One registrar: person after person of their communities, ten to a tube; the next when the last is safe. */
async function work(client: number): Promise<void> {
  const token = tokenOf(client);
  const connection = new KeepAlive(shift.port, { cookie: `firebreak_session=${token}`, 'x-csrf-token': token });
  const perCommunity = shift.people / shift.communities;
  for (let count = shift.from; performance.now() < end; count++) {
    const community = client + shift.clients * Math.floor(count / perCommunity);
    if (community >= shift.communities) break; // everybody was sampled
    const id = uuidv7();
    const member = idOf('c', community * perCommunity + (count % perCommunity));
    const tube = `${shift.name}-${client}-${Math.floor(count / tubeSize)}`;
    await register(connection, id, bodyOf(client, id, member, tube));
    until = Math.max(until, count + 1);
  }
  connection.close();
}

function bodyOf(client: number, id: string, member: string, tube: string): string {
  const now = new Date().toISOString();
  return `{"device":"phone-${client}","sentAt":"${now}","samples":[{"id":"${id}","takenAt":"${now}","tube":"${tube}","capacity":${tubeSize},"round":"${shift.round}","who":{"kind":"member","member":"${member}"}}]}`;
}

/** Until it is answered: a device sends again what nobody acknowledged. */
async function register(connection: KeepAlive, id: string, body: string): Promise<void> {
  for (;;) {
    const asked = performance.now();
    const answer = await connection.ask('POST', path, body).catch(() => undefined);
    if (answer?.status === 200) {
      const outcome = /"outcome":"(\w+)"/.exec(answer.body)?.[1] ?? answer.body;
      if (outcome === 'recorded' || outcome === 'same') acknowledged.push(id);
      else strange[answer.body.slice(0, 200)] = (strange[answer.body.slice(0, 200)] ?? 0) + 1;
      const answered = performance.now();
      if (asked >= measureFrom) milliseconds.push(answered - asked);
      return;
    }
    if (answer !== undefined)
      strange[`${answer.status} ${answer.body.slice(0, 200)}`] = (strange[`${answer.status} ${answer.body.slice(0, 200)}`] ?? 0) + 1;
    repeated += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
