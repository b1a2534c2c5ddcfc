import { type SourceFile } from './source-file.ts';

/** What every noun of the registry is made with; entered through its `index.ts` like any other slice. */
const foundations = new Set(['registry']);

/** Numerical ground under the families of the engine: it knows no epidemiology. */
const engineBases = new Set(['numeric', 'glm']);

/**
 * Slices that meet through their services: `from` may import the `service.ts`, `events.ts` or `index.ts` of `to`.
 * A new row is a decision: say in the change why the two nouns cannot meet through an event.
 */
export const serverMeetings: Readonly<Record<string, readonly string[]>> = {
  visit: ['reaction'], // what is recorded sets its tasks in motion
  person: ['reaction'], // what is recorded sets its tasks in motion
  'lab-result': ['reaction'], // what is recorded sets its tasks in motion
  'lab-batch': ['import', 'pool', 'reaction'], // read as imports are, judged by the pack in force; a positive goes to its pool at once
  pool: ['reaction'], // a positive pool sets tasks in motion for every member
  'follow-up': ['reaction'], // what is recorded sets its tasks in motion
  exposure: ['reaction'], // what is recorded sets its tasks in motion
  contact: ['case', 'reaction'], // what is recorded sets its tasks in motion; a contact who is infected again becomes another case
  case: ['reaction'], // what is recorded sets its tasks in motion
  analysis: ['area', 'figure', 'outbreak'], // counts for analyses are looked at and kept as figures are
  source: ['chain', 'figure', 'reaction'], // exposed within the delays that chains are inferred with; kept as figures are
  chain: ['figure', 'outbreak', 'reaction'], // drawn from the same nodes as the figures; inferred with the delays of the pack in force
  board: ['area', 'figure', 'task'], // a board counts what an area owes, once for all who hold the same grants
  'close-out': ['area', 'export', 'task'], // a day is closed over the tasks of an area, and its sheet leaves as every list does
  export: ['area', 'export-rule'], // who decides about an export does so for an area, by the rule
  'co-presence': ['export-rule'], // who is listed counts toward what one person may read
  expiry: ['import', 'outbreak', 'protocol', 'reaction'], // retention times are of the pack in force, and so are plans that hold somebody; what is forgotten is of an outbreak, with the files of its imports
  figure: ['area', 'outbreak'], // a figure is about an outbreak in an area
  finding: ['area', 'task'], // a finding is put right by a task of its area
  import: ['area', 'outbreak', 'reaction'], // an import brings areas and records into an outbreak, and tells infections apart by its pack
  order: ['area', 'task'], // an order is carried out by a task of each area
  outbreak: ['area'], // an outbreak lies in an area
  protocol: ['area', 'export-rule', 'figure', 'outbreak', 'reaction'], // rules of an area, also of a closed outbreak whose records are out of sight, kept as figures are, from the shelf that tasks are opened by
  reaction: ['area'], // rules hold for an area
  registry: ['area', 'export-rule', 'outbreak'], // so does every record, and lists of them count toward what one person may read
  tube: ['reaction'], // results of a rack are due by the clock of the pack
  task: ['area'], // a task is answered for by an area
  roster: ['area', 'export-rule', 'import'], // a roster lies in areas; its files are read as imports are, and who is listed counts
  'test-round': ['area', 'export', 'export-rule', 'protocol', 'reaction', 'roster'], // whom its rule names is on the roster, or of a class of the protocol; its lists leave as exports do
  sample: ['area', 'export-rule', 'outbreak', 'protocol', 'tube'], // samples of an outbreak are written together, into tubes; a device takes an area with it, and how many swabs of a site its pack lets into a tube
  'sampling-point': ['area'], // a point lies in an area
  system: ['outbreak'], // health and metrics count outbreaks
};

/** Pages that show parts of another noun. */
export const webMeetings: Readonly<Record<string, readonly string[]>> = {
  'lab-batch': ['task'], // clocks and durations are said as those of tasks
  roster: ['test-round'], // posts are said as on its schedule
  'test-round': ['task'], // its schedule is a table like theirs
  board: ['task'], // durations are said as those of tasks
  case: ['person', 'protocol'], // a case and a contact are persons, and each becomes the other; what the pack says of another infection, with its source
  contact: ['case', 'likely', 'person'],
  exposure: ['likely'], // forms offer likely days, people and places
  visit: ['likely'],
  'close-out': ['task'], // a carried task is named as its own list names it
  finding: ['task'], // a finding has a clock
  order: ['task'], // so has an order
  overview: ['quality'], // the first page names the worst of the data-quality list
  outbreak: ['expiry'], // closing one plans its sunset, shown where it was closed
  today: ['expiry', 'task'], // what is due first
  tube: ['task'], // results of a rack have a clock
  person: ['case', 'protocol'], // the story of a person tells its classifications, and why they are restricted
};

const doors = /^(service|events|index)\.tsx?$/;

/** Imports by which one slice reaches into another, a platform reaches up, or engine families know each other. */
export function sliceProblems(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !file.isTest)
    .flatMap((file) => file.imports.flatMap((used) => (used.path === undefined ? [] : problem(file.path, used.path))));
}

function problem(from: string, to: string): string[] {
  const [one, other] = [placeOf(from), placeOf(to)];
  if (one.layer === 'engine' && other.layer === 'engine' && one.slice !== other.slice) {
    return one.slice === '' || other.slice === '' || engineBases.has(other.slice)
      ? []
      : [`${from}: engine families do not import each other (${to})`];
  }
  if (one.layer === 'base' && (other.layer === 'feature' || other.layer === 'registry'))
    return [`${from}: the platform knows no feature (${to})`];
  if (one.layer !== 'feature' || other.layer !== 'feature' || one.slice === other.slice) return [];
  const isServer = from.startsWith('packages/server/');
  const meetings = isServer ? serverMeetings : webMeetings;
  const meet = (isServer && foundations.has(other.slice)) || meetings[one.slice]?.includes(other.slice) === true;
  if (!meet) return [`${from}: ${one.slice} does not meet ${other.slice} (${to})`];
  return !isServer || doors.test(other.inside)
    ? []
    : [`${from}: ${other.slice} is entered through its service, not through ${other.inside}`];
}

interface Place {
  /** `registry`: a file beside the slices that brings them all together. */
  readonly layer: 'feature' | 'registry' | 'base' | 'engine' | 'other';
  /** Noun of a feature, family of an engine. */
  readonly slice: string;
  /** Path inside the slice. */
  readonly inside: string;
}

function placeOf(path: string): Place {
  const [, name = '', , first = '', ...rest] = path.split('/');
  if (name === 'engine') return { layer: 'engine', slice: rest.length > 0 ? first : '', inside: rest.join('/') };
  if (first === 'feature' && rest.length > 1) return { layer: 'feature', slice: rest[0] ?? '', inside: rest.slice(1).join('/') };
  if (first === 'feature') return { layer: 'registry', slice: '', inside: rest.join('/') };
  if ((bases[name] ?? []).includes(first)) return { layer: 'base', slice: first, inside: rest.join('/') };
  return { layer: 'other', slice: '', inside: '' };
}

/** Folders below every feature. */
const bases: Readonly<Record<string, readonly string[]>> = {
  server: ['platform', 'migration'],
  web: ['ui', 'chart', 'map', 'text', 'offline'],
};
