import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlainRecords } from './plain-records.ts';

/** All records of a text that comes in pieces, and what is left for the parser. */
function recordsOf(pieces: readonly string[], mostLength = 100): { records: string[][]; refused: string | undefined } {
  const plain = new PlainRecords(',', mostLength);
  const records: string[][] = [];
  for (const [index, piece] of pieces.entries()) {
    records.push(...plain.take(piece));
    const refused = plain.refused();
    if (refused !== undefined) return { records, refused: refused + pieces.slice(index + 1).join('') };
  }
  return { records: [...records, ...plain.end()], refused: undefined };
}

const parsed = (text: string): string[][] => parse(text, { relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
const sign = fc.constantFrom('a', '王', ',', '\n', '\r', '\r\n', ' ');

test('without quotes: the records of the parser, wherever the text is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.array(sign).map((signs) => signs.join(''))), (pieces) => {
      expect(recordsOf(pieces)).toEqual({ records: parsed(pieces.join('')), refused: undefined });
    }),
  );
});

test('from a quote on the parser goes on at the start of the record', () => {
  const quoting = fc.array(fc.array(fc.oneof(sign, fc.constant('"b\n,c"'))).map((signs) => signs.join('')));
  fc.assert(
    fc.property(quoting, (pieces) => {
      const text = pieces.join('');
      const { records, refused = '' } = recordsOf(pieces);
      const end = /\r\n|\n|\r/u.exec(text.slice(0, text.indexOf('"')))?.[0];
      const rest = records.length === 0 || end === undefined ? parsed(refused) : parseEndedBy(refused, end);
      expect([...records, ...rest]).toEqual(parsed(text));
    }),
  );
});
const parseEndedBy = (text: string, end: string): string[][] =>
  parse(text, { record_delimiter: end, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });

test('a record that is too long is for the parser, which says so; those before it are given', () => {
  expect(recordsOf(['a\n', `${'b'.repeat(101)}\nc\n`])).toEqual({ records: [['a']], refused: `${'b'.repeat(101)}\nc\n` });
  expect(recordsOf(['a\nb', 'b'.repeat(100)])).toEqual({ records: [['a']], refused: 'b'.repeat(101) });
});
