import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';

/** The libraries as somebody gets them who has nothing of this repository: packed, installed without a network, used. */
const libraries = ['epi', 'engine'] as const;

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'firebreak-pack-'));
const consumer = join(folder, 'consumer');
const packed = new Map<string, Packed>();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, given: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, given, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: join(folder, 'cache') },
  });
  if (status !== 0) throw new Error(`${command} ${given.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

const write = (name: string, content: string): string => {
  writeFileSync(join(consumer, name), content);
  return join(consumer, name);
};

beforeAll(() => {
  for (const name of libraries) {
    const told = run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], join(root, 'packages', name));
    packed.set(name, (JSON.parse(told.slice(told.indexOf('['))) as Packed[])[0]!);
  }
  mkdirSync(consumer);
  write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const tarballs = libraries.map((name) => join(folder, packed.get(name)!.filename));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', ...tarballs], consumer);
});

test.each(libraries)('%s is packed with what it needs and nothing else', (name) => {
  const paths = packed.get(name)!.files.map(({ path }) => path);
  for (const wanted of ['README.md', 'LICENSE', 'package.json', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts'])
    expect(paths).toContain(wanted);
  expect(paths.filter((path) => /\.test\.|tsbuildinfo|fixture|^(bench|reference)\//.test(path))).toEqual([]);
});

describe('installed in an empty folder', () => {
  test('nothing else comes with them', () => {
    const { packages } = JSON.parse(readFileSync(join(consumer, 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> };
    expect(Object.keys(packages).toSorted()).toEqual(['', 'node_modules/@firebreak/engine', 'node_modules/@firebreak/epi']);
  });

  test('every example of their READMEs runs in Node and gives what the README says', () => {
    for (const name of libraries) {
      const readme = readFileSync(join(consumer, 'node_modules/@firebreak', name, 'README.md'), 'utf8');
      const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
      expect(examples.length).toBeGreaterThanOrEqual(3);
      examples.forEach((example, at) => {
        const { script, promised } = withAnswers(example);
        const given = JSON.parse(run(process.execPath, [write(`${name}-${at}.mjs`, script)], consumer)) as unknown[];
        expect(given).toHaveLength(promised.length);
        given.forEach((value, index) => expectAsSaid(value, promised[index] ?? ''));
      });
    }
  });

  test('the numbers are those of the sources', () => {
    const file = write(
      'values.mjs',
      `import { estimateRt, rtRows } from '@firebreak/engine/rt';
       const cases = [1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1, 0, 2, 0, 0, 0, 0, 2, 0, 2, 0];
       console.log(JSON.stringify(rtRows(estimateRt(cases, { serialInterval: { mean: 2.6, sd: 1.5 } }))[0].mean));`,
    );
    expect(JSON.parse(run(process.execPath, [file], consumer))).toBeCloseTo(firstWeek(), 8);
  });

  test('a browser runs a bundle of them: no module of Node, no global but those of the language', async () => {
    const entry = write(
      'browser.mjs',
      `import { riskRatio } from '@firebreak/engine/measure';
       import { estimateRt } from '@firebreak/engine/rt';
       export const ratio = riskRatio({ exposedCases: 43, exposedNonCases: 11, unexposedCases: 3, unexposedNonCases: 18 }).estimate;
       export const mean = estimateRt([1, 1, 0, 2, 5, 3, 3, 3, 6, 2], { serialInterval: { mean: 2.6, sd: 1.5 } }).mean[0];`,
    );
    const bundle = await rolldown({ input: entry, platform: 'browser', cwd: consumer });
    const { output } = await bundle.generate({ format: 'iife', name: 'result', minify: true });
    await bundle.close();
    expect(output).toHaveLength(1);
    const { code } = output[0];
    expect(code).not.toMatch(/node:|require\(/);
    expect(code.length).toBeLessThan(60_000); // what is not used is not bundled
    const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } }); // no console, no timers, no process
    const { ratio, mean } = vm.runInContext(`${code}; result`, context) as { ratio: number; mean: number };
    expect(ratio).toBeCloseTo(43 / 54 / (3 / 21), 12);
    expect(mean).toBeCloseTo(firstWeek(), 8);
  });

  test('types pass without the DOM and without Node, checked to the last declaration', () => {
    write(
      'typed.ts',
      `import { createRng, type CalendarDate } from '@firebreak/epi';
       import { estimateRt, type RtRow, rtRows } from '@firebreak/engine/rt';
       import { spatialScan } from '@firebreak/engine/scan';
       import { nowcast, reportingTriangle } from '@firebreak/engine/nowcast';
       import { farringtonFlexible, type Verdict } from '@firebreak/engine/detection';
       import { riskRatio, type Estimate } from '@firebreak/engine/measure';
       export const rows: RtRow[] = rtRows(estimateRt(new Float64Array(30), { serialInterval: { shares: [0, 0.5, 0.5] } }));
       export const ratio: Estimate | null = riskRatio({ exposedCases: 1, exposedNonCases: 2, unexposedCases: 3, unexposedNonCases: 4 });
       export const verdicts: Verdict[] = farringtonFlexible({ counts: [1, 2, null] });
       export const days = (when: CalendarDate) => nowcast(reportingTriangle([{ event: when, report: when }], { now: when, maxDelay: 1 })).days;
       export const first = spatialScan({ model: 'poisson', places: [], cases: [], population: [] }, { rng: createRng('x') }).clusters[0]?.centre;
       // @ts-expect-error a serial interval needs a standard deviation
       estimateRt([1], { serialInterval: { mean: 2 } });`,
    );
    write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          target: 'ES2023',
          lib: ['ES2023'],
          types: [],
          module: 'NodeNext',
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          skipLibCheck: false,
        },
        files: ['typed.ts'],
      }),
    );
    expect(run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'], consumer)).toBe('');
  });
});

/** An example whose answered lines (`expression; // answer`) print their values as one JSON list. */
function withAnswers(example: string): { script: string; promised: string[] } {
  const promised: string[] = [];
  const lines = example.split('\n').map((line) => {
    const [, expression, answer] = /^(?!import|const|\/\/|\s)(.+); \/\/ (.+)$/.exec(line) ?? [];
    if (expression === undefined || answer === undefined || !/^[\d'[{]/.test(answer)) return line;
    promised.push(answer);
    return `answers.push(${expression});`;
  });
  return { script: `const answers = [];\n${lines.join('\n')}\nconsole.log(JSON.stringify(answers));\n`, promised };
}

/** The numbers an answer names, to the digits it gives, and its words. */
function expectAsSaid(value: unknown, answer: string): void {
  const said = answer.split(':').length > 2 || answer.startsWith('{') || answer.startsWith('[') ? answer : answer.split(/[:;] /)[0]!;
  if (said.startsWith("'") || said.startsWith('['))
    return expect(JSON.stringify(value).replaceAll('"', "'").replaceAll(',', ', ')).toBe(said);
  const numbers = (text: string): number[] => [...text.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(Number);
  const own = typeof value === 'number' ? [value] : numbersNamed(value, said);
  expect(numbers(said).map((number, at) => Number((own[at] ?? NaN).toPrecision(digitsOf(number))))).toEqual(numbers(said));
}

/** Values of an object in the order in which an answer names its keys. */
const numbersNamed = (value: unknown, said: string): number[] =>
  [...said.matchAll(/(\w+): -?\d/g)].map(([, key = '']) => (value as Record<string, number>)[key] ?? NaN);

const digitsOf = (number: number): number =>
  String(number)
    .replace(/e.*$/, '')
    .replace(/^-?0?\.?0*/, '')
    .replace('.', '').length || 1;

/** Mean of Rt in the first week of the school of 2009, by EpiEstim 2.2.4. */
function firstWeek(): number {
  const file = join(root, 'packages/engine/reference/rt/fixture/estimate_r-flu2009.json');
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { name: string; expected: { mean: number[] } }[] };
  return cases.find(({ name }) => name === 'parametric_si mean=2.6 sd=1.5 window=7 prior=(5,5)')!.expected.mean[0]!;
}
