import { type SwabPlace } from '@firebreak/contract';
import { uuidv7 } from '../../../app/uuid.ts';
import { type Entry } from '../../../offline/entry.ts';
import { type DeskPorts, type Note, type Noted, UNDONE } from '../desk/desk-work.ts';
import { type Doer, entryOf } from '../desk/make-entry.ts';
import { isSameSeries, isTubeCode } from '../desk/read-scan.ts';
import { type OpenedSiteTube, type Site, siteRefusalOf, type SiteTube, siteTubesOf, takenIn, type Taken, tubeFor } from './site-tube.ts';
import { findPlaces } from './find-place.ts';

export interface SiteSource {
  /** Without a round where goods or surroundings are sampled for no round. */
  readonly doer: Omit<Doer, 'round' | 'resolves'> & { readonly round: string | null };
  readonly subject: Site['subject'];
  readonly places: readonly SwabPlace[];
  /** Swabs of one site that one tube takes, by the pack. */
  readonly capacity: number;
}

/** The one question on the screen. */
export type SiteQuestion =
  | { readonly ask: 'place' }
  /** What of the place is swabbed? */
  | { readonly ask: 'swab'; readonly place: SwabPlace }
  /** The tube, for a swab that waits for it. */
  | { readonly ask: 'tube'; readonly place: SwabPlace; readonly what: string | undefined };

export interface SiteState {
  readonly opened: readonly OpenedSiteTube[];
  readonly question: SiteQuestion;
  readonly note: Note | undefined;
}

/**
 * The work of who swabs goods and surroundings: a place, then swab after swab, each into the open tube of that place. As at the desk,
 * acts follow each other in a line and are on the device before the next question.
 */
export class SiteWork implements Noted {
  source: SiteSource;
  state: SiteState = { opened: [], question: { ask: 'place' }, note: undefined };
  readonly #ports: Omit<DeskPorts, 'find'>;
  readonly #changed: () => void;
  #line: Promise<void> = Promise.resolve();

  constructor(source: SiteSource, ports: Omit<DeskPorts, 'find'>, changed: () => void) {
    this.source = source;
    this.#ports = ports;
    this.#changed = changed;
  }

  /** A list was read again, another point or the other subject chosen: goods and surroundings share no tube. */
  follow(source: SiteSource): void {
    const { question } = this.state;
    const isOther = source.subject !== this.source.subject;
    this.source = source;
    // What waited for a tube of goods waits for none of surroundings.
    if (isOther && question.ask === 'tube') this.ask({ ask: 'swab', place: question.place });
  }

  ask(question: SiteQuestion): void {
    this.#set({ question });
  }

  scan(text: string): Promise<void> {
    return this.#queue(async () => {
      const given = text.trim();
      const { question } = this.state;
      if (given === '') return;
      if (question.ask === 'place') return this.#choosePlace(given);
      if (question.ask === 'tube') return isTubeCode(given) ? this.#openTube(question, given) : undefined;
      // A tube of the same roll is the next tube; anything else says what is swabbed, a batch number of goods too.
      if (this.#isTubeOfRoll(given)) return this.#openTube({ ...question, what: undefined }, given);
      return this.#swab(question.place, given);
    });
  }

  /** One swab of a place into its open tube, or the question for a tube. */
  swab(place: SwabPlace, what: string): Promise<void> {
    return this.#queue(() => this.#swab(place, what));
  }

  seal(code: string): Promise<void> {
    return this.#queue(async () => {
      await this.#ports.put([entryOf(this.source.doer, { kind: 'seal', tube: code, round: this.source.doer.round }, code)]);
      this.#ports.feedback('ok');
      this.#set({
        opened: this.state.opened.filter((tube) => tube.code !== code),
        note: { kind: 'tubeSealed', tube: code, at: Date.now() },
      });
    });
  }

  undo(): Promise<void> {
    return this.#queue(async () => {
      const { note } = this.state;
      if (note?.kind === 'swabbed') await this.#takeBack(note.ids, note.what, UNDONE);
    });
  }

  /** Takes back any swab of the list, also after the ten seconds. */
  takeBack({ entry, what }: Taken): Promise<void> {
    return this.#queue(() => this.#takeBack([entry.id], what, 'Taken back by the sampler'));
  }

  tubes(): ReadonlyMap<string, SiteTube> {
    return siteTubesOf(this.#ports.entries(), this.source.doer.round, this.state.opened);
  }

  taken(): readonly Taken[] {
    return takenIn(this.#ports.entries(), this.source.doer.round);
  }

  countIn(tube: string): number | undefined {
    return this.tubes().get(tube)?.count;
  }

  #choosePlace(text: string): void {
    const [only, ...more] = findPlaces(this.source.places, text);
    if (only !== undefined && more.length === 0) this.ask({ ask: 'swab', place: only });
  }

  async #swab(place: SwabPlace, what: string): Promise<void> {
    const tube = tubeFor(this.tubes(), this.#siteAt(place));
    if (tube === undefined) return this.ask({ ask: 'tube', place, what });
    const made = this.#entry(place, what, tube);
    await this.#ports.put([made]);
    this.#ports.feedback('ok');
    this.#set({
      question: { ask: 'swab', place },
      note: { kind: 'swabbed', ids: [made.id], what: made.label, tube: tube.code, at: Date.now() },
    });
  }

  async #openTube(
    { place, what }: Extract<SiteQuestion, { ask: 'tube' }> | { place: SwabPlace; what: undefined },
    code: string,
  ): Promise<void> {
    const site = this.#siteAt(place);
    const why = siteRefusalOf(this.#ports.entries(), this.tubes().get(code), code, site);
    if (why !== undefined) {
      this.#ports.feedback('conflict');
      return this.#set({ note: { kind: 'refusedTube', tube: code, why, at: Date.now() } });
    }
    this.#open({ ...site, code, capacity: this.source.capacity });
    this.#set({ note: { kind: 'tubeOpened', tube: code, at: Date.now() }, question: { ask: 'swab', place } });
    if (what !== undefined) await this.#swab(place, what);
  }

  async #takeBack(ids: readonly string[], what: string, reason: string): Promise<void> {
    const tube = this.taken().find(({ entry }) => ids.includes(entry.id))?.tube;
    const before = tube === undefined ? undefined : this.tubes().get(tube);
    const sent: string[] = [];
    for (const id of ids) if (!(await this.#ports.takeBack(id))) sent.push(id);
    if (sent.length > 0) await this.#ports.put([entryOf(this.source.doer, { kind: 'void', samples: sent, reason }, what)]);
    // The tube stays in use although nothing may be left in it.
    if (before !== undefined && !before.isSealed) this.#open(before);
    this.#set({ note: { kind: 'swabTakenBack', at: Date.now() } });
  }

  #entry(place: SwabPlace, what: string, tube: SiteTube): Entry {
    const { doer, subject } = this.source;
    const id = uuidv7();
    const sample = {
      id,
      takenAt: new Date().toISOString(),
      tube: tube.code,
      position: tube.count + 1,
      capacity: tube.capacity,
      round: doer.round,
      point: doer.point,
      resolves: null,
      who: { kind: subject, place: place.id, description: what },
    };
    return entryOf(doer, { kind: 'sample', sample, risk: 'low' }, `${place.name} · ${what}`, id);
  }

  #siteAt({ id }: SwabPlace): Site {
    return { subject: this.source.subject, place: id };
  }

  #isTubeOfRoll(text: string): boolean {
    return isTubeCode(text) && [...this.tubes().keys()].some((known) => isSameSeries(known, text));
  }

  #open({ code, capacity, subject, place }: OpenedSiteTube): void {
    this.#set({ opened: [...this.state.opened.filter((tube) => tube.code !== code), { code, capacity, subject, place }] });
  }

  #set(change: Partial<SiteState>): void {
    this.state = { ...this.state, ...change };
    this.#changed();
  }

  #queue(work: () => void | Promise<void>): Promise<void> {
    this.#line = this.#line.then(work).catch((error: unknown) => reportError(error));
    return this.#line;
  }
}
