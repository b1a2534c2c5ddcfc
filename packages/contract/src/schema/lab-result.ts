import { labOutcomes, labTests } from '@firebreak/epi';
import { z } from 'zod';
import { code, date, longText, number, ref, required, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/** 检测结果: of a specimen, or of a person where the specimen was not recorded. */
export const LabResult = defineRecord(
  'labResult',
  'lab-results',
  {
    specimen: ref('specimen', 'which tube'),
    person: ref('person', 'whose result'),
    test: code(labTests, 'what was measured'),
    outcome: required(code(labOutcomes, 'classification')),
    testedDate: date('turnaround'),
    resultDate: date('turnaround'),
    lab: text(200, 'who measured'),
    ct: number(0, 60, 'viral load; end of isolation'),
    sequence: longText(60000, 'genetic distance between cases'),
    note: longText(2000, 'what the laboratory noted'),
  },
  { personName: z.string().nullable(), specimenNumber: z.string().nullable() },
);
