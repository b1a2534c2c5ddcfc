/** 标本: a specimen may belong to a person, to goods (物) or to the environment (环境). */
export const specimenSubjects = ['person', 'goods', 'environment'] as const;
export type SpecimenSubject = (typeof specimenSubjects)[number];

export const specimenKinds = [
  'nasopharyngealSwab',
  'oropharyngealSwab',
  'sputum',
  'blood',
  'serum',
  'stool',
  'urine',
  'tissue',
  'surfaceSwab',
  'water',
  'food',
  'other',
  'unknown',
] as const;
export type SpecimenKind = (typeof specimenKinds)[number];
