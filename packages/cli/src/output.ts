/** With `--json`, standard output carries one JSON document and nothing else; people read standard error beside it. */
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
export const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** Chinese characters take two columns of a terminal. */
export const widthOf = (cell: string): number =>
  [...cell].reduce(
    (width, letter) => width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(letter) ? 2 : 1),
    0,
  );
