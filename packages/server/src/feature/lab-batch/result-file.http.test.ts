import { type LabBatch } from '@firebreak/contract';
import { describe, expect, test } from 'vitest';
import { LabDesk } from './testing/lab-desk.ts';
import { testArea } from './testing/test-round.ts';

const desk = LabDesk.forThisFile();

describe('a file', () => {
  const header = '管号,检测结果,N,ORF1ab,检测时间';
  const boundary = 'results';
  async function upload(content: string | Buffer, headers = desk.laboratory, lab = '海珠区疾控', name = '结果.csv') {
    const payload = Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="laboratory"\r\n\r\n${lab}\r\n`),
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      Buffer.from(content as string),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    return desk.app.inject({ method: 'POST', url: desk.url('lab-batches'), headers: { ...headers, ...type }, payload });
  }

  test('in GBK goes in; one line that is broken is named in the language of the reader, and the rest is not lost', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    const others = Array.from({ length: 300 }, (_, index) => `T${String(index).padStart(5, '0')}`);
    await desk.database.engine.connectOwner().then(async (owner) => {
      await owner.execute(`insert into firebreak.tube (home, outbreak, code, area, created_at, updated_at, capacity, members, state, opened_at, received_at, laboratory)
        select '440000', '${desk.round.outbreak}', c, a.path, now(), now(), 10, 10, 'received', now(), now(), '海珠区疾控'
        from firebreak.area a, unnest(array['${others.join("','")}']) c where a.code = '${testArea}'`);
      owner.release();
    });
    const lines = [header, ...others.map((tube) => `${tube},阴性,,,2022-07-12 13:00`), 'POOL01,阳性,22.1,23,2022-07-12 13:00'];
    lines[150] = `${others[149]},看不清,,,2022-07-12 13:00`;
    const answer = await upload(gbk(lines.join('\r\n')), { ...desk.laboratory, 'accept-language': 'zh-Hans' });
    expect(answer.statusCode, answer.body).toBe(201);
    const batch = answer.json<LabBatch>();
    expect(batch).toMatchObject({
      state: 'done',
      format: 'csv',
      lines: 301,
      taken: 300,
      refused: 1,
      positives: ['POOL01'],
      control: 'none',
    });
    // The header is line 1, so that result 150 stands on line 151.
    expect(batch.problems).toMatchObject([
      { line: 151, value: '看不清', code: 'OUTCOME_UNCLEAR', why: '看不懂该结果', remedy: '请写阳性、阴性、可疑或无效。' },
    ]);
    expect(await desk.one(`select count(*)::int as tested from tube where state = 'tested'`)).toEqual({ tested: 300 });
    expect((await desk.pools())[0]).toMatchObject({ tube: 'POOL01', state: 'recall' });
  });

  test('that comes twice changes nothing', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    const content = `${header}\nPOOL01,阳性,22.1,23,2022-07-12 13:00`;
    const first = (await upload(content)).json<LabBatch>();
    desk.at(5);
    const journal = await desk.one('select max(sequence) as last from journal');
    expect((await upload(content)).json<LabBatch>()).toEqual(first);
    expect(await desk.one('select max(sequence) as last from journal')).toEqual(journal);
    expect(await desk.one('select count(*)::int as results from tube_result')).toEqual({ results: 1 });
  });

  test('whose controls failed reports no negatives, and its positives for a re-test only', async () => {
    await desk.round.fillTube('POOL01', desk.family);
    const other = await desk.round.addHousehold('0202', ['赵四', '赵五']);
    await desk.round.fillTube('POOL02', other);
    const content = `${header}\nPOOL01,阳性,22.1,23,\nPOOL02,阴性,,,\nPC,阴性,,,\nNC,阴性,,,`;
    const batch = (await upload(content)).json<LabBatch>();
    expect(batch).toMatchObject({ control: 'failed', positives: [], problems: [{ code: 'CONTROL_FAILED' }] });
    expect(batch.problems[0]?.why).toBe(
      'The controls of run — failed (positive control negative): 1 negatives are not reported, 1 positives are for a re-test only',
    );
    expect(await desk.round.rows('select code, outcome, state from tube order by code')).toEqual([
      { code: 'POOL01', outcome: 'indeterminate', state: 'received' },
      { code: 'POOL02', outcome: 'invalid', state: 'received' },
    ]);
    expect(await desk.pools()).toEqual([]);
    // Run again with controls that pass.
    desk.at(30);
    const rerun = (await upload(`${header}\nPOOL01,阳性,22.1,23,\nPOOL02,阴性,,,\nPC,阳性,,,\nNC,阴性,,,`)).json<LabBatch>();
    expect(rerun).toMatchObject({ control: 'passed', taken: 2, positives: ['POOL01'], problems: [] });
    expect((await desk.pools())[0]).toMatchObject({ tube: 'POOL01', state: 'recall' });
  });

  test('that is no file of results is refused with what to do, and so is one of nobody', async () => {
    expect((await upload('')).json()).toMatchObject({ code: 'RESULT_FILE_UNREADABLE' });
    expect((await upload(`${header}\nPOOL01,阴性,,,`, desk.laboratory, '')).json()).toMatchObject({ code: 'LABORATORY_MISSING' });
    expect(await desk.one('select count(*)::int as batches from lab_batch')).toEqual({ batches: 0 });
  });
});

/** A few words in GBK, from the table of the standard (GB 18030); everything else here is ASCII. */
function gbk(text: string): Buffer {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) table.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail);
  }
  return Buffer.from(
    [...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : [table.get(letter)! >> 8, table.get(letter)! & 255])),
  );
}
