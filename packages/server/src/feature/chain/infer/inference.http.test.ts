import { setTimeout as sleep } from 'node:timers/promises';
import { type InferenceAnswer, routes } from '@firebreak/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerOf } from '../../../testing/answer.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../../registry/testing/house.ts';

let house: TestHouse;
let province: Desk;
beforeAll(async () => {
  house = await openTestHouse();
  await house.app.ready();
});
beforeEach(async () => {
  await house.begin();
  province = await house.desk('epidemiologist', '440000');
});
afterAll(() => house.close());

/** A case at an area; the id of the person. */
async function aCase(name: string, onset: string | null, areaCode = '440105', more: Body = {}): Promise<string> {
  const person = await province.make('person', { name, areaCode });
  await province.make('case', { person: person['id'], caseClass: 'confirmed', onsetDate: onset, areaCode, ...more });
  return String(person['id']);
}
const met = (source: string, target: string, more: Body = {}) =>
  province.make('exposure', {
    source: { kind: 'person', id: source },
    target: { kind: 'person', id: target },
    setting: 'household',
    ...more,
  });

const answerFor = async (desk: Desk, query = ''): Promise<InferenceAnswer> => {
  return answerOf(routes.inference.get, await desk.get(`chains/inferred${query}`));
};
/** Asks for a run and waits for its end. */
async function inferred(desk: Desk, body: Body = {}): Promise<InferenceAnswer> {
  const { status, body: run, text } = await desk.post('chains/inferred/runs', body);
  if (status !== 202) throw new Error(text);
  for (;;) {
    const answer = await answerFor(desk);
    if (answer.current === null) return answer;
    if (answer.current.id === run['id'] && answer.current.state === 'failed') throw new Error(String(answer.current.message));
    await sleep(50);
  }
}
/** Index, two he met, and a fourth only the second met: five days lie between generations, as the default delays have it. */
async function smallOutbreak() {
  const first = await aCase('甲', '2022-07-01');
  const second = await aCase('乙', '2022-07-05');
  const third = await aCase('丙', '2022-07-06');
  const fourth = await aCase('丁', '2022-07-10');
  await met(first, second);
  await met(first, third);
  await met(second, fourth);
  return { first, second, third, fourth };
}
const caseOf = ({ result }: InferenceAnswer, id: string) => result!.cases.find((one) => one.id === id)!;
const p = (answer: InferenceAnswer, infectee: string, infector: string | null) =>
  caseOf(answer, infectee).candidates.find((one) => one.infector === infector && (one.kind === 'case' || one.kind === 'importation'))?.p ??
  0;

test('every case gets a posterior that sums to one; whoever fell ill first was infected outside; nobody infects earlier than ill', async () => {
  const { first, second, fourth } = await smallOutbreak();
  const answer = await inferred(province);
  expect(answer.result!.cases).toHaveLength(4);
  for (const { candidates } of answer.result!.cases) expect(candidates.reduce((sum, one) => sum + one.p, 0)).toBeCloseTo(1, 9);
  expect(p(answer, first, null)).toBeGreaterThan(0.5);
  expect(p(answer, second, first)).toBeGreaterThan(p(answer, second, fourth));
  expect(p(answer, fourth, second)).toBeGreaterThan(0.3); // the only one recorded to have met him
  expect(answer.shown).toMatchObject({ state: 'done', input: { cases: 4, undated: 0, contacts: 3, decisions: 0 } });
  // Names stay in the registry.
  expect(JSON.stringify(answer)).not.toMatch(/[甲乙丙丁]/);
});

test('a decision is kept by the next run, and the records that changed are named', async () => {
  const { second, third, fourth } = await smallOutbreak();
  const before = await inferred(province);
  expect(p(before, fourth, second)).toBeLessThan(1);
  const decision = { infectee: fourth, infector: second, verdict: 'rejected', reason: '两人当日不在同一地点', seen: null };
  const decided = await province.post('chains/inferred/decisions', decision);
  expect(decided.status).toBe(201);
  expect((await answerFor(province)).changed).toEqual({ cases: [fourth], elsewhere: 0, other: false });
  const rejected = await inferred(province);
  expect(p(rejected, fourth, second)).toBe(0);
  const accepted = { infectee: fourth, infector: third, verdict: 'accepted', reason: '共同居住', seen: decided.body['id'] };
  expect((await province.post('chains/inferred/decisions', accepted)).status).toBe(201);
  expect(p(await inferred(province), fourth, third)).toBe(1);
  expect((await answerFor(province)).decisions.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted']);
});

test('nobody decides over what they did not see, accepts two infectors, or closes a circle', async () => {
  const { first, second, third } = await smallOutbreak();
  const decide = (body: Body) =>
    province.post('chains/inferred/decisions', { verdict: 'accepted', reason: 'test of rules', seen: null, ...body });
  const one = await decide({ infectee: second, infector: first });
  expect(one.status).toBe(201);
  expect((await decide({ infectee: second, infector: third })).body['code']).toBe('LINK_DECISION_CHANGED');
  expect((await decide({ infectee: second, infector: third, seen: one.body['id'] })).body['code']).toBe('LINK_ALREADY_ACCEPTED');
  expect((await decide({ infectee: first, infector: second })).body['code']).toBe('LINK_IMPOSSIBLE');
  const back = await decide({ infectee: second, infector: first, verdict: 'open', seen: one.body['id'] });
  expect(back.status).toBe(201);
  expect((await decide({ infectee: second, infector: third, seen: back.body['id'] })).status).toBe(201);
  // Sent again, it is the same decision.
  const again = await decide({ id: one.body['id'], infectee: second, infector: first });
  expect(again.body['id']).toBe(one.body['id']);
});

test('of a case outside the area only its share is told, never its id; and nobody decides there', async () => {
  const { first, second } = await smallOutbreak();
  const far = await aCase('戊', '2022-07-11', '440300');
  await met(second, far);
  const whole = await inferred(province);
  const shenzhen = await house.desk('epidemiologist', '440300');
  const { text } = await shenzhen.get('chains/inferred');
  expect(text).not.toContain(first);
  expect(text).not.toContain(second);
  const answer = JSON.parse(text) as InferenceAnswer;
  expect(answer.result!.cases.map(({ id }) => id)).toEqual([far]);
  const elsewhere = answer.result!.cases[0]!.candidates.find(({ kind }) => kind === 'elsewhere');
  const known = caseOf(whole, far).candidates.reduce((sum, one) => (one.kind === 'case' ? sum + one.p : sum), 0);
  expect(elsewhere).toMatchObject({ infector: null, evidence: null });
  expect(elsewhere!.p).toBeCloseTo(known, 9);
  const meddling = { infectee: second, infector: null, verdict: 'accepted', reason: 'not mine', seen: null };
  expect((await shenzhen.post('chains/inferred/decisions', meddling)).status).toBe(404);
  // A role without records sees nothing of any case.
  const tracer = await house.desk('contactTracer', '440105');
  expect((await tracer.post('chains/inferred/decisions', meddling)).status).toBe(403);
});

test('the same records are inferred once, changed ones anew, and on request again with the same numbers', async () => {
  await smallOutbreak();
  const first = await inferred(province);
  const same = await province.post('chains/inferred/runs');
  expect(same.body['id']).toBe(first.shown!.id);
  const again = await inferred(province, { again: true });
  expect(again.shown!.id).not.toBe(first.shown!.id);
  expect(again.result).toEqual(first.result);
  await aCase('己', '2022-07-11');
  expect((await answerFor(province)).changed.cases).toHaveLength(1);
  const newer = await inferred(province);
  expect(newer.result!.cases).toHaveLength(5);
  expect(newer.runs).toHaveLength(3);
  const compared = await answerFor(province, `?run=${first.shown!.id}`);
  expect(compared.result).toEqual(first.result);
});

test('a run that waits or is under way is cancelled, and newer records make it superfluous', async () => {
  for (let number = 0; number < 12; number++) await aCase(`病例${number}`, `2022-07-0${1 + (number % 9)}`);
  const old = answerOf(routes.inference.run, await province.post('chains/inferred/runs'));
  await aCase('后来', '2022-07-10');
  const newer = await inferred(province);
  expect(newer.shown!.input.cases).toBe(13);
  const stopped = await province.post(`chains/inferred/runs/${old.id}/cancel`);
  expect(['cancelled', 'done']).toContain(stopped.body['state']); // a quick machine had finished it
});

test('without a dated case nothing is inferred, and the answer says what to do', async () => {
  await aCase('庚', null);
  const refused = await province.post('chains/inferred/runs');
  expect([refused.status, refused.body['code']]).toEqual([422, 'INFERENCE_NO_CASES']);
});

test('somebody never tested who met two cases is proposed for a test, named as far as one may read names', async () => {
  // Ten days apart, twice the default generation time: an unreported person stood between, and one who met both is on record.
  const index = await aCase('首例', '2022-07-01');
  const late = await aCase('后例', '2022-07-11');
  const third = await aCase('旁例', '2022-07-02');
  await met(index, third);
  const between = String((await province.make('person', { name: '孙七', areaCode: '440105' }))['id']);
  await province.make('contact', { person: between, number: 'K-7', status: 'active', areaCode: '440105' });
  await met(index, between);
  await met(between, late);
  const { result } = await inferred(province);
  const proposal = result!.value.find(({ about }) => about === between);
  expect(proposal).toMatchObject({ kind: 'test', infectee: late, person: { name: '孙七', number: 'K-7' } });
  expect(proposal!.gain).toBeGreaterThan(0);
  const commander = await house.desk('commander', '440000');
  expect((await answerFor(commander)).result!.value.find(({ about }) => about === between)?.person).toEqual({ name: '孙*', number: 'K-7' });
  // Once a specimen was taken there is nothing left to propose.
  await province.make('specimen', { person: between, takenAt: '2022-07-12T09:00:00+08:00' });
  expect((await inferred(province)).result!.value.some(({ about }) => about === between)).toBe(false);
});
