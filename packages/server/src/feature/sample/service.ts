import { type Answer, AppError, OutbreakSettings, type Parsed, type routes } from '@firebreak/contract';
import { type Actor, mayAt, transact } from '../../platform/access/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { append, refuseClosed, type Standing } from '../registry/index.ts';
import { commonArea } from '../tube/index.ts';
import { writeSamples } from './registration/flush.ts';
import { type SampleHome } from './registration/sample-home.ts';
import { type GivenSample, givenSample } from './registration/given-sample.ts';
import { queueLimits, RegistrationQueue } from './registration/queue.ts';
import { answerOf, type Verdict } from './registration/verdict.ts';
import { lookAtSamples, samplesInSight, voidSampleRows } from './store.ts';

type Doors = (typeof routes)['sample'];

/** Samples written by this server after which the database takes new statistics of the tables, and how many times as many until the next. */
const firstLook = 500;
const lookAgainTimes = 4;

/** Registers samples of an installation: one queue for each outbreak. */
export class SampleService {
  private readonly platform: Platform;
  private readonly homes = new Map<string, SampleHome>();
  private readonly queues = new Map<string, RegistrationQueue>();
  private written = 0;
  private lookAgainAt = firstLook;

  constructor(platform: Platform) {
    this.platform = platform;
  }

  /** Answers when every sample that is not refused is safe. @throws AppError OUTBREAK_NOT_FOUND, SAMPLE_QUEUE_FULL */
  async register(actor: Actor, outbreak: string, body: Parsed<Doors['register']>['body']): Promise<Answer<Doors['register']>> {
    const receivedAt = this.platform.now();
    const home = this.homes.get(outbreak) ?? (await this.homeOf(actor, outbreak));
    const sender = { actor, device: body.device, sentAt: body.sentAt, receivedAt };
    const verdicts = await this.queueOf(home).register(body.samples.map((sample) => givenSample(sample, sender)));
    const at = this.platform.now();
    const answers = body.samples.map(({ id }, index) => {
      const verdict = verdicts[index];
      if (verdict === undefined) throw new Error('A sample was answered without a verdict.');
      return answerOf(id, verdict, at, home.zone);
    });
    return { at, answers };
  }

  /** Where an outbreak keeps its rows never changes; that it is open is asked by the database each time. */
  private async homeOf(actor: Actor, outbreak: string): Promise<SampleHome> {
    const row = await transact(this.platform.db, { actor, outbreak }, (trx) => outbreakInForce(trx, outbreak));
    const home = { home: row.home, outbreak, area: row.area, zone: OutbreakSettings.parse(row.settings).timeZone };
    this.homes.set(outbreak, home);
    return home;
  }

  private async write(home: SampleHome, samples: readonly GivenSample[]): Promise<readonly Verdict[]> {
    const verdicts = await writeSamples(this.platform, home, samples);
    this.written += samples.length;
    if (this.written >= this.lookAgainAt) {
      this.lookAgainAt *= lookAgainTimes;
      // Beside the work, and no harm where it fails: the database looks by itself, later.
      void lookAtSamples(this.platform.db).catch(() => undefined);
    }
    return verdicts;
  }

  private queueOf(home: SampleHome): RegistrationQueue {
    const { longWorks } = this.platform;
    const queue = this.queues.get(home.outbreak) ?? new RegistrationQueue((samples) => this.write(home, samples), queueLimits, longWorks);
    this.queues.set(home.outbreak, queue);
    return queue;
  }
}

/**
 * Says that samples do not count; their people are missing again, unless they gave another.
 *
 * @throws AppError RECORD_NOT_FOUND when one is not in sight, PERMISSION_DENIED where the caller may not register samples
 */
export async function voidSamples(at: Standing, body: Parsed<Doors['void']>['body']): Promise<{ changed: number }> {
  refuseClosed(at);
  const ids = [...new Set(body.samples)];
  const found = await samplesInSight(at.trx, at.outbreak.home, ids);
  if (found.length < ids.length) throw new AppError('RECORD_NOT_FOUND');
  if (found.some(({ area }) => !mayAt(at.actor, 'sample.write', area, at.outbreak.id)))
    throw new AppError('PERMISSION_DENIED', { permission: 'sample.write' });
  const changed = await voidSampleRows(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id }, ids, body.reason, at.now);
  if (changed > 0) await append(at, [voidAct(at, found, body.reason)]);
  return { changed };
}

const voidAct = (at: Standing, samples: readonly { readonly id: string; readonly area: string; readonly tube: string }[], reason: string) => ({
  home: at.outbreak.home,
  action: 'sample.voided',
  outbreak: at.outbreak.id,
  area: commonArea(samples.map(({ area }) => area)),
  kind: 'sample',
  subject: null,
  version: null,
  payload: { samples: samples.map(({ id }) => id), tubes: [...new Set(samples.map(({ tube }) => tube))], reason },
});
