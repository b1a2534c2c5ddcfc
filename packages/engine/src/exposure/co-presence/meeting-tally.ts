/** Minutes that one case spent with others, by person and setting; emptied after each case and used again. */
export class MeetingTally {
  /** Slot of each person, -1 for who was not met. */
  private readonly slotOf: Int32Array;
  private readonly settings: number;
  size = 0;
  person = new Int32Array(FIRST_SIZE);
  meetings = new Int32Array(FIRST_SIZE);
  first = new Float64Array(FIRST_SIZE);
  last = new Float64Array(FIRST_SIZE);
  /** Minutes of slot s in setting k stand at s * settings + k. */
  minutes: Float64Array;

  constructor(persons: number, settings: number) {
    this.slotOf = new Int32Array(persons).fill(-1);
    this.settings = settings;
    this.minutes = new Float64Array(FIRST_SIZE * settings);
  }

  add(person: number, setting: number, from: number, to: number): void {
    let slot = this.slotOf[person]!;
    if (slot < 0) slot = this.open(person, from, to);
    this.minutes[slot * this.settings + setting]! += to - from;
    this.meetings[slot]!++;
    if (from < this.first[slot]!) this.first[slot] = from;
    if (to > this.last[slot]!) this.last[slot] = to;
  }

  clear(): void {
    for (let slot = 0; slot < this.size; slot++) this.slotOf[this.person[slot]!] = -1;
    this.size = 0;
  }

  private open(person: number, from: number, to: number): number {
    const slot = this.size++;
    if (slot === this.person.length) this.grow();
    this.slotOf[person] = slot;
    this.person[slot] = person;
    this.meetings[slot] = 0;
    this.first[slot] = from;
    this.last[slot] = to;
    this.minutes.fill(0, slot * this.settings, (slot + 1) * this.settings);
    return slot;
  }

  private grow(): void {
    const size = 2 * this.person.length;
    this.person = larger(this.person, new Int32Array(size));
    this.meetings = larger(this.meetings, new Int32Array(size));
    this.first = larger(this.first, new Float64Array(size));
    this.last = larger(this.last, new Float64Array(size));
    this.minutes = larger(this.minutes, new Float64Array(size * this.settings));
  }
}

function larger<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const FIRST_SIZE = 256;
