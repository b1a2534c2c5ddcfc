/** Common sources of cases: a ranking by probability, never a proof. */
export default {
  question: 'Where do the cases come from?',
  answer_one: 'Of {{count}} case the likeliest common source is {{name}} ({{p}}); that it is none on record: {{unlisted}}. As of {{asOf}}.',
  answer_other:
    'Of {{count}} cases the likeliest common source is {{name}} ({{p}}); that it is none on record: {{unlisted}}. As of {{asOf}}.',
  answerNone: 'No source on record explains the {{count}} dated cases. As of {{asOf}}.',
  notProof:
    'These are probabilities, not proofs: how well each source explains who fell ill when, given who was where. A place that was not recorded cannot be found.',
  basis: {
    rests:
      'Weighed: {{exposures, counted(one: stay or dated exposure; other: stays and dated exposures)}} among {{population}} persons on record.',
    untimed: 'Left out because they have no time: {{count}}.',
    undated: 'Cases left out because they have no day of onset: {{count}}.',
    incubation: 'Incubation {{mean}} ± {{sd}} days ({{source}}).',
    noPack: 'assumed: no protocol pack says it',
    assumed: ' The spread is an assumption.',
  },
  kinds: 'Kind of source',
  kind: { all: 'All', venue: 'Place', event: 'Event', person: 'Case' },
  ranked: 'Possible sources, likeliest first',
  column: {
    source: 'Source',
    probability: 'Probability',
    period: 'Likeliest period',
    exposed: 'Ill of the exposed',
    others: 'Ill of the others',
    ratio: 'Risk ratio',
    dose: 'Dose',
    explained: 'Cases explained',
  },
  recordedOf: 'recorded as exposed: {{exposed}}',
  beyond_one:
    '{{name}}: {{exposed}} cases are recorded as exposed in this period, {{count}} is explained. Stays are recorded in part, so cases without a record count as well where their onset fits, as people who may have been there. Ask them.',
  beyond_other:
    '{{name}}: {{exposed}} cases are recorded as exposed in this period, {{count}} are explained. Stays are recorded in part, so cases without a record count as well where their onset fits, as people who may have been there. Ask them.',
  rankInKind: 'no. {{rank}} of its kind',
  incubation: 'incubation {{days}} d',
  point: 'within a day',
  continuing: 'over several days',
  rate: '{{ill}} of {{people}} ({{rate}})',
  dose: '{{ill}} min (ill), {{healthy}} min (well)',
  hint: 'The period is the one in which infection fits the onsets best. Attack rates count persons exposed in it before their onset, against everybody else on record. A dash: nobody to compare with.',
  ruledOut: 'Ruled out by the records: {{count}}',
  ruledOutHidden: 'Not shown: {{count}} more, most of them cases that met nobody on record.',
  reason: {
    nobodyExposed: 'Nobody on record was exposed: {{count}}',
    noCaseExposed: 'No case was exposed: {{count}}',
    exposedAfterOnset: 'Cases were exposed only after their onset: {{count}}',
    worseThanChance: 'Fits the onsets worse than chance: {{count}}',
  },
  empty: {
    cases: 'There are no cases yet. Once cases, their visits and exposures are recorded, their likely sources stand here.',
    dates: 'None of the {{count}} cases has a day of onset. Record it, and the likely sources stand here.',
    exposures: 'No visits or dated exposures are recorded. Record where cases and others were, and the likely sources stand here.',
    kind: 'No source of this kind explains the cases.',
  },
};
