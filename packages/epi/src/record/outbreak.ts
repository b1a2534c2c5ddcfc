/** The states of an outbreak (疫情): open → contained → monitoring → closed. */
export const outbreakStatuses = ['open', 'contained', 'monitoring', 'closed'] as const;
export type OutbreakStatus = (typeof outbreakStatuses)[number];

/** Diseases the project ships parameters for; `other` and `unknown` serve every other one. */
export const diseases = [
  'covid19',
  'measles',
  'ebola',
  'mpox',
  'mers',
  'sars',
  'cholera',
  'influenzaA',
  'dengue',
  'norovirus',
  'plague',
  'diphtheria',
  'other',
  'unknown',
] as const;
export type Disease = (typeof diseases)[number];
