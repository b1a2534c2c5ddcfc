import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { wholeNumberOf } from './chinese-number.ts';

type Expected = [building: string | null, unit: string | null, floor: number | null, room: string | null];

test.each<[string, Expected]>([
  ['3栋2单元501室', ['3', '2', 5, '501']],
  ['A座12层1203', ['A', null, 12, '1203']],
  ['12号楼1-502', ['12', '1', 5, '502']],
  ['三栋二单元五楼501', ['3', '2', 5, '501']],
  ['幸福路9号十二幢1203房', ['12', null, 12, '1203']],
  ['幸福小區３棟２單元５０１室', ['3', '2', 5, '501']],
  ['3#楼1单元1001', ['3', '1', 10, '1001']],
  ['B座B1层12室', ['B', null, -1, '12']],
  ['2单元负1层3室', [null, '2', -1, '3']],
  ['18栋3梯2203房', ['18', '3', 22, '2203']],
  ['5栋3门401', ['5', '3', 4, '401']],
  ['Block 3 Unit 2 Floor 5 Room 502', ['3', '2', 5, '502']],
  ['12 Harbour Road, Tower B, 15/F, Flat 1502', ['B', null, 15, '1502']],
  ['Building A Apt 1203', ['A', null, 12, '1203']],
  ['8栋8楼', ['8', null, 8, null]],
  ['7号楼', ['7', null, null, null]],
  ['和平村12号', ['12', null, null, null]],
  ['解放路12号3单元501', ['12', '3', 5, '501']],
  ['幸福路9号501室', ['9', null, 5, '501']],
  ['解放路12号院3号楼602', ['3', null, 6, '602']],
  ['2单元501号', [null, '2', 5, '501']],
  ['3栋501号', ['3', null, 5, '501']],
  ['Tower 2, Flat 5F', ['2', null, null, '5F']],
  ['6栋12室', ['6', null, null, '12']],
])('%s', (text, [building, unit, floor, room]) => {
  expect(parseAddress(text)).toMatchObject({ building, unit, floor, room, guessed: false });
});

test('the road keeps its own number', () => {
  expect(parseAddress('幸福路9号3栋2单元501室').locality).toBe('幸福路9号');
  expect(parseAddress('和平村')).toEqual({ locality: '和平村', building: null, unit: null, floor: null, room: null, guessed: false });
});

test('numbers without a word are told by their place, and said to be a guess', () => {
  expect(parseAddress('阳光花园3-2-501')).toEqual({
    locality: '阳光花园',
    building: '3',
    unit: '2',
    floor: 5,
    room: '501',
    guessed: true,
  });
  expect(parseAddress('3-501')).toMatchObject({ building: '3', unit: null, floor: 5, room: '501', guessed: true });
});

test('a floor that is said goes before the one of the room number', () => {
  expect(parseAddress('1栋3层501室').floor).toBe(3);
});

test('numerals', () => {
  expect(['三', '十', '十二', '二十', '二十三', '一百零三', '两', '12', '天'].map(wholeNumberOf)).toEqual([
    3,
    10,
    12,
    20,
    23,
    103,
    2,
    12,
    undefined,
  ]);
});

test('any text is read without an error, and building, unit and room come back from any numbers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(parseAddress(text).locality.length).toBeLessThanOrEqual(text.normalize('NFKC').toUpperCase().length);
    }),
  );
  const small = fc.integer({ min: 1, max: 99 });
  fc.assert(
    fc.property(small, small, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 99 }), (building, unit, floor, door) => {
      const room = `${floor}${String(door).padStart(2, '0')}`;
      expect(parseAddress(`幸福里${building}栋${unit}单元${room}室`)).toMatchObject({
        building: String(building),
        unit: String(unit),
        floor,
        room,
      });
    }),
  );
});
