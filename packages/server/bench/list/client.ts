import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { parentPort, workerData } from 'node:worker_threads';
import type { Filled } from './fill.ts';

/** What the thread of people is told. */
export interface Task extends Filled {
  readonly address: string;
  readonly rounds: number;
}

/** Times of one page over all people. */
export interface PageTiming {
  readonly page: string;
  readonly milliseconds: readonly number[];
  readonly failed: number;
}

interface Person {
  readonly index: number;
  readonly headers: Record<string, string>;
}

const task = workerData as Task;
const base = `${task.address}/api/outbreaks/${task.outbreak}`;
const filter = (...conditions: readonly object[]): string => `filter=${encodeURIComponent(JSON.stringify(conditions))}`;
const name = (person: Person): string => task.names[(person.index * 97) % task.names.length] ?? '';

/** Every list, the orders and filters people use, searches, and the search over everything. */
const pages: Readonly<Record<string, (person: Person) => string>> = {
  'cases, newest reports': () => 'cases',
  'cases by onset': () => 'cases?sort=onsetDate',
  'cases by number': () => 'cases?sort=-number',
  'cases by class': () => 'cases?sort=caseClass',
  'cases by name': () => 'cases?sort=personName',
  'confirmed cases': () => `cases?${filter({ field: 'caseClass', operator: 'is', value: 'confirmed' })}`,
  'confirmed cases of two weeks': () =>
    `cases?${filter({ field: 'caseClass', operator: 'is', value: 'confirmed' }, { field: 'onsetDate', operator: 'after', value: '2022-02-01' }, { field: 'onsetDate', operator: 'before', value: '2022-02-15' })}`,
  'cases without onset': () => `cases?${filter({ field: 'onsetDate', operator: 'empty' })}`,
  'cases of a city': () => `cases?area=${task.city}`,
  'cases, a full name': (person) => `cases?search=${encodeURIComponent(name(person))}`,
  'cases, a surname': (person) => `cases?search=${encodeURIComponent(name(person).slice(0, 1))}`,
  'cases, pinyin initials': () => 'cases?search=wwp',
  'cases, a number': (person) => `cases?search=C00${10000 + person.index}`,
  'count of cases': () => 'cases/count',
  'count of confirmed cases': () => `cases/count?${filter({ field: 'caseClass', operator: 'is', value: 'confirmed' })}`,
  'contacts, newest reports': () => 'contacts',
  'contacts by end of follow-up': () => 'contacts?sort=followUpEnd',
  'contacts by last exposure': () => 'contacts?sort=-lastExposureDate',
  'contacts by name': () => 'contacts?sort=personName',
  'contacts by day last seen': () => 'contacts?sort=-lastSeen',
  'active contacts': () => `contacts?${filter({ field: 'status', operator: 'is', value: 'active' })}`,
  'contacts, a full name': (person) => `contacts?search=${encodeURIComponent(name(person))}`,
  'count of contacts': () => 'contacts/count',
  persons: () => 'persons',
  'persons by name': () => 'persons?sort=name',
  'persons, a phone tail': (person) => `persons?search=${1000 + person.index}`,
  exposures: () => 'exposures',
  'follow-ups': () => 'follow-ups',
  visits: () => 'visits',
  places: () => 'places',
  households: () => 'households',
  events: () => 'events',
  teams: () => 'teams',
  specimens: () => 'specimens',
  'lab results': () => 'lab-results',
  'search over everything': (person) => `search?text=${encodeURIComponent(name(person))}`,
};
/** Lists whose second and third page are opened too. */
const paged: readonly string[] = ['cases, newest reports', 'contacts, newest reports', 'persons by name'];

const agent = new Agent({ keepAlive: true });
const timings = new Map<string, number[]>();
const failures = new Map<string, number>();

const people = await Promise.all(task.userNames.map(signIn));
await Promise.all(people.map((person) => work(person, 1))); // everybody opens everything once: caches and plans are warm
timings.clear();
failures.clear();
await Promise.all(people.map((person) => work(person, task.rounds)));
const names = [...timings.keys()];
parentPort?.postMessage(
  names.map((page): PageTiming => ({ page, milliseconds: timings.get(page) ?? [], failed: failures.get(page) ?? 0 })),
);

async function signIn(userName: string, index: number): Promise<Person> {
  const answer = await fetch(`${task.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: userName, password: task.password }),
  });
  if (!answer.ok) throw new Error(`${userName} could not sign in: ${await answer.text()}`);
  return { index, headers: { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' } };
}

/** Opens all pages as often as asked, each person starting with another. */
async function work(person: Person, rounds: number): Promise<void> {
  const entries = Object.entries(pages);
  for (let step = 0; step < entries.length * rounds; step++) {
    const [page, addressOf] = entries[(step + person.index * 7) % entries.length] ?? ['', () => ''];
    const address = addressOf(person);
    const next = await open(person, page, address);
    if (paged.includes(page) && next)
      await open(person, `${page}, second page`, `${address}${address.includes('?') ? '&' : '?'}cursor=${next}`);
  }
}

async function open(person: Person, page: string, address: string): Promise<string | null> {
  const start = performance.now();
  const { status, body } = await get(`${base}/${address}`, person.headers);
  note(timings, page, performance.now() - start);
  if (status !== 200) failures.set(page, (failures.get(page) ?? 0) + 1);
  return paged.includes(page) ? ((JSON.parse(gunzipSync(body).toString()) as { next: string | null }).next ?? null) : null;
}

/** Plain HTTP to the last byte, compressed as for a browser: what the asking costs must not slow the answering. */
function get(address: string, headers: Record<string, string>): Promise<{ status: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent, headers: { ...headers, 'accept-encoding': 'gzip' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

function note(into: Map<string, number[]>, page: string, value: number): void {
  const list = into.get(page);
  if (list) list.push(value);
  else into.set(page, [value]);
}
