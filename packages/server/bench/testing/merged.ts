import { uuidv7 } from 'uuidv7';
import type { BenchRow } from '../../../../scripts/bench.ts';
import { type City, idOf, tokenOf } from './fill.ts';
import { KeepAlive } from './keep-alive.ts';
import { ledgerFaults, numberOf, type Stage } from './stage.ts';

const devices = 20;
const samplesOfEach = 1000;
const limitSeconds = 60;

/** Twenty devices come back online at once, each with a thousand samples of the last hours, and each sends everything twice. */
export async function* merged(stage: Stage): AsyncIterable<BenchRow> {
  const bodies = Array.from({ length: devices }, (_, device) => bodyOf(stage.city, stage.sampled, device));
  const before = await numberOf(stage, 'select count(*) as n from sample');
  const start = performance.now();
  const answers = await Promise.all(bodies.map((body, device) => send(stage, device, body)));
  const seconds = (performance.now() - start) / 1000;
  const again = await Promise.all(bodies.map((body, device) => send(stage, device, body)));
  const kept = (await numberOf(stage, 'select count(*) as n from sample')) - before;
  stage.sampled += samplesOfEach;
  const recorded = count(answers, 'recorded');
  const same = count(again, 'same');
  const total = devices * samplesOfEach;
  const isWhole = recorded === total && kept === total && same === total && (await ledgerFaults(stage)) === 0;
  yield {
    work: `offline queue of ${total} samples from ${devices} devices`,
    ours: seconds,
    unit: 's',
    limit: limitSeconds,
    note: `${(total / seconds).toFixed(0)}/s; sent twice, kept once${isWhole ? '' : `; FAULTS: recorded ${recorded}, kept ${kept}, same ${same}: ${answers[0]?.slice(0, 300)}`}`,
  };
}

const count = (answers: readonly string[], outcome: string): number =>
  answers.reduce((sum, answer) => sum + answer.split(`"outcome":"${outcome}"`).length - 1, 0);

async function send({ city, server }: Stage, device: number, body: string): Promise<string> {
  const token = tokenOf(device);
  const connection = new KeepAlive(server.port, { cookie: `firebreak_session=${token}`, 'x-csrf-token': token });
  const answer = await connection.ask('POST', `/api/outbreaks/${city.outbreak}/samples`, body);
  connection.close();
  return answer.body;
}

function bodyOf(city: City, from: number, device: number): string {
  const perCommunity = city.people / city.communities;
  const sent = Date.now();
  const samples = Array.from({ length: samplesOfEach }, (_, each) => {
    const count = from + each;
    const community = device + city.clients * Math.floor(count / perCommunity);
    const member = idOf('c', community * perCommunity + (count % perCommunity));
    return {
      id: uuidv7(),
      takenAt: new Date(sent - 1_800_000 + each * 1000).toISOString(),
      tube: `OFF-${device}-${Math.floor(each / 10)}`,
      position: 1 + (each % 10),
      capacity: 10,
      round: city.round,
      who: { kind: 'member', member },
    };
  });
  return JSON.stringify({ device: `offline-${device}`, sentAt: new Date(sent).toISOString(), samples });
}
