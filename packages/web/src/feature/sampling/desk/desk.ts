import { type NewSample } from '@firebreak/contract';
import { type Entry, type FieldAct, type Risk } from '../../../offline/entry.ts';

/** Somebody whose swab goes into a tube. */
export interface Sampled {
  readonly member: string;
  readonly name: string;
  readonly risk: Risk;
  readonly who: NewSample['who'];
}

/** A tube as the device knows it. */
export interface DeskTube {
  readonly code: string;
  readonly capacity: number;
  readonly risk: Risk;
  /** People in it, also those other devices put in as far as the server told. */
  readonly count: number;
  readonly isSealed: boolean;
  /** Samples of this device in it that count. */
  readonly samples: readonly { readonly id: string; readonly member: string | null }[];
}

/** The tubes of a round on the device, and which one takes the next person of each risk. */
export interface Desk {
  readonly tubes: ReadonlyMap<string, DeskTube>;
  readonly open: Readonly<Partial<Record<Risk, string>>>;
}

/** A tube that was scanned and has nobody in it yet. */
export type OpenedTube = Pick<DeskTube, 'code' | 'capacity' | 'risk'>;

/**
 * The desk as the outbox tells it: nothing of it is stored a second time, so a page that is closed, reloaded or killed finds the same
 * tubes with the same people.
 *
 * @param entries in the order in which they were made
 * @param opened tubes scanned since, in the order of the scans
 */
export function deskOf(entries: readonly Entry[], round: string, opened: readonly OpenedTube[] = []): Desk {
  const gone = voidedIn(entries);
  const others = othersIn(entries);
  const tubes = new Map<string, DeskTube>();
  const open: Partial<Record<Risk, string>> = {};
  for (const entry of entries) {
    const { act } = entry;
    if (act.kind === 'sample' || act.kind === 'slip') {
      if (act.sample.round !== round || entry.state === 'refused' || isOfSite(act)) continue;
      const tube = tubes.get(act.sample.tube) ?? {
        ...emptyTube({ code: act.sample.tube, capacity: act.sample.capacity, risk: act.risk }),
        count: others.get(act.sample.tube) ?? 0,
      };
      tubes.set(tube.code, gone.has(entry.id) ? tube : withSample(tube, entry));
      open[tube.risk] = tube.code;
    } else if (act.kind === 'seal' && act.round === round && entry.state !== 'refused') {
      const tube = tubes.get(act.tube);
      if (tube !== undefined) tubes.set(act.tube, { ...tube, isSealed: true });
    }
  }
  for (const tube of opened) {
    if (!tubes.has(tube.code)) tubes.set(tube.code, emptyTube(tube));
    open[tube.risk] = tube.code;
  }
  return { tubes, open: onlyWithRoom(tubes, open) };
}

/** Room left in the tube that takes people of a risk; 0: the next tube is to be scanned. */
export function roomFor(desk: Desk, risk: Risk): number {
  const tube = desk.tubes.get(desk.open[risk] ?? '');
  return tube === undefined ? 0 : tube.capacity - tube.count;
}

export type TubeRefusal = 'sealed' | 'full' | 'otherRisk';

/** Whether a scanned tube may take people of a risk, by what this device knows. */
export function refusalOf(desk: Desk, code: string, risk: Risk): TubeRefusal | undefined {
  const tube = desk.tubes.get(code);
  if (tube === undefined) return undefined;
  if (tube.isSealed) return 'sealed';
  if (tube.count >= tube.capacity) return 'full';
  return tube.risk === risk || tube.count === 0 ? undefined : 'otherRisk';
}

/** One place in a tube. */
export interface Placed {
  readonly person: Sampled;
  readonly tube: string;
  readonly position: number;
  readonly capacity: number;
}

/**
 * Puts people into the open tubes of their risk, in their order. Who finds no room is left, and the first of them says which tube is
 * to be scanned next.
 */
export function place(desk: Desk, people: readonly Sampled[]): { readonly placed: readonly Placed[]; readonly left: readonly Sampled[] } {
  const counts = new Map([...desk.tubes].map(([code, { count }]) => [code, count]));
  const placed: Placed[] = [];
  const left: Sampled[] = [];
  for (const person of people) {
    const tube = desk.tubes.get(desk.open[person.risk] ?? '');
    const count = counts.get(tube?.code ?? '') ?? 0;
    if (tube === undefined || count >= tube.capacity) {
      left.push(person);
      continue;
    }
    counts.set(tube.code, count + 1);
    placed.push({ person, tube: tube.code, position: count + 1, capacity: tube.capacity });
  }
  return { placed, left };
}

/** Members sampled in the round on this device, with the entry that did it. */
export function sampledHere(entries: readonly Entry[], round: string): ReadonlyMap<string, Entry> {
  const gone = voidedIn(entries);
  const sampled = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.act.kind !== 'sample' || entry.state === 'refused' || gone.has(entry.id)) continue;
    const { who, round: of } = entry.act.sample;
    if (of === round && 'member' in who) sampled.set(who.member, entry);
  }
  return sampled;
}

/** Goods and surroundings have tubes of their own. */
export const isOfSite = (act: FieldAct): boolean => act.kind === 'sample' && 'place' in act.sample.who;

/** Samples that were taken back, as far as the server did not refuse it. */
export function voidedIn(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ act, state }) => (act.kind === 'void' && state !== 'refused' ? act.samples : [])));
}

const emptyTube = (tube: OpenedTube): DeskTube => ({ ...tube, count: 0, isSealed: false, samples: [] });

function withSample(tube: DeskTube, { id, act }: Entry): DeskTube {
  const member = act.kind === 'sample' && 'member' in act.sample.who ? act.sample.who.member : null;
  return { ...tube, count: tube.count + 1, samples: [...tube.samples, { id, member }] };
}

/** What other devices put into a tube: what the server counted at its last answer, without those this device had sent by then. */
export function othersIn(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const sent = new Map<string, number>();
  const others = new Map<string, number>();
  for (const { act, answer } of entries) {
    if (act.kind !== 'sample' || answer === null) continue;
    const { tube } = act.sample;
    sent.set(tube, (sent.get(tube) ?? 0) + 1);
    others.set(tube, Math.max(0, answer.members - (sent.get(tube) ?? 0)));
  }
  return others;
}

/** A tube that is full or sealed takes nobody any more. */
function onlyWithRoom(tubes: ReadonlyMap<string, DeskTube>, open: Partial<Record<Risk, string>>): Partial<Record<Risk, string>> {
  return Object.fromEntries(
    Object.entries(open).filter(([, code]) => {
      const tube = tubes.get(code);
      return tube !== undefined && !tube.isSealed && tube.count < tube.capacity;
    }),
  );
}
