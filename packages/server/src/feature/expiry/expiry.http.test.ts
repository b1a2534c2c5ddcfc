import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Expiry, type routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { type Actor, transact } from '../../platform/access/index.ts';
import { canonicalJson, sha256 } from '../../platform/journal/canonical.ts';
import { verifyJournal } from '../../platform/journal/index.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { sessionHeaders } from '../../testing/session.ts';

/**
 * A screening of 海珠区 is over. The Chens were negative; Li became a person of the registry; Wang stands in a pool that is not resolved; Zhao is
 * a courier whose post is tested by schedule. 14 days after the sample (packs/general/1.yaml, negativeMassTest) only the Chens are forgotten.
 */
let database: TestDatabase;
let app: FastifyInstance;
let outbreak: string;
let officer: Record<string, string>;
let commander: Record<string, string>;
let people: readonly [Actor, Actor];
const home = '440100';
const chens = [uuidv7(), uuidv7()].toSorted();
const [li, wang, zhao] = [uuidv7(), uuidv7(), uuidv7()];
const [chenHome, liHome, round] = [uuidv7(), uuidv7(), uuidv7()];
const sampled = '2022-07-12T06:00:00.000Z';

beforeAll(async () => {
  database = await openTestDatabase();
  app = await buildApp(database.platform);
  await app.ready();
});
beforeEach(async () => {
  database.clock.now = '2022-07-12T06:05:00.000Z';
  await database.reset();
  await database.addArea(home, 'world', 'city', '广州市');
  await database.addArea('440105', home, 'county', '海珠区');
  outbreak = await database.addOutbreak(home);
  await plantRoster();
  people = [await database.addUser('privacyOfficer', home), await database.addUser('commander', home)];
  await at('2022-07-12T06:05:00.000Z');
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function plantRoster(): Promise<void> {
  const frame = `'${home}', '${outbreak}', (select path from area where code = '440105'), '2022-07-01Z', '2022-07-01Z'`;
  const dwelling = (id: string, room: string) =>
    `insert into roster_household (home, outbreak, area, created_at, updated_at, id, code, building, room, address) values (${frame}, '${id}', 'H-${room}', '3', '${room}', '信和街 3 号 ${room}');`;
  const member = (id: string, household: string, name: string, post: string | null = null) =>
    `insert into roster_member (home, outbreak, area, created_at, updated_at, id, household, name, sex, birth_year, phone, document_number, phone_code, needs, post, pinyin, initials, last_sampled_at)
      values (${frame}, '${id}', '${household}', '${name}', 'male', 1980, '13800001111', '11010519491231002X', 7, '{homeBound}', ${post === null ? 'null' : `'${post}'`}, 'chen shi', 'cs', '${sampled}');
    insert into round_target (home, outbreak, area, round, member, household, added_in, missing_note, done_at)
      values ('${home}', '${outbreak}', (select path from area where code = '440105'), '${round}', '${id}', '${household}', 1, '${name} 不在家', '${sampled}');`;
  await asOwner(
    database.engine,
    `insert into test_round (home, outbreak, area, created_at, updated_at, id, name, purpose, hypothesis, legal_basis, target, pooling, opens_at, closes_at,
        status, proposed_by, proposed_by_name, approved_by, approved_by_name, approved_at, denominator, ended_at)
      values (${frame}, '${round}', 'R1', 'regionScreening', 'h', 'l', '[{"kind":"all"}]', '{"low":10,"medium":5,"high":1}', '2022-07-12Z', '2022-07-12T20:00Z',
        'closed', gen_random_uuid(), 'A', gen_random_uuid(), 'B', '2022-07-12Z', 1, '2022-07-12T06:04Z');
    ${dwelling(chenHome, '502')} ${dwelling(liHome, '201')}
    ${member(chens[0] ?? '', chenHome, '陈试一')} ${member(chens[1] ?? '', chenHome, '陈试二')}
    ${member(li, liHome, '李试')} ${member(wang, liHome, '王试')} ${member(zhao, liHome, '赵试', 'courier')}
    insert into person (home, id, outbreak, area, created_at, updated_at, name) select '${home}', '${li}', '${outbreak}', path, '2022-07-12Z', '2022-07-12Z', '李试' from area where code = '440105';
    update roster_member set person = '${li}' where id = '${li}';
    insert into tube (home, outbreak, area, created_at, updated_at, code, round, capacity, members, state, opened_at)
      values (${frame}, 'T1', '${round}', 10, 1, 'open', '${sampled}');
    insert into sample (home, outbreak, area, id, round, member, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name)
      values ('${home}', '${outbreak}', (select path from area where code = '440105'), gen_random_uuid(), '${round}', '${wang}', 'T1', 1, 'pad', '${sampled}', '${sampled}', '${sampled}', gen_random_uuid(), 'x');
    insert into pool (home, outbreak, tube, area, state, members, positive_at)
      values ('${home}', '${outbreak}', 'T1', (select path from area where code = '440105'), 'open', 1, '${sampled}');`,
  );
}

const base = () => `/api/outbreaks/${outbreak}`;
const post = (as: Record<string, string>, path: string, payload: object) =>
  app.inject({ method: 'POST', url: `${base()}/${path}`, headers: as, payload });
const propose = (as = officer) => post(as, 'expiries', { kind: 'negativeMassTest', reason: 'the screening is over' });
const decide = (as: Record<string, string>, { id, version }: Expiry, verdict = 'approved') =>
  post(as, `expiries/${id}/decision`, { version, verdict, reason: 'as the pack says' });
const list = async (as = officer) =>
  (await app.inject({ url: `${base()}/expiries?counts=yes`, headers: as })).json<Answer<(typeof routes)['expiry']['list']>>();
const query = async (text: string): Promise<Record<string, unknown>[]> => {
  const owner = await database.engine.connectOwner();
  const { rows } = await owner.query(text, []);
  owner.release();
  return rows as Record<string, unknown>[];
};
/** Lets time pass and signs the two in again, whose sessions ended meanwhile. */
async function at(moment: string): Promise<void> {
  database.clock.now = moment;
  officer = await sessionHeaders(database, people[0]);
  commander = await sessionHeaders(database, people[1]);
}
const after14Days = () => at('2022-07-27T16:00:00.000Z');

async function carriedOut(): Promise<Expiry> {
  const proposal = (await propose()).json<Expiry>();
  expect((await decide(commander, proposal)).statusCode).toBe(200);
  for (;;) {
    const found = (await list()).expiries.find(({ id }) => id === proposal.id);
    if (found?.state === 'done') return found;
    const jobs = await query('select state, message from firebreak.job');
    if (jobs.some(({ state }) => state === 'failed')) throw new Error(`The work failed: ${JSON.stringify(jobs)}`);
    await sleep(10);
  }
}

test('the clock of the pack is shown, and nothing is due on the 14th day itself', async () => {
  await at('2022-07-26T05:00:00.000Z');
  const { clocks } = await list();
  expect(clocks.find(({ kind }) => kind === 'negativeMassTest')).toMatchObject({
    keep: { value: 14, unit: 'days', from: 'collected' },
    due: { counts: { members: 0, identified: 5 } },
  });
  // What is kept to the term of the law says so.
  expect(clocks.find(({ kind }) => kind === 'caseRecord')).toMatchObject({ keep: null, due: null });
  expect((await propose()).json()).toMatchObject({ code: 'EXPIRY_NOTHING' });
});

test('after it only those whom nothing needs any more are due', async () => {
  await after14Days();
  const { clocks } = await list();
  expect(clocks.find(({ kind }) => kind === 'negativeMassTest')?.due?.counts).toEqual({ members: 2, identified: 5, kept: {}, next: null });
  await asOwner(database.engine, `update test_round set status = 'open' where id = '${round}'`);
  expect((await list()).clocks.find(({ kind }) => kind === 'negativeMassTest')?.due?.counts).toMatchObject({ members: 0 });
});

test('two persons: nobody approves their own, and who may not decide does not', async () => {
  await after14Days();
  const proposal = (await propose()).json<Expiry>();
  expect((await decide(officer, proposal)).json()).toMatchObject({ code: 'EXPIRY_OWN' });
  expect((await propose()).json()).toMatchObject({ code: 'EXPIRY_STATE' });
  const worker = await sessionHeaders(database, await database.addUser('gridWorker', home));
  expect((await decide(worker, proposal)).statusCode).toBe(403);
  expect((await list(worker)).expiries).toEqual([]);
  expect((await decide(commander, proposal, 'refused')).json()).toMatchObject({ state: 'refused' });
  expect(await query(`select 1 from firebreak.roster_member where forgotten_in is not null`)).toEqual([]);
});

test('what is approved is forgotten for good, counts stay, the certificate fits its digest and the journal is whole', async () => {
  await after14Days();
  await asOwner(
    database.engine,
    `insert into journal_head (home, sequence, hash) values ('${home}', 0, repeat('0', 64)) on conflict do nothing`,
  );
  const lead = await sessionHeaders(database, await database.addUser('samplingLead', home));
  await post(lead, `roster/members/${chens[0]}/withdraw`, { version: 1, reason: 'moved', note: '陈试一搬到广州大道' });
  const told = await query(`select 1 from firebreak.journal where payload::text like '%陈试一搬到%'`);
  const done = await carriedOut();

  const left =
    await query(`select id, name, sex, birth_year, phone, document_number, phone_code, needs::text, post, household from firebreak.roster_member
    where forgotten_in is not null order by id`);
  const empty = { name: null, sex: null, birth_year: null, phone: null, document_number: null, phone_code: null, needs: '{}', post: null };
  expect(left).toEqual(chens.map((id) => ({ id, ...empty, household: chenHome })));
  expect(await query(`select name from firebreak.roster_member where forgotten_in is null order by name`)).toEqual(
    ['李试', '王试', '赵试'].toSorted().map((name) => ({ name })),
  );
  // Whatever column the roster gets later has to be decided about here: only these may keep a value.
  const kept = [
    'home',
    'id',
    'outbreak',
    'area',
    'version',
    'created_at',
    'updated_at',
    'withdrawn_at',
    'household',
    'risk',
    'needs',
    'source',
  ];
  const columns = await query(`select distinct key from firebreak.roster_member m, jsonb_each(to_jsonb(m)) where forgotten_in is not null
    and value <> 'null'::jsonb order by key`);
  expect(columns.map(({ key }) => key).filter((key) => !kept.includes(String(key)))).toEqual(['forgotten_in', 'last_sampled_at']);
  const dump = JSON.stringify([
    await query('select * from firebreak.roster_member'),
    await query('select * from firebreak.roster_household'),
    await query('select * from firebreak.round_target'),
    await query('select payload from firebreak.journal'),
  ]);
  for (const secret of ['陈试', '信和街 3 号 502', 'H-502']) expect(dump, secret).not.toContain(secret);
  expect(await query(`select count(*)::int as done from firebreak.round_target where done_at is not null`)).toEqual([{ done: 5 }]);

  const { certificate, certificateHash } = done;
  expect(certificate).toMatchObject({
    kind: 'negativeMassTest',
    rule: { pack: 'general', value: 14, unit: 'days', from: 'collected', afterwards: 'delete' },
    members: 2,
    households: 1,
    journalEntries: told.length,
    membersDigest: sha256(chens.join('\n')),
  });
  expect(told).toHaveLength(1);
  expect(certificateHash).toBe(sha256(canonicalJson(certificate)));
  expect(await query(`select payload ->> 'certificateHash' as hash from firebreak.journal where action = 'expiry.done'`)).toEqual([
    { hash: certificateHash },
  ]);
  const auditor = await database.addUser('privacyOfficer', 'world');
  const verified = await transact(database.platform.db, { actor: auditor }, (trx) => verifyJournal(trx));
  expect(verified).toMatchObject({ ok: true, faults: [] });
  expect(verified.homes.map((one) => one.home)).toContain(home);
});

test('an outbreak that is closed is forgotten too, and then the courier as well', async () => {
  await after14Days();
  await asOwner(database.engine, `update outbreak set status = 'closed' where id = '${outbreak}'`);
  const second = await sessionHeaders(database, await database.addUser('privacyOfficer', home));
  const proposal = (await propose()).json<Expiry>();
  expect(proposal.preview.members).toBe(3);
  expect((await decide(second, proposal)).statusCode).toBe(200);
  await expect.poll(async () => (await list()).expiries[0]?.certificate?.members).toBe(3);
  // Li's door is still known: it does not say any more that Zhao lives behind it.
  expect(await query(`select household from firebreak.roster_member where id = '${zhao}'`)).toEqual([{ household: null }]);
  expect(await query(`select building from firebreak.roster_household where id = '${liHome}'`)).toEqual([{ building: '3' }]);
});

test('a legal hold stops it, says whose and until when, and ends by itself or for a reason', async () => {
  await after14Days();
  const hold = (until: string) => post(officer, 'legal-holds', { authority: '区检察院', reason: 'inquiry 7', until });
  expect((await hold('2022-07-01T00:00:00Z')).statusCode).toBe(400);
  const placed = (await hold('2099-01-01T00:00:00.000Z')).json<{ id: string }>();
  expect((await propose()).json()).toMatchObject({ code: 'EXPIRY_HELD', details: { authority: '区检察院' } });
  await post(officer, `legal-holds/${placed.id}/end`, { reason: 'inquiry is closed' });
  const proposal = (await propose()).json<Expiry>();
  await hold('2099-01-01T00:00:00.000Z');
  expect((await decide(commander, proposal)).json()).toMatchObject({ code: 'EXPIRY_HELD' });
});

test('what a hold stopped on the way is approved once more and ends; nobody is counted twice', async () => {
  await after14Days();
  const proposal = (await propose()).json<Expiry>();
  await asOwner(
    database.engine,
    `insert into legal_hold (home, id, outbreak, area, authority, reason, until, placed_at, placed_by_name)
      select home, gen_random_uuid(), id, area, '区检察院', 'r', '2022-07-27T16:00:01Z', '2022-07-27Z', 'x' from outbreak;
    create or replace function firebreak.test_hold() returns trigger language plpgsql as $$ begin raise exception 'legal hold'; end $$;
    create trigger test_hold before update on roster_household for each row execute function firebreak.test_hold()`,
  );
  database.clock.now = '2022-07-27T16:00:02.000Z';
  expect((await decide(commander, proposal)).json()).toMatchObject({ state: 'approved' });
  await expect.poll(async () => (await query('select state from firebreak.job'))[0]?.['state']).toBe('failed');
  expect(await query('select 1 from firebreak.roster_member where forgotten_in is not null')).toEqual([]);
  await asOwner(database.engine, 'drop trigger test_hold on roster_household');
  expect((await decide(commander, proposal)).statusCode).toBe(200);
  await expect.poll(async () => (await list()).expiries[0]?.certificate?.members).toBe(2);
});

test('the database forgets for nobody without an approval by somebody else, whatever the service asks', async () => {
  await after14Days();
  const actor = await database.addUser('privacyOfficer', home);
  const proposal = (await propose(await sessionHeaders(database, actor))).json<Expiry>();
  await expect(forgetAs(actor, proposal.id)).rejects.toThrow('no approved expiry');
  await expect(asOwner(database.engine, `update journal set payload = '{}' where sequence = 1`)).rejects.toThrow(
    'the journal is append-only',
  );
  await expect(asOwner(database.engine, `update journal set payload = null where sequence = 1`)).rejects.toThrow('append-only');
  await expect(asOwner(database.engine, `update journal set payload = null, salt = null, action = 'x'`)).rejects.toThrow('append-only');
});

const forgetAs = (actor: Actor, expiry: string) =>
  transact(database.platform.db, { actor, outbreak }, (trx) =>
    sql`select * from firebreak.forget_members(${home}, ${expiry}, null, 10)`.execute(trx),
  );

test('who was approved to forget contacts cannot empty the roster by it', async () => {
  await after14Days();
  const actor = await database.addUser('commander', home);
  const expiry = uuidv7();
  await asOwner(
    database.engine,
    `insert into expiry (home, id, outbreak, area, kind, rule, before, preview, reason, proposed_at, proposed_by, proposed_by_name,
        state, decided_at, decided_by, decided_by_name, decision_reason)
      select home, '${expiry}', id, area, 'contactNotConverted', '{}', '2099-01-01Z', '{}', 'r', '2022-07-27Z', gen_random_uuid(), 'A',
        'approved', '2022-07-27Z', '${actor.id}', 'B', 'r' from outbreak where id = '${outbreak}'`,
  );
  await expect(forgetAs(actor, expiry)).rejects.toThrow('not a kind of this');
  expect(await query('select 1 from firebreak.roster_member where forgotten_in is not null')).toEqual([]);
  // The same person with an approval for rosters may: it is the kind that decides.
  await asOwner(database.engine, `update expiry set kind = 'negativeMassTest' where id = '${expiry}'`);
  expect((await forgetAs(actor, expiry)).rows).toMatchObject([{ members: 2 }]);
});
