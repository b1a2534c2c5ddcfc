/** What one import may cost. Every limit has a reason; callers may tighten or widen each. */
export interface ReadLimits {
  /** Bytes of one file as given. */
  readonly bytes: number;
  /** Bytes of an archive or workbook that came as a stream and must be held in memory to be opened. */
  readonly heldBytes: number;
  /** Bytes all entries of one archive may inflate to. */
  readonly inflatedBytes: number;
  /** Inflated size over stored size of one entry. */
  readonly inflationRatio: number;
  /** Entries of one archive. */
  readonly entries: number;
  /** Archives inside archives. */
  readonly nesting: number;
  /** Files of one import, after folders and archives are opened. */
  readonly files: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cellLength: number;
  /** Characters of one row. */
  readonly rowLength: number;
  /** Levels of nesting in a JSON record. */
  readonly depth: number;
}

export const defaultLimits: ReadLimits = {
  bytes: 1024 ** 3, // ten times the largest line list a province has sent: 300,000 rows of 100 columns are about 100 MB
  heldBytes: 64 * 1024 ** 2, // a workbook of a million filled cells is about 10 MB
  inflatedBytes: 1024 ** 3, // sheets of XML inflate to 10 to 30 times; see inflationRatio
  inflationRatio: 300, // the densest honest sheet measured, one word repeated a million times, reaches about 120
  entries: 2_000, // a workbook of 250 sheets with comments and drawings stays below
  nesting: 2, // a zip of workbooks
  files: 500,
  rows: 2_000_000, // Excel ends at 1,048,576
  columns: 2_000, // Go.Data's widest flat export with questionnaires has some hundreds; a mapping screen cannot show more
  cellLength: 100_000, // Excel ends at 32,767; a genome of 30,000 bases fits
  rowLength: 4_000_000, // an unclosed quote must not swallow a file
  depth: 32, // a record of Go.Data has about six levels
};

/** The default limits with some of them replaced. */
export function limitsWith(changed: Partial<ReadLimits> = {}): ReadLimits {
  return { ...defaultLimits, ...changed };
}
