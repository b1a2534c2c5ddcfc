import { type Entry, type Risk } from '../../../offline/entry.ts';
import { type FieldList, type FieldRound } from '../../../offline/field-list.ts';
import { holdsSwabs, type SiteTubeRefusal } from '../site/site-tube.ts';
import { type Desk, deskOf, type OpenedTube, place, refusalOf, sampledHere, type Sampled, type TubeRefusal } from './desk.ts';
import { type FeedbackKind } from './feedback.ts';
import { type Found } from './find-people.ts';
import { type Doer, entriesOf, entryOf } from './make-entry.ts';
import { afterPlacing, nextStep, type Question } from './next-step.ts';
import { sampledOf, slipNumber, slipPerson } from './sampled.ts';

/** What the screen says of the last act. */
export type Note =
  | {
      readonly kind: 'registered';
      readonly ids: readonly string[];
      readonly names: readonly string[];
      readonly tube: string;
      readonly at: number;
    }
  | { readonly kind: 'tubeOpened' | 'tubeSealed'; readonly tube: string; readonly at: number }
  | { readonly kind: 'refusedTube'; readonly tube: string; readonly why: TubeRefusal | SiteTubeRefusal; readonly at: number }
  | { readonly kind: 'takenBack'; readonly at: number }
  /** Goods or surroundings. */
  | { readonly kind: 'swabbed'; readonly ids: readonly string[]; readonly what: string; readonly tube: string; readonly at: number }
  | { readonly kind: 'swabTakenBack'; readonly at: number };

/** What the banner at the foot of a screen shows of its work. */
export interface Noted {
  readonly state: { readonly note: Note | undefined };
  /** Takes the last registration back: from the device where it is still there, else by telling the server. */
  undo(): Promise<void>;
  /** How many swabs lie in a tube, as this device knows. */
  countIn(tube: string): number | undefined;
}

export interface DeskSource {
  readonly doer: Doer;
  readonly round: FieldRound;
  readonly lists: readonly FieldList[];
}

/** What the desk needs of the device and the server. */
export interface DeskPorts {
  /** Entries of the outbreak as they are this moment. */
  readonly entries: () => readonly Entry[];
  readonly put: (entries: readonly Entry[]) => Promise<void>;
  readonly takeBack: (id: string) => Promise<boolean>;
  /** People the server knows by a text; undefined: it cannot be asked now. */
  readonly find: (text: string) => Promise<readonly Found[] | undefined>;
  readonly feedback: (kind: FeedbackKind) => void;
}

export interface DeskState {
  readonly opened: readonly OpenedTube[];
  readonly question: Question;
  readonly note: Note | undefined;
}

/**
 * The work of a registration desk. Acts follow each other in a line: a scanner is faster than a disk, and each scan begins where the
 * one before ended. What is registered is on the device before the next question is asked.
 */
export class DeskWork implements Noted {
  source: DeskSource;
  state: DeskState;
  readonly #ports: DeskPorts;
  readonly #changed: () => void;
  #line: Promise<void> = Promise.resolve();
  /** Of a family that needs more than one tube, who is in one already: taken back together. */
  #family: { readonly ids: readonly string[]; readonly names: readonly string[] } = nobody;

  constructor(source: DeskSource, ports: DeskPorts, first: Question, changed: () => void) {
    this.source = source;
    this.state = { opened: [], question: first, note: undefined };
    this.#ports = ports;
    this.#changed = changed;
  }

  /** A list was read again, or another point chosen. */
  follow(source: DeskSource): void {
    this.source = source;
  }

  ask(question: Question): void {
    if (question.ask !== 'tube') this.#family = nobody;
    this.#set({ question });
  }

  scan(text: string): Promise<void> {
    return this.#queue(async () => {
      const { question } = this.state;
      if (question.ask === 'slip') return this.#register([slipPerson(text.trim())]);
      const step = nextStep(question, text, this.desk(), this.source.lists);
      if (step.do === 'openTube') await this.#openTube(step.code);
      else if (step.do === 'sample') await this.#sample([sampledOf(step.found.person)]);
      else if (step.do === 'lookUp') await this.#lookUp(step.text);
      else if (step.do === 'ask') this.ask(step.question);
    });
  }

  openTube(code: string): Promise<void> {
    return this.#queue(() => this.#openTube(code));
  }

  /** Samples somebody, after asking where they were sampled in this round before. */
  sample(people: readonly Sampled[]): Promise<void> {
    return this.#queue(() => this.#sample(people));
  }

  register(people: readonly Sampled[]): Promise<void> {
    return this.#queue(() => this.#register(people));
  }

  undo(): Promise<void> {
    return this.#queue(async () => {
      const { note } = this.state;
      if (note?.kind !== 'registered') return;
      const tube = this.desk().tubes.get(note.tube);
      const sent: string[] = [];
      for (const id of note.ids) if (!(await this.#ports.takeBack(id))) sent.push(id);
      if (sent.length > 0) {
        await this.#ports.put([entryOf(this.source.doer, { kind: 'void', samples: sent, reason: UNDONE }, note.names.join(' '))]);
      }
      if (tube !== undefined) this.#open(tube);
      this.#set({ note: { kind: 'takenBack', at: Date.now() }, question: { ask: 'person' } });
    });
  }

  seal(code: string): Promise<void> {
    return this.#queue(async () => {
      await this.#ports.put([entryOf(this.source.doer, { kind: 'seal', tube: code, round: this.source.round.id }, code)]);
      this.#ports.feedback('ok');
      const opened = this.state.opened.filter((tube) => tube.code !== code);
      this.#set({ opened, note: { kind: 'tubeSealed', tube: code, at: Date.now() } });
    });
  }

  /** People a tube takes: by the round's ratio, or one where a pool is tested again singly. */
  capacityFor(risk: Risk): number {
    return this.source.doer.resolves === null ? this.source.round.pooling[risk] : 1;
  }

  desk(): Desk {
    return deskOf(this.#ports.entries(), this.source.round.id, this.state.opened);
  }

  countIn(tube: string): number | undefined {
    return this.desk().tubes.get(tube)?.count;
  }

  sampled(): ReadonlyMap<string, string | null> {
    return alreadySampled(this.source.lists, this.source.round.id, this.#ports.entries());
  }

  async #sample(people: readonly Sampled[]): Promise<void> {
    const [only] = people;
    const before = this.sampled();
    if (people.length === 1 && only !== undefined && before.has(only.member) && this.source.doer.resolves === null) {
      this.#ports.feedback('again');
      return this.ask({ ask: 'again', people, since: before.get(only.member) ?? null });
    }
    await this.#register(people);
  }

  async #register(people: readonly Sampled[]): Promise<void> {
    const { placed, left } = place(this.desk(), people);
    if (placed.length > 0) {
      const made = entriesOf(this.source.doer, placed);
      await this.#ports.put(made);
      this.#ports.feedback('ok');
      const ids = [...this.#family.ids, ...made.map(({ id }) => id)];
      const names = [...this.#family.names, ...placed.map(({ person }) => person.name)];
      this.#family = { ids, names };
      this.#set({ note: { kind: 'registered', ids, names, tube: placed.at(-1)?.tube ?? '', at: Date.now() } });
    }
    const isSlip = people.some((person) => slipNumber(person) !== undefined);
    this.ask(isSlip && left.length === 0 ? { ask: 'slip' } : afterPlacing(left));
  }

  async #openTube(code: string): Promise<void> {
    const { question } = this.state;
    const desk = this.desk();
    const risk = question.ask === 'tube' ? question.risk : (desk.tubes.get(code)?.risk ?? 'low');
    const why = refusalOf(desk, code, risk) ?? (holdsSwabs(this.#ports.entries(), code) ? 'site' : undefined);
    if (why !== undefined) {
      this.#ports.feedback('conflict');
      return this.#set({ note: { kind: 'refusedTube', tube: code, why, at: Date.now() } });
    }
    this.#open({ code, risk, capacity: this.capacityFor(risk) });
    this.#set({ note: { kind: 'tubeOpened', tube: code, at: Date.now() } });
    const waiting = question.ask === 'tube' ? question.people : [];
    if (waiting.length === 0) this.ask({ ask: 'person' });
    else await this.#register(waiting);
  }

  async #lookUp(text: string): Promise<void> {
    const found = await this.#ports.find(text);
    const [only] = found ?? [];
    if (found === undefined || only === undefined) this.ask({ ask: 'unknown', text, wasAsked: found !== undefined });
    else if (found.length === 1) await this.#sample([sampledOf(only.person)]);
    else this.ask({ ask: 'which', found, text });
  }

  #open({ code, risk, capacity }: OpenedTube): void {
    this.#set({ opened: [...this.state.opened.filter((tube) => tube.code !== code), { code, risk, capacity }] });
  }

  #set(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    this.#changed();
  }

  #queue(work: () => Promise<void>): Promise<void> {
    this.#line = this.#line.then(work).catch((error: unknown) => reportError(error));
    return this.#line;
  }
}

/** Members sampled in the round, with the time where this device did it. */
export function alreadySampled(lists: readonly FieldList[], round: string, entries: readonly Entry[]): ReadonlyMap<string, string | null> {
  const sampled = new Map<string, string | null>(
    lists.flatMap((list) => (list.done[round] ?? []).map((member) => [member, null] as const)),
  );
  for (const [member, { at }] of sampledHere(entries, round)) sampled.set(member, at);
  return sampled;
}

const nobody = { ids: [], names: [] } as const;
export const UNDONE = 'Taken back by the sampler within ten seconds';
