import { findingStatuses, taskStatuses, testRoundStatuses } from '@firebreak/epi';
import { describe, expect, test } from 'vitest';
import { exportRequestStates } from '../route/export-request.ts';
import { expiryStates } from '../route/expiry.ts';
import { importStates } from '../route/import.ts';
import { type ErrorCode, errorText, locales } from './code.ts';
import { stateWords } from './state-word.ts';

const vocabularies = {
  TASK_STATE: taskStatuses,
  FINDING_STATE: findingStatuses,
  ROUND_STATE: testRoundStatuses,
  EXPIRY_STATE: expiryStates,
  EXPORT_NOT_APPROVED: exportRequestStates,
  IMPORT_STATE: importStates,
} as const;

describe.each(Object.entries(vocabularies))('the states that %s names', (code, states) => {
  test('all have a word, and no other has', () => {
    expect(Object.keys(stateWords[code as keyof typeof stateWords]).toSorted()).toEqual([...states].toSorted());
  });

  test('are told in the language, never as the program writes them', () => {
    for (const state of states) {
      for (const locale of ['zh-Hans', 'zh-Hant'] as const) {
        const text = errorText(code as ErrorCode, locale, { state, status: state });
        expect([state, text.match(/[A-Za-z]+|\{|—/)]).toEqual([state, null]);
      }
      expect(new Set(locales.map((locale) => errorText(code as ErrorCode, locale, { state, status: state }))).size).toBe(3);
    }
  });
});

test('a task that is done says so', () => {
  expect(errorText('TASK_STATE', 'zh-Hans', { status: 'done' })).toBe('任务当前为“已办结”，不能执行此操作。请查看最新内容。');
});
