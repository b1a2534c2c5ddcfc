import { expect, test } from 'vitest';
import { romanise } from './english-name.ts';

test.each([
  // GB/T 2260-2007, column of romanised names
  ['440113', 'county', '番禺区', 'Panyu District'],
  ['441900', 'city', '东莞市', 'Dongguan'],
  ['441881', 'county', '英德市', 'Yingde City'],
  ['441422', 'county', '大埔县', 'Dabu County'],
  ['341500', 'city', '六安市', "Lu'an"],
  ['610100', 'city', '西安市', "Xi'an"],
  ['130225', 'county', '乐亭县', 'Laoting County'],
  ['371722', 'county', '单县', 'Shanxian County'],
  ['441803', 'county', '清新区', 'Qingxin District'],
  ['441825', 'county', '连山壮族瑶族自治县', 'Lianshan Zhuang and Yao Autonomous County'],
  ['530925', 'county', '双江拉祜族佤族布朗族傣族自治县', 'Shuangjiang Lahu, Va, Blang and Dai Autonomous County'],
  ['654000', 'city', '伊犁哈萨克自治州', 'Ili Kazak Autonomous Prefecture'],
  ['150100', 'city', '呼和浩特市', 'Hohhot'],
  ['152500', 'city', '锡林郭勒盟', 'Xilin Gol League'],
  // By the rules of the function: the specific part in one word, the generic part translated
  ['440105013', 'street', '南石头街道', 'Nanshitou Subdistrict'],
  ['441900105', 'street', '塘厦镇', 'Tangxia Town'],
  ['441900119', 'street', '麻涌镇', 'Machong Town'],
  ['441882204', 'street', '三水瑶族乡', 'Sanshui Yao Ethnic Township'],
  ['440105003', 'community', '新港西路社区', 'Xingangxilu Community'],
  ['440113101', 'community', '大塘村', 'Datang Village'],
  ['440113102', 'community', '曾边村', 'Zengbian Village'],
  ['440105004', 'community', '3号院', '3haoyuan'],
] as const)('%s %s %s is %s', (code, level, name, nameEn) => {
  expect(romanise({ name, level, code }).nameEn).toBe(nameEn);
});

test('a place is found by the syllables it is spoken with', () => {
  expect(romanise({ name: '番禺区', level: 'county', code: '440113' }).syllables).toEqual(['pan', 'yu', 'qu']);
});
