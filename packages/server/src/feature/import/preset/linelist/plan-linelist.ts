import { plainWord } from '../../mapping/cell/code.ts';
import { guessMapping, type ColumnGuess, type TablePlan, type Target } from '../../mapping/index.ts';

/**
 * How a table in the manner of R's linelist, epicontacts and outbreaks packages is read: a file of pairs (from–to,
 * infector–infectee) gives exposures, a file with an id in each row gives cases, and its column of infectors gives
 * exposures as well. Undefined where the table is neither.
 */
export function planLinelist(headers: readonly string[], sample: readonly (readonly string[])[]): TablePlan | undefined {
  return planPairs(headers) ?? planCases(headers, sample);
}

function planPairs(headers: readonly string[]): TablePlan | undefined {
  const words = headers.map(plainWord);
  const pair = PAIRS.find(([from, to]) => words.includes(from) && words.includes(to));
  const ownFields = words.filter((word) => CASE_MARKS.has(word)).length;
  if (!pair || ownFields > 0) return undefined;
  const contacts = words.includes('wascase') || (words.includes('from') && words.includes('sex') && words.includes('age'));
  const to = contacts ? 'person.key' : 'exposure.target';
  const columns = headers.map((column, index): ColumnGuess => {
    const word = words[index] ?? '';
    return preset(
      column,
      word === pair[0]
        ? 'exposure.source'
        : word === pair[1]
          ? to
          : (PAIR_FIELDS.get(word) ?? (contacts ? CONTACT_FIELDS.get(word) : undefined) ?? null),
    );
  });
  return {
    primary: contacts ? 'contact' : 'exposure',
    columns: onceEach(columns),
    constants: {},
    role: contacts ? 'linelist.contact' : 'linelist.exposure',
  };
}

function planCases(headers: readonly string[], sample: readonly (readonly string[])[]): TablePlan | undefined {
  const guessed = guessMapping(headers, sample).map((guess) =>
    guess.reason === 'partOfName' || guess.reason === 'valueShape' ? preset(guess.column, null) : guess,
  );
  const columns = guessed.map((guess) => preset(guess.column, CASE_FIELDS.get(plainWord(guess.column)) ?? guess.target));
  const targets = new Set(columns.map((column) => column.target));
  const about = [...targets].filter((target) => target !== null && /^(case|person)\.(?!key|latitude|longitude|areaCode)/u.test(target));
  if (!(targets.has('person.key') || targets.has('case.number')) || about.length === 0) return undefined;
  return { primary: 'case', columns: onceEach(columns), constants: {}, role: 'linelist.case' };
}

/** A second column of the same meaning is kept beside the record. */
function onceEach(columns: readonly ColumnGuess[]): ColumnGuess[] {
  const taken = new Set<Target>();
  return columns.map((column) => {
    if (column.target === null || taken.has(column.target)) return preset(column.column, null);
    taken.add(column.target);
    return column;
  });
}

function preset(column: string, target: Target): ColumnGuess {
  return { column, target, confidence: target === null ? 0 : 1, reason: target === null ? 'unknown' : 'preset' };
}

/** Names of the source and the exposed in files of pairs. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['from', 'to'],
  ['infector', 'caseid'],
  ['infector', 'infectee'],
  ['infectorcase', 'infecteecase'],
  ['infectorid', 'infecteeid'],
  ['source', 'target'],
  ['case1', 'case2'],
  ['i', 'j'],
];
/** Columns that show that a row is a case, not a pair. */
const CASE_MARKS = new Set(['dateonset', 'dateofonset', 'onset', 'dtonset', 'generation', 'outcome', 'dateofprodrome', 'truegender']);
const PAIR_FIELDS = new Map<string, string>([
  ['exposure', 'exposure.setting'],
  ['source', 'exposure.setting'],
  ['clusterrisk', 'exposure.setting'],
  ['clusterid', 'exposure.cluster'],
  ['setting', 'exposure.setting'],
  ['date', 'exposure.date'],
  ['datelastcontact', 'exposure.date'],
  ['relation', 'exposure.relation'],
  ['comment', 'exposure.comment'],
]);
const CONTACT_FIELDS = new Map<string, string>([
  ['age', 'person.age'],
  ['sex', 'person.sex'],
  ['gender', 'person.sex'],
  ['wascase', 'contact.wasCaseAlready'],
  ['status', 'contact.status'],
]);
/** Names whose meaning in a line list is narrower than in any table. */
const CASE_FIELDS = new Map<string, string>([
  ['id', 'person.key'],
  ['caseid', 'person.key'],
  ['caseno', 'person.key'],
  ['infectorid', 'exposure.source'],
]);
