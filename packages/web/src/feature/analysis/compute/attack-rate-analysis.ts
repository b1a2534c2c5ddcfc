import type { QuestionnaireAnswer } from '@firebreak/contract';
import { attackRates, riskRatio, type AttackRateRow } from '@firebreak/engine/measure/index';

type Group = QuestionnaireAnswer['groups'][number];
type Question = QuestionnaireAnswer['questions'][number];

export interface AttackRateQuestion {
  readonly groups: readonly Group[];
  readonly persons: readonly number[];
  readonly questions: readonly Question[];
  /** Groups that count as ill, and those they are compared with; the others are left out. */
  readonly ill: readonly Group[];
  readonly well: readonly Group[];
  readonly level: number;
}

/** A line of the table, and where it came from. */
export interface AttackRateLine extends AttackRateRow {
  readonly source: Question['source'];
  readonly name: string;
  /** The answer that counts as exposed. */
  readonly value: string;
  readonly kind: Question['kind'];
}

/** The food-poisoning table: for each answer that somebody gave, how many of those who gave it and of the others are ill. */
export function attackRateTable(asked: AttackRateQuestion): AttackRateLine[] {
  return asked.questions.flatMap((question) => {
    const exposures = question.kind === 'yesNo' ? question.answers.filter(({ value }) => value === 'yes') : question.answers;
    return exposures.map((answer) => ({
      ...rowOf(asked, question, answer.persons),
      source: question.source,
      name: question.name,
      value: answer.value,
      kind: question.kind,
    }));
  });
}

/** Counts back to persons, as the engine takes them: it looks at nothing but who was exposed and who is ill. */
function rowOf({ groups, persons, ill, well, level }: AttackRateQuestion, question: Question, exposed: readonly number[]): AttackRateRow {
  const isIll: boolean[] = [];
  const wasExposed: (boolean | null)[] = [];
  groups.forEach((group, index) => {
    if (!ill.includes(group) && !well.includes(group)) return;
    const all = persons[index] ?? 0;
    const with_ = exposed[index] ?? 0;
    const without = unexposedOf(question, index, all, with_);
    const add = (count: number, answer: boolean | null): void => {
      for (let person = 0; person < count; person++) {
        isIll.push(ill.includes(group));
        wasExposed.push(answer);
      }
    };
    add(with_, true);
    add(without, false);
    add(Math.max(0, all - with_ - without), null);
  });
  const [row] = isIll.length === 0 ? [] : attackRates(isIll, [{ exposure: question.name, exposed: wasExposed }], { level });
  if (row === undefined) return NOBODY(question.name);
  // Small groups are the rule in a questionnaire: score limits hold where everybody who was exposed fell ill.
  return { ...row, riskRatio: row.riskRatio && riskRatio(row.table, { level, limits: 'score' }) };
}

/** Who gave another answer; of recorded exposures, everybody of whom this one is not recorded. */
function unexposedOf(question: Question, group: number, all: number, exposed: number): number {
  if (question.kind === 'listed') return all - exposed;
  const answered = question.answers.reduce((sum, answer) => sum + (answer.persons[group] ?? 0), question.other[group] ?? 0);
  return answered - exposed;
}

const NOBODY = (exposure: string): AttackRateRow => ({
  exposure,
  table: { exposedCases: 0, exposedNonCases: 0, unexposedCases: 0, unexposedNonCases: 0 },
  missing: 0,
  exposedAttackRate: null,
  unexposedAttackRate: null,
  riskRatio: null,
  pValue: 1,
  casesExposed: null,
});
