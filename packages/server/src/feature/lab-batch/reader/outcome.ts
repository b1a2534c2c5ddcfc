import { type LabRow } from './lab-row.ts';
import { remembered } from './remember.ts';

type Outcome = LabRow['outcome'];

/**
 * What a laboratory's word means: 阳性/阴性/可疑/无效 in either script, English words, the flags of HL7 table 0078 and SNOMED CT codes.
 * Undefined for what is none of them, or says two things at once.
 */
export const outcomeOf = remembered(readOutcome);

function readOutcome(text: string): Outcome | undefined {
  if (text.length > LONGEST) return undefined; // a report is no outcome
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');
  return exact.get(plain.replace(/^\((.*)\)$/u, '$1')) ?? contained(plain);
}

/** A word inside a sentence (新冠病毒核酸检测阴性); what denies is taken out first, since 未检出 holds 检出. */
function contained(plain: string): Outcome | undefined {
  const found = new Set<Outcome>();
  let rest = plain;
  for (const [outcome, words] of parts) {
    const without = rest.replace(words, ' ');
    if (without !== rest) found.add(outcome);
    rest = without;
  }
  return found.size === 1 ? [...found][0] : undefined;
}

const parts: readonly (readonly [Outcome, RegExp])[] = [
  ['invalid', /无效|無效|检测失败|檢測失敗|不合格|\binvalid\b|unsatisfactory/gu],
  [
    'indeterminate',
    /可疑(?:阳性|陽性)?|疑似(?:阳性|陽性)?|灰区|灰區|待复[检核]|待複[檢核]|不确定|不確定|indeterminate|inconclusive|equivocal|borderline/gu,
  ],
  ['negative', /未检出|未檢出|未见|未見|非阳性|非陽性|阴性|陰性|\bnot?(?:ne)?\b[^.;]*\bdetected\b|undetected|\bnegative\b|non-?reactive/gu],
  ['positive', /阳性|陽性|检出|檢出|\bdetected\b|\bpositive\b|\breactive\b/gu],
];

const words: Readonly<Record<Outcome, readonly string[]>> = {
  positive: ['+', '++', '+++', 'pos', 'p', '阳', '陽', 'det', '10828004', '260373001', '840533007', 'la6576-8', 'la11882-0'],
  negative: ['-', '−', 'neg', 'n', '阴', '陰', 'nd', '260385009', '260415000', 'la6577-6', 'la11883-8'],
  indeterminate: ['+/-', '±', '?', 'ind', 'e', 'susp', 'suspect', '419984006', '82334004', '42425007', 'la11884-6', 'la9663-1'],
  invalid: ['inv', 'failed', 'fail', 'error', '失败', '失敗', '455371000124106', '125154007', 'la15841-2'],
};
const exact = new Map<string, Outcome>(
  (Object.keys(words) as Outcome[]).flatMap((outcome) => words[outcome].map((word): [string, Outcome] => [word, outcome])),
);

/** What a control of the run should show; undefined for a tube of people. */
export function controlOf(tube: string, kind = ''): LabRow['control'] {
  const [name, said] = [tube, kind].map((text) => text.normalize('NFKC').trim().toLowerCase());
  if (name === undefined || said === undefined) return undefined;
  if (negativeControl.test(name) || negativeControl.test(said)) return 'negative';
  return positiveControl.test(name) || positiveControl.test(said) ? 'positive' : undefined;
}

const negativeControl = /^(nc|ntc|neg(ative)? ?control|blank)[-_ ]?\d*$|[阴陰空].{0,2}(对照|對照|质控|質控)/u;
const positiveControl = /^(pc|pos(itive)? ?control)[-_ ]?\d*$|[阳陽].{0,2}(对照|對照|质控|質控)/u;
const LONGEST = 200;
