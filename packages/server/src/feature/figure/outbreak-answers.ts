import { type Actor, transact, type Trx } from '../../platform/access/index.ts';
import { OutbreakSettings } from '@firebreak/contract';
import { type CalendarDate } from '@firebreak/epi';
import { revisionOf } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { AnswerCache, scopeKey } from './answer-cache.ts';
import { lookDay } from './moment.ts';

type OutbreakRow = Awaited<ReturnType<typeof outbreakInForce>>;

/** What an answer is worked out from. */
export interface Asked {
  readonly trx: Trx;
  readonly outbreak: OutbreakRow;
  readonly settings: OutbreakSettings;
  /** When it was read, and the day from which the outbreak is looked at. */
  readonly stamp: { readonly asOf: string; readonly day: CalendarDate };
}

/** Answers about an outbreak, each worked out once for each change of it and each scope of sight. */
export class OutbreakAnswers {
  private readonly cache = new AnswerCache();
  private readonly platform: Platform;
  constructor(platform: Platform) {
    this.platform = platform;
  }

  /** @param what names the question with its parameters: the same text is the same question */
  of<T>(actor: Actor, id: string, what: string, work: (asked: Asked) => Promise<T>): Promise<T> {
    return transact(this.platform.db, { actor, outbreak: id }, async (trx) => {
      const outbreak = await outbreakInForce(trx, id);
      const settings = OutbreakSettings.parse(outbreak.settings);
      const day = lookDay(outbreak, settings, this.platform.now());
      const key = [id, outbreak.version, await revisionOf(trx, outbreak.home), day, scopeKey(actor, id), what].join('\n');
      return this.cache.get(key, () => work({ trx, outbreak, settings, stamp: { asOf: this.platform.now(), day } }));
    });
  }
}
