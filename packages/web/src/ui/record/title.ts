import { type RecordKind } from '@firebreak/contract';
import { codeText } from '../../text/field.ts';
import { currentLocale } from '../../text/i18n.ts';
import { ageText } from '../format/date.ts';
import { textOf, type AnyRecord } from './any-record.ts';
import { areaNameText } from '../../text/area-name.ts';

/** How a record is called in a heading, a list of choices or a sentence. */
export function titleOf(kind: RecordKind, record: AnyRecord): string {
  for (const field of titleFields[kind]) {
    const text = wordOf(kind, field, textOf(record, field));
    if (text !== '') return text + infectionMark(kind, record);
  }
  return record.sourceId ?? `#${record.id.slice(-6)}`;
}

/** What tells a second or later infection from the first one of the person: ` (2)`. */
export const infectionMark = (kind: RecordKind, record: AnyRecord): string =>
  kind === 'case' && Number(record['episode']) > 1 ? ` (${textOf(record, 'episode')})` : '';

/** A code is said in words. */
const wordOf = (kind: RecordKind, field: string, text: string): string =>
  kind === 'task' && field === 'kind' && text !== '' ? codeText('task', 'kind', text) : text;

/** A second fact that tells namesakes apart. */
export function subtitleOf(kind: RecordKind, record: AnyRecord): string {
  const facts = (subtitleFields[kind] ?? []).map((field) => factText(record, field)).filter((text) => text !== '');
  return [...facts, areaNameText(record.areaName)].filter((text) => text !== '' && text !== titleOf(kind, record)).join(' · ');
}

/** Ages are said with their unit: a bare number tells nothing. */
function factText(record: AnyRecord, field: string): string {
  const value = record[field];
  return field === 'ageYears' && typeof value === 'number' ? ageText(value, currentLocale()) : textOf(record, field);
}

const titleFields: Readonly<Record<RecordKind, readonly string[]>> = {
  team: ['name'],
  household: ['code'],
  place: ['name'],
  person: ['name', 'otherName'],
  event: ['name', 'number'],
  case: ['personName', 'number'],
  contact: ['personName', 'number'],
  exposure: ['sourceName', 'sourceNumber', 'date'],
  visit: ['placeName', 'personName'],
  followUp: ['personName', 'contactNumber', 'date'],
  specimen: ['number', 'personName'],
  labResult: ['specimenNumber', 'personName', 'resultDate'],
  task: ['title', 'kind', 'personName', 'placeName'],
};

const subtitleFields: Partial<Readonly<Record<RecordKind, readonly string[]>>> = {
  case: ['number'],
  contact: ['number'],
  person: ['otherName', 'ageYears'],
  household: ['address'],
  place: ['address'],
  event: ['date'],
  specimen: ['personName'],
  task: ['personName', 'placeName'],
};
