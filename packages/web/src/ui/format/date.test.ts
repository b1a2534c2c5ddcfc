import { expect, test } from 'vitest';
import { ageText, dateText, instantText, periodTexts, todayIn, zoneText } from './date.ts';

const today = '2026-07-20';

test('a date of this year is said without the year, another year is named', () => {
  expect(dateText('2026-07-12', 'zh-Hans', today)).toBe('7月12日');
  expect(dateText('2026-07-12', 'en', today)).toBe('12 Jul');
  expect(dateText('2025-12-01', 'zh-Hans', today)).toBe('2025年12月1日');
  expect(dateText('1861-11-03', 'en', today)).toBe('3 Nov 1861');
});

test('a period says its year once, where the language has it, and both where they differ', () => {
  expect(periodTexts('2022-06-21', '2022-07-12', 'zh-Hans', today)).toEqual({ from: '2022年6月21日', to: '7月12日' });
  expect(periodTexts('2022-06-21', '2022-07-12', 'en', today)).toEqual({ from: '21 Jun', to: '12 Jul 2022' });
  expect(periodTexts('1861-10-30', '1862-01-24', 'en', today)).toEqual({ from: '30 Oct 1861', to: '24 Jan 1862' });
  expect(periodTexts('2026-06-21', '2026-07-12', 'en', today)).toEqual({ from: '21 Jun', to: '12 Jul' });
});

test('what is no date stays as it was written', () => {
  expect(dateText('***', 'en', today)).toBe('***');
});

test('an instant is shown at the wall clock of the outbreak, not of the reader', () => {
  expect(instantText('2026-07-12T06:05:00Z', 'zh-Hans', today, 'Asia/Shanghai')).toBe('7月12日 14:05');
  expect(instantText('2026-07-12T20:30:00Z', 'en', today, 'Asia/Shanghai')).toBe('13 Jul 04:30');
});

test('the zone of a clock is said as its distance from universal time on that day', () => {
  expect(zoneText('2026-07-12T06:05:00Z', 'Asia/Shanghai')).toBe('UTC+8');
  expect(zoneText('2026-07-12T06:05:00Z', 'Asia/Kolkata')).toBe('UTC+5:30');
  expect(zoneText('2026-07-12T06:05:00Z', 'Europe/Berlin')).toBe('UTC+2');
  expect(zoneText('2026-01-12T06:05:00Z', 'Europe/Berlin')).toBe('UTC+1');
  expect(zoneText('2026-07-12T06:05:00Z', 'UTC')).toBe('UTC');
});

test('today begins at midnight of the outbreak', () => {
  expect(todayIn(new Date('2026-07-12T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-07-13');
  expect(todayIn(new Date('2026-07-12T16:30:00Z'), 'UTC')).toBe('2026-07-12');
});

test('ages follow the language', () => {
  expect([ageText(5, 'zh-Hans'), ageText(5, 'zh-Hant'), ageText(5, 'en')]).toEqual(['5岁', '5歲', '5 y']);
});
