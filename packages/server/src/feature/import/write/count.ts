/** What became of the records of one kind. */
export interface RecordCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly withdrawn: number;
}

export const noCounts: RecordCounts = { new: 0, changed: 0, same: 0, withdrawn: 0 };

export const added = (one: RecordCounts, other: RecordCounts): RecordCounts => ({
  new: one.new + other.new,
  changed: one.changed + other.changed,
  same: one.same + other.same,
  withdrawn: one.withdrawn + other.withdrawn,
});

export const sumOf = (counts: Readonly<Record<string, RecordCounts>>): RecordCounts => Object.values(counts).reduce(added, noCounts);
