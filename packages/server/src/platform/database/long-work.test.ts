import { describe, expect, test } from 'vitest';
import { type LongWork, LongWorks } from './long-work.ts';

const work: LongWork = { subject: 'import', accessMark: 'm', told: () => ({ percent: 40, seconds: 9 }) };
const never = new Promise<void>(() => undefined);
const busy = { code: 'DATABASE_BUSY', status: 503, details: { percent: 40, seconds: 9 } };

describe('whoever waits for the only connection', () => {
  test('in a request is told what holds it', async () => {
    const works = new LongWorks(1);
    await works.during(work, () => expect(works.asked(() => works.wait(never))).rejects.toMatchObject(busy));
  });
  test('hears of long work that begins while they wait', async () => {
    const works = new LongWorks(1);
    const waiting = works.asked(() => works.wait(never));
    await works.during(work, () => expect(waiting).rejects.toMatchObject(busy));
  });
  test('in a request waits on where nothing long is under way', async () => {
    const works = new LongWorks(1);
    let free = (): void => undefined;
    const turn = new Promise<void>((resolve) => (free = resolve));
    const waiting = works.asked(() => works.wait(turn));
    await new Promise((resolve) => setTimeout(resolve, 5)); // longer than anybody's patience
    free();
    await expect(waiting).resolves.toBeUndefined();
  });
  test('outside of a request, or for what must be done, waits as long as it takes', async () => {
    const works = new LongWorks(1);
    let free = (): void => undefined;
    const turn = new Promise<void>((resolve) => (free = resolve));
    const waiting = [works.wait(turn), works.asked(() => works.patient(() => works.wait(turn)))];
    await works.during(work, () => new Promise((resolve) => setTimeout(resolve, 5)));
    free();
    await expect(Promise.all(waiting)).resolves.toHaveLength(2);
  });
});

test('what is remembered answers meanwhile, also for a question that waited as it began', async () => {
  const works = new LongWorks(1);
  const ask = () => works.asked(() => works.wait(never)).then(() => 'asked');
  const question = works.meanwhile(({ accessMark }) => accessMark, ask);
  await works.during(work, async () => {
    expect(await works.meanwhile(({ accessMark }) => accessMark, ask)).toBe('m');
    expect(await question).toBe('m');
    await expect(works.meanwhile(() => undefined, ask)).rejects.toMatchObject(busy);
  });
  expect(
    await works.meanwhile(
      () => 'remembered',
      () => Promise.resolve('asked'),
    ),
  ).toBe('asked');
});
