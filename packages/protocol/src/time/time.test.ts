// Clock changes as published in the IANA time zone data: New York springs forward on 13 March 2022 at 02:00 and back on 6 November
// 2022 at 02:00; São Paulo skipped midnight on 4 November 2018; China keeps UTC+8.
import { calendarDate, dayOf, parseCalendarDate } from '@firebreak/epi';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, instantText, isZone, parseInstant } from './index.ts';
import { dayAt, startOfDay } from './zone.ts';

const at = (text: string) => parseInstant(text)!;
const day = (date: string) => dayOf(parseCalendarDate(date)!);

describe('an instant', () => {
  test('is read with its offset', () => {
    expect(at('1970-01-01T08:00+08:00')).toBe(0);
    expect(at('2022-07-12T08:30:15.250Z') - at('2022-07-12T08:30Z')).toBe(15_250);
    expect(at('2022-07-12T00:00-03:30')).toBe(at('2022-07-12T03:30Z'));
  });
  test.each([
    '2022-07-12',
    '2022-07-12T08:30',
    '2023-02-29T00:00Z',
    '2022-07-12T24:00Z',
    '2022-07-12T08:60Z',
    '2022-07-12T08:30+15:00',
    '2022-07-12 08:30Z',
    '',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
  test('is written with the offset the zone has then', () => {
    expect(instantText(at('2022-07-12T00:00Z'), 'Asia/Shanghai')).toBe('2022-07-12T08:00+08:00');
    expect(instantText(at('2022-07-12T00:00:30Z'), 'America/St_Johns')).toBe('2022-07-11T21:30:30-02:30');
  });
});

describe('a calendar day', () => {
  test('begins at the midnight of its zone', () => {
    expect(calendarDate(dayAt(at('2022-07-12T15:59Z'), 'Asia/Shanghai'))).toBe('2022-07-12');
    expect(calendarDate(dayAt(at('2022-07-12T16:00Z'), 'Asia/Shanghai'))).toBe('2022-07-13');
    expect(startOfDay(day('2022-07-13'), 'Asia/Shanghai')).toBe(at('2022-07-12T16:00Z'));
  });
  test('has 23 hours in spring and 25 in autumn', () => {
    const hours = (date: string) => (startOfDay(day(date) + 1, 'America/New_York') - startOfDay(day(date), 'America/New_York')) / HOUR;
    expect(['2022-03-12', '2022-03-13', '2022-11-06', '2022-11-07'].map(hours)).toEqual([24, 23, 25, 24]);
  });
  test('without a midnight begins when the clock has jumped', () => {
    // Midnight of 4 November 2018 did not exist in São Paulo: 23:59:59 −03 was followed by 01:00 −02, which is 03:00 UTC.
    expect(startOfDay(day('2018-11-04'), 'America/Sao_Paulo')).toBe(at('2018-11-04T03:00Z'));
  });
  test('holds every instant from its start to the next start, in any zone', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
      '+08:00',
      '-03:30',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: day('1995-01-01'), max: day('2035-01-01') }), (zone, one) => {
        const [start, end] = [startOfDay(one, zone), startOfDay(one + 1, zone)];
        expect([dayAt(start - 1, zone), dayAt(start, zone), dayAt(end - 1, zone), dayAt(end, zone)]).toEqual([one - 1, one, one, one + 1]);
      }),
    );
  });
});

test('a name that is no zone is told apart', () => {
  expect(['Asia/Shanghai', '+08:00', 'UTC', 'Mars/Olympus', '+8', ''].map(isZone)).toEqual([true, true, true, false, false, false]);
});
