import { certainties, settings } from '@firebreak/epi';
import { z } from 'zod';
import { code, date, flag, longText, node, required, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/** 暴露: a dated, directed meeting of a source and a person; the edge of a recorded chain. */
export const Exposure = defineRecord(
  'exposure',
  'exposures',
  {
    source: required(node('who or what exposed')),
    target: required(node('who was exposed')),
    date: date('last contact: window of infection'),
    dateEstimated: flag('how far the date can be trusted'),
    certainty: code(certainties, 'how far the link can be trusted'),
    setting: code(settings, 'where transmission happens'),
    exposureType: text(120, 'kind of contact'),
    frequency: text(120, 'dose'),
    duration: text(120, 'dose'),
    relation: text(200, 'relation of the two'),
    cluster: text(120, 'cluster the link belongs to'),
    comment: longText(2000, 'what the interviewer noted'),
  },
  {
    sourceName: z.string().nullable(),
    sourceNumber: z.string().nullable(),
    targetName: z.string().nullable(),
    targetNumber: z.string().nullable(),
  },
);
