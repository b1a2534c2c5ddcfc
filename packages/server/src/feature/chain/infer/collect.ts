import { OutbreakSettings } from '@firebreak/contract';
import { revisionOf } from '../../../platform/journal/index.ts';
import { lookDay } from '../../figure/index.ts';
import { rulesAt, shelfOf } from '../../reaction/index.ts';
import { type Standing } from '../../registry/index.ts';
import { delayBeliefs } from './input/delay.ts';
import { digestsOf, inputHashOf } from './input/digest.ts';
import { collectInput, type CollectedInput } from './input/input.ts';
import { loadInferenceRows } from './input/rows.ts';

/** An input with its name and the digests of its cases. */
export interface Collected extends CollectedInput {
  readonly inputHash: string;
  readonly digests: Readonly<Record<string, string>>;
}

/** What a transaction must know to collect: the outbreak it stands in, the moment, and where the packs lie. */
export type Collecting = Pick<Standing, 'trx' | 'outbreak' | 'now' | 'directory'>;

/** Everything the records of an outbreak say about who infected whom, as they are now. */
export async function collect(at: Collecting, engine: string): Promise<Collected> {
  const settings = OutbreakSettings.parse(at.outbreak.settings);
  const rules = await rulesAt(at, shelfOf(at.directory), at.outbreak.area);
  const rows = await loadInferenceRows(at.trx);
  const collected = collectInput(rows, delayBeliefs(rules), lookDay(at.outbreak, settings, at.now));
  return { ...collected, inputHash: inputHashOf(collected.input, collected.untested, engine), digests: digestsOf(collected.input) };
}

/** Inputs of the outbreaks that are looked at, each collected once per change of its records: pages ask every few seconds. */
export class Collector {
  private readonly known = new Map<string, { readonly key: string; readonly collected: Collected }>();
  private readonly engine: string;
  constructor(engine: string) {
    this.engine = engine;
  }

  async get(at: Collecting): Promise<Collected> {
    const { id, home, version } = at.outbreak;
    // The day counts too: rules and the end of the data move with it.
    const key = [await revisionOf(at.trx, home), version, at.now.slice(0, dayLength)].join(' ');
    const before = this.known.get(id);
    if (before?.key === key) return before.collected;
    const collected = await collect(at, this.engine);
    this.known.delete(id);
    this.known.set(id, { key, collected });
    const [oldest] = this.known.keys();
    if (this.known.size > mostKnown && oldest !== undefined) this.known.delete(oldest);
    return collected;
  }
}

const dayLength = 10;
const mostKnown = 8;
