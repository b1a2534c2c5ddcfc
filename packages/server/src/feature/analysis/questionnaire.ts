import { type QuestionnaireAnswer } from '@firebreak/contract';
import { caseClasses, type CaseClass } from '@firebreak/epi';
import { LEAST_PERSONS } from './least-persons.ts';
import { addAt, zeros } from './tally.ts';

export type Group = CaseClass | 'contact';
type Question = QuestionnaireAnswer['questions'][number];

/** Persons of a group who gave an answer. Kept columns come with the answers of fewer than five persons in all folded into null. */
export interface AnswerCount {
  readonly source: Question['source'];
  readonly name: string;
  readonly value: string | null;
  readonly group: Group;
  readonly persons: number;
}

/** Whom answers are counted of, in the order of every answer: cases by class, then contacts that are no cases. */
export const groups: readonly Group[] = [...caseClasses, 'contact'];

/** Answers to one question at most: with more it is a list of texts and no choice. */
const MOST_ANSWERS = 24;
const yes = new Set(['yes', 'y', 'true', '1', '是', '有']);
const no = new Set(['no', 'n', 'false', '0', '否', '无', '無', '没有', '沒有']);
/** Answers that say nothing; they count as none given. */
const unknown = new Set(['unknown', 'unk', 'na', 'n/a', '不详', '不詳', '不清楚', '未知', '?', '-']);

/** Words of a plain yes or no, which tell of nobody who it is, however few gave them. */
export const plainWords: readonly string[] = [...yes, ...no];
/** Words for an answer that is not known. */
export const unknownWords: readonly string[] = [...unknown];

/**
 * Counted answers as questions. A question is kept when two answers can be told apart, each by at least one person
 * where they are yes and no, by at least five where they are anything else.
 */
export function questionsOf(counts: readonly AnswerCount[]): Question[] {
  const byQuestion = grouped(counts, ({ source, name }) => `${source} ${name}`);
  return [...byQuestion.values()].flatMap((answers) => questionOf(answers) ?? []);
}

function questionOf(counts: readonly AnswerCount[]): Question | undefined {
  const [first] = counts;
  if (first === undefined) return undefined;
  const { source, name } = first;
  const listed = source === 'setting' || source === 'event';
  const merged = grouped(counts, ({ value }) => (value === null ? null : listed ? value : plain(value)));
  const other = personsOf(merged.get(null) ?? []);
  const known = [...merged].flatMap(([value, rows]) => (value === null ? [] : [{ value, persons: personsOf(rows) }]));
  const isYesNo = !listed && known.length > 0 && known.every(({ value }) => value === 'yes' || value === 'no');
  if (isYesNo && other.every((count) => count === 0)) return { source, name, kind: 'yesNo', answers: sorted(known), other };
  const shown = known.filter(({ persons }) => listed || total(persons) >= LEAST_PERSONS);
  const hidden = known.filter((answer) => !shown.includes(answer)).map(({ persons }) => persons);
  const rest = [other, ...hidden].reduce((sum, persons) => sum.map((count, index) => count + (persons[index] ?? 0)));
  const tellsApart = listed || shown.length > 1 || (shown.length === 1 && total(rest) >= LEAST_PERSONS);
  if (shown.length === 0 || shown.length > MOST_ANSWERS || !tellsApart) return undefined;
  return { source, name, kind: listed ? 'listed' : 'choice', answers: sorted(shown), other: rest };
}

/** `yes` and `no` in whatever words they came; anything else as it is, trimmed. */
function plain(value: string): string {
  const word = value.trim().toLowerCase();
  return yes.has(word) ? 'yes' : no.has(word) ? 'no' : value.trim();
}

const total = (persons: readonly number[]): number => persons.reduce((sum, count) => sum + count, 0);

/** The answer most persons gave first. */
const sorted = (answers: Question['answers']): Question['answers'] =>
  answers.toSorted((a, b) => total(b.persons) - total(a.persons) || (a.value < b.value ? -1 : 1));

function personsOf(rows: readonly AnswerCount[]): number[] {
  const persons = zeros(groups.length);
  for (const row of rows) addAt(persons, groups.indexOf(row.group), row.persons);
  return persons;
}

function grouped<K>(counts: readonly AnswerCount[], keyOf: (count: AnswerCount) => K): Map<K, AnswerCount[]> {
  const groupsByKey = new Map<K, AnswerCount[]>();
  for (const count of counts) {
    const key = keyOf(count);
    const known = groupsByKey.get(key);
    if (known === undefined) groupsByKey.set(key, [count]);
    else known.push(count);
  }
  return groupsByKey;
}
