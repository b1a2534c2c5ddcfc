import { addDays, calendarDate, type CalendarDate, dayOf, pickOne, pickWeighted, type Rng } from '@firebreak/epi';

export type DemoSex = 'male' | 'female';

/** Somebody of the demo city. Nobody of this name, number or address is meant. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly sex: DemoSex;
  readonly ageYears: number;
  readonly birthDate: CalendarDate;
  readonly documentNumber: string;
  readonly phone: string;
  readonly occupation: string;
  readonly household: string;
  /** Where the person spends the day: a place or a group of the population, if anywhere. */
  readonly dayGroup: string | null;
}

/** Surnames common in Guangdong, the commonest first. */
const SURNAMES = '陈 李 黄 张 梁 林 刘 吴 罗 杨 何 郑 谢 邓 曾 叶 周 朱 冯 潘 谭 蔡 区 麦 关'.split(' ');
const GIVEN: Readonly<Record<DemoSex, readonly string[]>> = {
  female: '嘉欣 婉仪 丽华 秀英 晓彤 思敏 雅文 淑芬 慧玲 美珍 佩珊 颖怡 桂芳 玉兰 芷晴 洁 敏 燕 静 莹'.split(' '),
  male: '志强 伟明 家豪 建国 俊杰 国华 文辉 永康 子轩 浩然 锦荣 振业 启明 德昌 卓贤 勇 军 斌 涛 辉'.split(' '),
};

/** A name of two or three characters; `surname` keeps a family together. */
export function drawName(rng: Rng, sex: DemoSex, surname: string): string {
  return surname + pickOne(rng, GIVEN[sex]);
}

export function drawSurname(rng: Rng): string {
  return (
    SURNAMES[
      pickWeighted(
        rng,
        SURNAMES.map((_, rank) => 1 / (rank + 2)),
      )
    ] ?? '陈'
  );
}

/**
 * A number with the shape of an identity number and a check digit that is wrong on purpose, so that it can belong to
 * nobody (GB 11643-1999: the right digit is (12 - sum mod 11) mod 11).
 */
export function impossibleDocumentNumber(district: string, birthDate: CalendarDate, serial: number): string {
  const body = `${district}${birthDate.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`;
  const right = checkDigit(body);
  const wrong = right === 9 || right === 10 ? 0 : right + 1;
  return `${body}${wrong}`;
}

/** The check digit of the first 17 digits, 10 standing for X. */
export function checkDigit(body: string): number {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * 2 ** (17 - index), 0);
  return (12 - (sum % 11)) % 11;
}

/** Eleven digits from 100, which no mobile number in China begins with (those begin with 13 to 19). */
export function undialablePhone(serial: number): string {
  return `100${String(serial).padStart(8, '0')}`;
}

/** A birthday that makes the person this old on the day. */
export function drawBirthDate(rng: Rng, ageYears: number, today: CalendarDate): CalendarDate {
  const day = dayOf(today) - Math.floor(ageYears * DAYS_PER_YEAR) - rng.integer(10, 350);
  return addDays(calendarDate(day), 0);
}

const DAYS_PER_YEAR = 365.25;
