import { everyRoute, recordKinds, type RecordKind, type Role, rolePermissions, roles, type Route } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { markOf, plant, type Planted, secretOf } from '../testing/plant.ts';
import { plantRound, type PlantedRound, rosterMark } from '../testing/plant-round.ts';
import { labMarkOf, labTables, plantLab, type PlantedLab, rosterMarkOf } from '../testing/plant-lab.ts';
import { deviceBodies, deviceTables, plantDevice, type PlantedDevice } from '../testing/plant-device.ts';
import { plantTube, type PlantedTube, tubeBodies, tubeMark, tubeTables } from '../testing/plant-tube.ts';
import { sessionHeaders } from '../testing/session.ts';

/**
 * Every route × every role × two areas. 海珠区 (440105) holds one record of every kind; a colleague of the same role
 * in 深圳市 (440300) tries everything: lists, opens by id, searches, exports, edits, links to, converts. Nothing of
 * 海珠区 may come back, and nothing of it may change.
 */
const home = '440000';
const here = '440105';
const elsewhere = '440300';
const routes = everyRoute();
const dangerous = new Set(['account.signOut']);

let database: TestDatabase;
let app: FastifyInstance;
let outbreak: string;
let planted: Planted;
let testing: PlantedRound;
let lab: PlantedLab;
let tubes: PlantedTube;
let devices: PlantedDevice;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.addArea('440000', 'world', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  await database.addArea(here, '440100', 'county', '海珠区');
  await database.addArea(elsewhere, '440000', 'city', '深圳市');
  outbreak = await database.addOutbreak(home);
  planted = await plant(database, outbreak, home, here);
  testing = await plantRound(database, { outbreak, home, area: here, secret: secretOf(here) });
  lab = await plantLab(database, outbreak, home, here);
  tubes = await plantTube(database, { outbreak, home, area: here, ...testing });
  devices = await plantDevice(database, await database.addUser('gridWorker', here), here);
  app = await buildApp(database.platform, { requestsPerMinute: 1_000_000 });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

/** The ids a curious person may have seen over a shoulder. */
function addressOf(name: string, route: Route): string {
  const kind = recordKinds.find((one) => route.tag === one) ?? 'person';
  const path = route.path
    .replace('{outbreak}', outbreak)
    .replace('{id}', testingIds(route)[route.tag] ?? planted[kind])
    .replace('{code}', route.tag === 'tube' ? tubes.tube : here)
    .replace('{rack}', tubes.rack)
    .replace('{token}', 'x')
    .replace('{area}', here)
    .replace('{event}', `arrival:${planted.person}`)
    .replace('{run}', planted.case)
    .replace('{photo}', planted.task);
  if (route.path.endsWith('/protocol/switch')) return `${path}?edition=20-measures&at=2022-11-11T00:00:00%2B08:00`;
  if (areaQueries.has(name)) return `${path}?area=${here}`;
  return route.path.endsWith('/search') ? `${path}?text=MARK` : path;
}
const testingIds = ({ path }: Route): Readonly<Record<string, string>> => ({
  testRound: testing.round,
  roster: path.includes('/households/') ? testing.household : testing.member,
  samplingPoint: tubes.point,
  labBatch: lab.batch,
  device: devices.device,
});
/** Doors that must be told an area. */
const areaQueries = new Set([
  'roster.households',
  'roster.duplicates',
  'testRound.members',
  'testRound.exportMissing',
  'testRound.schedule',
  'sample.fieldList',
]);

const sampleDate = '2022-07-09';
function bodyOf(name: string, route: Route): unknown {
  const [noun = '', verb = ''] = name.split('.');
  const bodies = { ...deviceBodies(devices), ...testingBodies(), ...tubeBodies(tubes, testing, here) };
  if (name in bodies) return bodies[name];
  if (verb === 'create' && noun in createBodies()) return createBodies()[noun as RecordKind];
  if (verb === 'edit') return { version: 1, set: {}, reason: 'curious' };
  if (verb === 'withdraw' || verb === 'restore') return { reason: 'curious' };
  if (verb === 'undo') return { entry: planted.case };
  if (name === 'registry.revealHousehold') return { fields: ['address'], reason: 'curious' };
  if (name === 'registry.reveal') return { fields: ['phone', 'documentNumber', 'name'], reason: 'curious' };
  if (name === 'registry.contactToCase') return { version: 1, case: { caseClass: 'confirmed' } };
  const taskActs: Record<string, unknown> = {
    'task.accept': { version: 1 },
    'task.handOver': { version: 1, assignee: 'curious', reason: 'curious' },
    'task.refuse': { version: 1, reason: 'curious' },
    'task.complete': { version: 1, evidence: [{ kind: 'text', text: 'curious' }] },
    'task.reopen': { version: 1, reason: 'curious' },
    'task.addEvidence': { kind: 'text', text: 'curious' },
    'closeOut.sign': { area: here, day: '2022-07-12' },
    'closeOut.explain': { day: '2022-07-12', tasks: [planted.task], reason: 'curious' },
    'order.issue': { area: '440100', to: [here], title: 'curious', text: 'curious', dueAt: '2099-01-01T00:00:00Z' },
    'finding.file': { area: here, severity: 'minor', title: 'curious', text: 'curious', rectifyBy: '2099-01-01T00:00:00Z' },
    'inference.decide': { infectee: planted.person, infector: null, verdict: 'rejected', reason: 'curious', seen: null },
    'exportRequest.request': { kind: 'person', reason: 'curious' },
    'exportRequest.decide': { version: 1, verdict: 'approved', reason: 'curious' },
    'exportRequest.withdraw': { version: 1 },
    'testRound.askMissing': { area: here, reason: 'curious' },
    'exportRule.set': { mostRows: 500, mostPersons: 5000, mostResidents: 50_000, hours: 24, keepDays: 30, version: 1, reason: 'curious' },
    'expiry.propose': { kind: 'negativeMassTest', reason: 'curious' },
    'expiry.decide': { version: 1, verdict: 'approved', reason: 'curious' },
    'expiry.withdraw': { version: 1 },
    'expiry.hold': { authority: 'curious', reason: 'curious', until: '2099-01-01T00:00:00Z' },
    'expiry.endHold': { reason: 'curious' },
    'responseEvent.record': { id: planted.person, kind: 'arrival', person: planted.person },
  };
  if (name === 'labBatch.report')
    return { laboratory: 'curious', results: [lab.tube, lab.pool].map((tube) => ({ tube, outcome: 'invalid', correction: 'curious' })) };
  if (name in taskActs) return taskActs[name];
  if (name === 'registry.caseToContact') return { version: 1, reason: 'curious', contact: { status: 'active' } };
  return route.body ? {} : undefined;
}

function testingBodies(): Readonly<Record<string, unknown>> {
  const [version, reason] = [1, 'curious'];
  const window = { opensAt: '2022-07-12T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' };
  const round = { name: 'own', purpose: 'other', hypothesis: reason, legalBasis: reason, areaCode: here, target: [{ kind: 'all' }] };
  return {
    'roster.put': {
      lines: [
        { household: `H-${here}`, areaCode: elsewhere, name: 'own' },
        { household: 'own', areaCode: here, name: 'own' },
      ],
    },
    'roster.occupancy': { version, occupancy: 'vacant', reason },
    'roster.withdraw': { version, reason: 'moved' },
    'roster.merge': { version, other: null, reason },
    'roster.apart': { other: testing.member, reason },
    'roster.find': { text: 'MARK' },
    'testRound.propose': { ...round, ...window },
    'testRound.edit': { version, set: { name: 'own' } },
    'testRound.preview': {},
    'testRound.approve': { version },
    'testRound.refuse': { version, reason },
    'testRound.close': { version, reason },
    'testRound.refresh': { version, why: reason },
    'testRound.exempt': { members: [testing.member], reason: 'away' },
    'testRound.explain': { members: [testing.member], reason: 'refused', note: reason },
  };
}

/** New records that point at what is not theirs. */
function createBodies(): Readonly<Record<RecordKind, unknown>> {
  const { person, place, contact, event, specimen, household, team } = planted;
  return {
    team: { name: 'own team' },
    household: { code: 'own household' },
    place: { name: 'own place' },
    person: { name: 'own person', household },
    event: { name: 'own event', place },
    case: { person, caseClass: 'confirmed' },
    contact: { person, status: 'active', team },
    exposure: { source: { kind: 'event', id: event }, target: { kind: 'person', id: person }, date: sampleDate },
    visit: { person, place },
    followUp: { contact, date: sampleDate, status: 'due' },
    specimen: { person },
    labResult: { specimen, outcome: 'negative' },
    task: { kind: 'other', status: 'open', person, openedAt: '2022-07-12T00:00:00Z', dueAt: '2022-07-12T02:00:00Z' },
  };
}

async function call(name: string, route: Route, headers: Record<string, string>) {
  const payload = bodyOf(name, route);
  return app.inject({
    method: route.method,
    url: addressOf(name, route),
    headers,
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
}

const testingTables = ['roster_household', 'roster_member', 'test_round', 'round_version', 'round_target', 'round_tally'];
const tables = [
  ...testingTables,
  ...tubeTables,
  ...recordKinds.map((kind) => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
];
/** A digest of every row at 海珠区, whoever looks. */
async function digest(): Promise<string[]> {
  const found: string[] = [];
  for (const table of [...tables, ...labTables]) {
    const owner = await database.engine.connectOwner();
    const { rows } = await owner.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from firebreak."${table}" t join firebreak.area a on a.path = t.area and a.code = $1`,
      [here],
    );
    owner.release();
    found.push(`${table} ${String(rows[0]?.['digest'])}`);
  }
  const owner = await database.engine.connectOwner();
  for (const table of deviceTables) {
    const text = `select md5(string_agg(t::text, '|')) as digest from firebreak.${table} t where ${table === 'device' ? 'id' : 'device'} = $1`;
    const { rows } = await owner.query(text, [devices.device]);
    found.push(`${table} ${String(rows[0]?.['digest'])}`);
  }
  owner.release();
  return found;
}

describe.each(roles.filter((role) => role !== 'operator'))('%s', (role: Role) => {
  test('of another city neither sees nor changes anything', async () => {
    const headers = await sessionHeaders(database, await database.addUser(role, elsewhere));
    const before = await digest();
    const leaks: string[] = [];
    const faults: string[] = [];
    for (const { name, route } of routes.filter((one) => !dangerous.has(one.name))) {
      const answer = await call(name, route, headers);
      if (answer.statusCode >= 500) faults.push(`${name} ${answer.statusCode} ${answer.body.slice(0, 200)}`);
      const told = answer.statusCode < 300 ? answer.body : '';
      const own = [
        markMatch(told),
        ...[...Object.values(planted), ...Object.values(testing), devices.device, devices.handIn, tubes.point].filter((id) =>
          told.includes(id),
        ),
      ];
      if (own.some((leak) => leak !== undefined)) leaks.push(`${name}: ${own.filter(Boolean).join(', ')}`);
    }
    expect(faults).toEqual([]);
    expect(leaks).toEqual([]);
    expect(await digest()).toEqual(before);
  });

  test('of the same district reads what the role may, and no secret without revealing it', async () => {
    const headers = await sessionHeaders(database, await database.addUser(role, here));
    const leaks: string[] = [];
    for (const { name, route } of routes.filter((one) => one.route.method === 'GET')) {
      const { body, statusCode } = await call(name, route, headers);
      if (body.includes(secretOf(here))) leaks.push(`${name}: secret`);
      // Whoever registers samples is told where goods and surroundings may be sampled, and nothing else of those places.
      const told = name === 'sample.fieldList' && rolePermissions[role].includes('sample.write') ? 'place' : undefined;
      for (const kind of recordKinds.filter((one) => !mayRead(role, one) && one !== told)) {
        if (statusCode < 300 && body.includes(markOf(kind, here))) leaks.push(`${name}: ${kind}`);
      }
      if (!rolePermissions[role].includes('roster.read') && body.includes(rosterMark(here))) leaks.push(`${name}: roster`);
      const seesTubes = rolePermissions[role].some((one) => one === 'tube.read' || one === 'round.read' || one === 'audit.read');
      if (!seesTubes && body.includes(tubeMark(here))) leaks.push(`${name}: tube`);
      if (!rolePermissions[role].includes('person.name') && body.includes(markOf('person', here))) leaks.push(`${name}: unmasked name`);
      if (!rolePermissions[role].includes('tube.read') && body.includes(labMarkOf(here))) leaks.push(`${name}: laboratory`);
      const mayName = rolePermissions[role].includes('person.name') && rolePermissions[role].includes('roster.read');
      if (!mayName && body.includes(rosterMarkOf(here))) leaks.push(`${name}: name on the roster`);
    }
    expect(leaks).toEqual([]);
  });

  test('who may read a kind does read it: the test above is not empty', async () => {
    const headers = await sessionHeaders(database, await database.addUser(role, here));
    for (const kind of recordKinds) {
      const route = routes.find((one) => one.name === `${kind}.get`)?.route;
      if (route === undefined) throw new Error(`No route opens a ${kind}.`);
      const { statusCode } = await call(`${kind}.get`, route, headers);
      expect(statusCode, kind).toBe(mayRead(role, kind) ? 200 : 403);
    }
  });
});

test('who may read the roster and rounds does: what is planted is there to be found', async () => {
  const headers = await sessionHeaders(database, await database.addUser('samplingLead', here));
  for (const name of ['roster.households', 'roster.find', 'testRound.members', 'testRound.exportMissing']) {
    const route = routes.find((one) => one.name === name)?.route;
    if (route === undefined) throw new Error(`There is no ${name}.`);
    expect((await call(name, route, headers)).body, name).toContain(rosterMark(here));
  }
});

test('a laboratory reads batches and pools, and reports, where its tubes are', async () => {
  const headers = await sessionHeaders(database, await database.addUser('laboratory', here));
  for (const name of ['labBatch.list', 'labBatch.get', 'labBatch.pools', 'labBatch.workload']) {
    const route = routes.find((one) => one.name === name)?.route as Route;
    const { statusCode, body } = await call(name, route, headers);
    expect(statusCode, name).toBe(200);
    expect(body, name).toContain(name === 'labBatch.pools' ? lab.pool : labMarkOf(here));
  }
});

test('who may read tubes and points does; the laboratory without the people in them', async () => {
  const lead = await sessionHeaders(database, await database.addUser('samplingLead', here));
  for (const name of ['tube.list', 'tube.get', 'rack.list', 'samplingPoint.list']) {
    const route = routes.find((one) => one.name === name)?.route;
    if (route === undefined) throw new Error(`There is no ${name}.`);
    expect((await call(name, route, lead)).body, name).toContain(tubeMark(here));
  }
  const laboratory = await sessionHeaders(database, await database.addUser('laboratory', here));
  for (const name of ['tube.members', 'sample.fieldList', 'roster.households']) {
    const route = routes.find((one) => one.name === name)?.route;
    if (route === undefined) throw new Error(`There is no ${name}.`);
    expect((await call(name, route, lead)).body, name).toContain(rosterMark(here));
    expect((await call(name, route, laboratory)).statusCode, name).toBe(403);
  }
});

test('who keeps the accounts of a district sees its devices, and nothing of what is on them', async () => {
  const keeper = await sessionHeaders(database, await database.addUser('administrator', here));
  const { body } = await app.inject({ url: '/api/devices', headers: keeper });
  expect(body).toContain(devices.device);
  expect(body).not.toContain(devices.handIn);
});

test('without a session only the doors for everybody open', async () => {
  for (const { name, route } of routes.filter((one) => one.route.access !== 'anyone')) {
    expect((await call(name, route, {})).statusCode, name).toBe(401);
  }
});

test('a grant that ends takes everything with it', async () => {
  const actor = await database.addUser('epidemiologist', here);
  const headers = await sessionHeaders(database, actor);
  const url = `/api/outbreaks/${outbreak}/cases/${planted.case}`;
  expect((await app.inject({ url, headers })).statusCode).toBe(200);
  await asOwner(database.engine, `update user_grant set expires_at = '2022-07-12T06:00Z' where user_id = '${actor.id}'`);
  expect((await app.inject({ url, headers })).statusCode).toBe(403);
  const { rows } = await sql`select 1 from user_grant where user_id = ${actor.id}`.execute(database.platform.db);
  expect(rows).toHaveLength(1);
});

const mayRead = (role: Role, kind: RecordKind) => rolePermissions[role].includes(`${kind}.read`);
const markMatch = (told: string) => /MARK-\w+-440105/.exec(told)?.[0];
