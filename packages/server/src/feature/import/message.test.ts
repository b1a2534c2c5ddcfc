import { locales } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { describeMessage, failedMessage, message } from './message.ts';

const stored = (kept: string): Record<string, unknown> => JSON.parse(kept) as Record<string, unknown>;

test('an import that failed says why and what to do, in the language of the reader', () => {
  const kept = stored(failedMessage({ problem: 'diskFull' }));
  expect(locales.map((locale) => describeMessage(kept, locale))).toEqual([
    '导入没有完成：服务器磁盘已满，请管理员腾出空间后重试。处理后请重新检查文件。',
    '匯入沒有完成：伺服器磁碟已滿，請管理員騰出空間後重試。處理後請重新檢查檔案。',
    'The import was not completed: the disk of the server is full; have the administrator make room, then try again. Check the files again afterwards.',
  ]);
});

test('a code of ours is told by its own sentence, with one stop', () => {
  const kept = stored(failedMessage({ code: 'OUTBREAK_CLOSED', details: {} }));
  expect(describeMessage(kept, 'zh-Hans')).toBe('导入没有完成：疫情已结案，不能再改动。处理后请重新检查文件。');
});

test('what was not foreseen carries its number', () => {
  expect(describeMessage(stored(failedMessage({ problem: 'unexpected', reference: '0190-7' })), 'en')).toContain('this number: 0190-7.');
});

test('words of a library that an older version kept are not shown', () => {
  const kept = { code: 'FAILED', detail: { problem: 'relation "person" does not exist' } };
  expect(describeMessage(kept, 'en')).toBe(
    'The import was not completed: its cause was not written down; ask the administrator. Check the files again afterwards.',
  );
});

test('numbers of what was written are filled in', () => {
  expect(describeMessage(stored(message('WRITTEN', { new: 4, changed: 0, same: 1, withdrawn: 0 })), 'zh-Hans')).toBe(
    '已写入：新增 4，更改 0，不变 1，撤回 0。',
  );
});
