import { permissions, recordKinds, records, type Field } from '@firebreak/contract';
import { areaLevels, diseases, outbreakStatuses } from '@firebreak/epi';
import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import en from './en/index.ts';
import { codeText, fieldText, kindText, needText } from './field.ts';
import { permissionText } from './permission.ts';
import hans from './zh-Hans/index.ts';
import hant from './zh-Hant/index.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'en', fallbackLng: false, defaultNS: 'app', resources: { en, 'zh-Hans': hans, 'zh-Hant': hant } });
});

describe.each(['en', 'zh-Hans', 'zh-Hant'])('in %s', (locale) => {
  beforeAll(() => i18next.changeLanguage(locale));

  test('every field of the contract, and every fact shown beside a record, has a label of its own', () => {
    const frame = ['areaName', 'createdAt', 'updatedAt', 'sourceId'];
    const missing = recordKinds.flatMap((kind) => {
      const names = [...Object.keys(records[kind].fields), ...Object.keys(records[kind].display), ...frame];
      return names.filter((name) => fieldText(kind, name).includes('.')).map((name) => `${kind}.${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('every permission says what it lets one do', () => {
    expect(permissions.filter((permission) => permissionText(permission).includes('.'))).toEqual([]);
  });

  test('every field says why it is collected', () => {
    const missing = recordKinds.flatMap((kind) => Object.keys(records[kind].fields).filter((name) => needText(kind, name) === ''));
    expect(missing).toEqual([]);
  });

  test('every value of a closed vocabulary has a word', () => {
    const missing = recordKinds.flatMap((kind) =>
      Object.entries(records[kind].fields as Readonly<Record<string, Field>>).flatMap(([name, field]) =>
        (field.values ?? []).filter((value) => codeText(kind, name, value) === value).map((value) => `${kind}.${name}.${value}`),
      ),
    );
    expect(missing).toEqual([]);
    expect(diseases.filter((value) => codeText('outbreak', 'disease', value) === value)).toEqual([]);
    expect(outbreakStatuses.filter((value) => codeText('outbreak', 'status', value) === value)).toEqual([]);
    expect(areaLevels.filter((value) => codeText('area', 'level', value) === value)).toEqual([]);
  });
});

test('the official terms of the classes stand in Chinese', async () => {
  await i18next.changeLanguage('zh-Hans');
  expect(['suspected', 'confirmed', 'confirmedNoSymptoms', 'notACase'].map((value) => codeText('case', 'caseClass', value))).toEqual([
    '疑似',
    '确诊',
    '无症状感染者',
    '排除',
  ]);
  expect(
    ['closeContact', 'contactOfContact', 'generalContact', 'venueExposed'].map((value) => codeText('contact', 'contactClass', value)),
  ).toEqual(['密切接触者', '密接的密接', '一般接触者', '涉疫场所暴露人员']);
  expect(kindText('followUp')).toBe('随访');
});

test('a fact of another noun keeps its word: the class of a person, the sex of a case', async () => {
  await i18next.changeLanguage('en');
  expect(codeText('person', 'caseClass', 'confirmed')).toBe('Confirmed');
  expect(codeText('case', 'sex', 'female')).toBe('Female');
  expect(codeText('case', 'outcome', 'a code nobody knows')).toBe('a code nobody knows');
});
