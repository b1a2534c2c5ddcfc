import { caseClasses, identificationSources, origins, outcomes, riskLevels, severities } from '@firebreak/epi';
import { z } from 'zod';
import { area, code, counted, date, flag, longText, ref, required, text } from '../field.ts';
import { defineRecord } from '../record.ts';

/**
 * An infection of a person in an outbreak: whoever is infected again is a case again, told apart by `episode`. Its classification
 * history is kept by the journal.
 */
export const Case = defineRecord(
  'case',
  'cases',
  {
    person: required(ref('person', 'who the case is')),
    episode: counted(1, 99, 1, 'which infection of the person in this outbreak: reinfections are counted and followed apart'),
    episodeReason: longText(1000, 'why it is another infection before the interval of the protocol is over'),
    number: text(60, 'number used on paper and in reports'),
    caseClass: required(code(caseClasses, 'whether the person counts as a case')),
    origin: code(origins, 'imported and local cases are counted apart'),
    onsetDate: date('time of infection and infectiousness'),
    onsetApproximate: flag('how far the onset date can be trusted'),
    infectionDate: date('source and incubation'),
    reportDate: date('delay of report; epidemic curve where onset is missing'),
    detectedBy: code(identificationSources, 'which channel finds cases'),
    severity: code(severities, 'care and description'),
    symptoms: longText(2000, 'case definition'),
    outcome: code(outcomes, 'case fatality'),
    outcomeDate: date('case fatality, end of isolation'),
    isolationStart: date('end of transmission'),
    isolationEnd: date('end of isolation'),
    hospitalStart: date('care and delay'),
    hospitalEnd: date('care'),
    facility: text(200, 'where the case is cared for'),
    riskLevel: code(riskLevels, 'who is seen first'),
    riskReason: longText(1000, 'why'),
    wasContact: flag('share of cases known as contacts before'),
    becameCaseOn: date('when a contact became a case'),
    safeBurial: flag('transmission at funerals'),
    transferRefused: flag('follow-up of refusals'),
    areaCode: area('where the case is counted'),
  },
  {
    personName: z.string().nullable(),
    sex: z.string().nullable(),
    ageYears: z.number().nullable(),
  },
);
