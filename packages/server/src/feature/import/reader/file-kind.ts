import { ReadingError } from './reading-error.ts';

/** The kind of a file by its first bytes; its name decides nothing. */
export function kindOfBytes(head: Buffer, file: string): 'zip' | 'json' | 'csv' {
  if (head.length === 0) throw new ReadingError('FILE_EMPTY', { file });
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 9) < 9) return 'zip';
  if (head.subarray(0, 4).equals(OLE)) throw new ReadingError('FILE_OLD_EXCEL', { file });
  if (REFUSED.some((mark) => head.subarray(0, mark.length).equals(mark))) throw new ReadingError('FILE_NOT_A_TABLE', { file });
  const text = head
    .toString('latin1')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^\{\s*["}]/u.test(text) || /^\[\s*[[{\]"\dtfn-]/u.test(text) || text === '[' || text === '{') return 'json';
  return 'csv';
}

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** PDF, PNG, JPEG, GIF, gzip. */
const REFUSED = ['25504446', '89504e47', 'ffd8ff', '47494638', '1f8b'].map((hex) => Buffer.from(hex, 'hex'));
