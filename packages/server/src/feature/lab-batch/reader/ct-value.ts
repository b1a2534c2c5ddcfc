import { remembered } from './remember.ts';

/** Cycle threshold of a cell: a number; `none` where the target did not rise; undefined for what is no Ct. */
export const ctOf = remembered(readCt);

function readCt(text: string): number | 'none' | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, '');
  if (noCt.has(plain) || /^[>≥]=?\d{1,2}(\.\d+)?$/u.test(plain)) return 'none';
  if (!/^\d{1,2}([.,]\d{1,6})?$/u.test(plain)) return undefined;
  const value = Number(plain.replace(',', '.'));
  return value === 0 ? 'none' : value <= MOST_CYCLES ? value : undefined;
}

/** Name of a target gene as kits call it; undefined for a column that is no target. `Ct` alone is `ct`. */
export const targetOf = remembered(readTarget);

function readTarget(header: string): string | undefined {
  const plain = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ct值|cq值|基因|结果|通道|\bgene\b|\bct\b|\bcq\b|fam|vic|hex|rox|cy5|\bvalue\b|[\s()（）[\]:：_/-]/gu, ' ')
    .trim();
  const name = plain
    .replace(/\s+/gu, '')
    .replace(/^ct|ct$/gu, '')
    .replace(/gene$/u, '');
  if (name === '' && /ct|cq/iu.test(header)) return 'ct';
  return targets.get(name);
}

const targets = new Map(
  Object.entries({
    ORF1ab: ['orf1ab', 'orf1a', 'orf1', 'orf'],
    N: ['n', 'n1', 'n2'],
    E: ['e'],
    S: ['s'],
    M: ['m'],
    RdRp: ['rdrp'],
    internalControl: ['ic', '内标', '內標', '内参', '內參', 'rp', 'rnp', 'rnasep', 'internalcontrol', 'iac'],
  }).flatMap(([target, names]) => names.map((name): [string, string] => [name, target])),
);

const noCt = new Set([
  '',
  '-',
  '--',
  '/',
  'noct',
  'nocq',
  'na',
  'n/a',
  'nan',
  'nd',
  'undetermined',
  'undet',
  'none',
  '未检出',
  '未檢出',
  '无',
  '無',
  '阴性',
  '陰性',
]);
/** No run goes on longer. */
const MOST_CYCLES = 60;
