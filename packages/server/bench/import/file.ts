import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/** How large the import is. */
export interface Size {
  readonly cases: number;
  readonly contacts: number;
}

/**
 * Files of an outbreak as Firebreak itself would export it: cases, contacts with their persons, and one exposure for
 * every contact. Written from the numbers alone, so every run reads the same bytes.
 */
export async function writeFiles(folder: string, { cases, contacts }: Size): Promise<void> {
  await mkdir(folder, { recursive: true });
  const heading = 'id,person,number,name,sex,ageYears,occupation,phone,address,areaCode';
  await write(
    join(folder, 'cases.csv'),
    `${heading},caseClass,onsetDate,reportDate`,
    cases,
    (at) => `C${at},${personAt('C', at)},confirmed,${dayAt(at)},${dayAt(at + 2)}`,
  );
  await write(
    join(folder, 'contacts.csv'),
    `${heading},contactClass,status,lastExposureDate,reportDate`,
    contacts,
    (at) => `K${at},${personAt('K', at)},closeContact,active,${dayAt(at)},${dayAt(at + 1)}`,
  );
  await write(
    join(folder, 'exposures.csv'),
    'id,sourceKind,source,targetKind,target,date,certainty,setting',
    contacts,
    (at) => `X${at},person,PC${at % cases},person,PK${at},${dayAt(at)},high,household`,
  );
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰'];
const districts = ['440103', '440104', '440105', '440106', '440111', '440112'];

function personAt(kind: 'C' | 'K', at: number): string {
  const name = `${pick(surnames, at)}${pick(givenNames, at * 7 + 3)}${pick(givenNames, at * 13 + 5)}`;
  return `P${kind}${at},${kind}Z-${at},${name},${at % 2 === 0 ? 'female' : 'male'},${at % 90},工人,100${String(at).padStart(8, '0')},示例路 ${at} 号,${pick(districts, at)}`;
}

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
/** A day of the first half of 2022. */
const dayAt = (at: number): string => `2022-0${(at % 6) + 1}-${String((at % 28) + 1).padStart(2, '0')}`;

async function write(path: string, heading: string, rows: number, rowAt: (at: number) => string): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${heading}\n`);
  for (let at = 0; at < rows; at++) if (!file.write(`${rowAt(at)}\n`)) await once(file, 'drain');
  file.end();
  await finished(file);
}
