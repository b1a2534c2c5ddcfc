import { locales } from '@firebreak/contract';
import { type Argument, type Command, type Option } from 'commander';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../output.ts';
import { createProgram } from '../program.ts';
import { createStatisticsProgram } from '../statistics.ts';
import { usageTexts } from '../usage/usage-text.ts';
import { commandHelps, commonHelps } from './catalogue.ts';
import { type Said } from './help-text.ts';
import { speaking } from './speaking.ts';
import { headings, isValueKnown, notes, valueName } from './words.ts';
import { wrapText } from './wrap-text.ts';

interface Spoken {
  readonly path: string;
  readonly command: Command;
}

/** Every command with the words that call it, nouns and the program itself among them. */
const all = (command: Command, path = ''): Spoken[] => [
  { path, command },
  ...command.commands.filter((child) => child.name() !== 'help').flatMap((child) => all(child, `${path} ${child.name()}`.trimStart())),
];
const commands = all(createProgram());

const argumentsOf = ({ command }: Spoken): readonly Argument[] => command.registeredArguments;
const optionsOf = ({ command }: Spoken): readonly Option[] => command.options;

/** Every text of the help, by where it stands. */
const saidTexts = (): (readonly [place: string, said: Said])[] => [
  ...Object.entries(commandHelps).flatMap(([path, { about, arguments: given = {}, options = {} }]) => [
    [path, about] as const,
    ...Object.entries({ ...given, ...options }).map(([name, said]) => [`${path} ${name}`, said] as const),
  ]),
  ...Object.entries(commonHelps),
  ...Object.entries(headings),
  ...Object.entries(notes),
  ...Object.entries(usageTexts).flatMap(([code, texts]) =>
    ([0, 1] as const).map((part) => [`${code} ${part}`, [texts['zh-Hans'][part], texts['zh-Hant'][part], texts.en[part]]] as const),
  ),
];

describe('the texts of the help', () => {
  test.each(locales)('in %s say what every command, argument and option is', (locale) => {
    const silent = all(speaking(createProgram(), locale)).flatMap((one) => [
      ...(one.command.description() === '' ? [one.path] : []),
      ...argumentsOf(one).flatMap(({ description, name }) => (description === '' ? [`${one.path} <${name()}>`] : [])),
      ...optionsOf(one).flatMap(({ description, long }) => (description === '' ? [`${one.path} ${long ?? ''}`] : [])),
    ]);
    expect(silent).toEqual([]);
  });

  test('are of commands, arguments and options that there are', () => {
    const known = new Map(
      commands.map((one) => [
        one.path,
        new Set([...argumentsOf(one).map((argument) => argument.name()), ...optionsOf(one).map(({ long }) => long ?? '')]),
      ]),
    );
    const unknown = Object.entries(commandHelps).flatMap(([path, { arguments: given = {}, options = {} }]) =>
      known.has(path) ? Object.keys({ ...given, ...options }).filter((name) => known.get(path)?.has(name) !== true) : [path],
    );
    expect(unknown).toEqual([]);
    const used = new Set([...known.values()].flatMap((names) => [...names]));
    expect(Object.keys(commonHelps).filter((name) => name !== '--help' && !used.has(name))).toEqual([]);
  });

  test('are another sentence in each language; traditional Chinese is not simplified Chinese left over', () => {
    const toTraditional = Converter({ from: 'cn', to: 't' });
    for (const [place, [hans, hant, en]] of saidTexts()) {
      expect(
        [hans, hant, en].every((text) => text.trim() !== ''),
        place,
      ).toBe(true);
      expect(hans === en || hant === en, place).toBe(false);
      const kept = [...hant].filter((character) => toTraditional(character) !== character && !inBoth.has(character));
      expect([place, kept]).toEqual([place, []]);
      expect([place, /[\u3400-\u9fff]/.test(hans), /[\u3400-\u9fff]/.test(en)]).toEqual([place, true, false]);
      expect([place, blanksOf(hans), blanksOf(hant)]).toEqual([place, blanksOf(en), blanksOf(en)]);
    }
  });

  test('name every value that an option or argument takes', () => {
    const words = commands.flatMap((one) => [
      ...optionsOf(one).flatMap(({ flags }) => [...flags.matchAll(/[<[]([^>\]]+)[>\]]/g)].map(([, word = '']) => word)),
      ...argumentsOf(one).map((argument) => argument.name()),
    ]);
    expect([...new Set(words)].filter((word) => !isValueKnown(word))).toEqual([]);
    expect([valueName('paths...', 'zh-Hans'), valueName('column', 'zh-Hant'), valueName('a,b,c,d', 'en')]).toEqual([
      '路径...',
      '欄',
      'a,b,c,d',
    ]);
  });

  test('of the commands on plain files are the same without the others', () => {
    const alone = all(createStatisticsProgram()).filter(({ path }) => path !== '');
    for (const { path, command } of alone)
      expect(command.description()).toBe(commands.find((one) => one.path === path)?.command.description());
  });
});

describe('the page of help', () => {
  test.each(locales)('in %s has its columns one under the other, a Chinese character taking two', (locale) => {
    for (const { path, command } of all(speaking(createProgram(), locale))) {
      const items = command
        .helpInformation()
        .split('\n')
        .filter((line) => /^ {2}\S/.test(line));
      // Behind the name of an item at least two spaces: where its description begins is the same for all.
      const begins = items.flatMap((line) => {
        const name = /^ {2}\S(?:.*?\S)?(?= {2,}\S)/.exec(line)?.[0];
        return name === undefined ? [] : [widthOf(line.slice(0, name.length + / */.exec(line.slice(name.length))![0].length))];
      });
      expect([path, new Set(begins).size]).toEqual([path, 1]);
    }
  });

  test.each(locales)('in %s keeps within the width of the terminal', (locale) => {
    const rt = all(speaking(createProgram(), locale)).find(({ path }) => path === 'rt')?.command;
    const lines = rt?.helpInformation().split('\n') ?? [];
    expect(lines.length).toBeGreaterThan(30);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  test('has no heading and no note of commander left in English', () => {
    for (const { path, command } of all(speaking(createProgram(), 'zh-Hans'))) {
      expect([path, /Usage:|Options:|Commands:|Arguments:|default:|choices:|display help/.exec(command.helpInformation())]).toEqual([
        path,
        null,
      ]);
    }
  });
});

describe('wrapping', () => {
  test('breaks between Chinese characters, and never begins a line with what closes', () => {
    // Four characters fill eight columns; the comma goes with the second 病, so that 病 goes with it.
    expect(wrapText('发病发病，报告', 8)).toBe('发病发\n病，报告');
    expect(wrapText('一（二三', 4)).toBe('一\n（二\n三');
  });

  test('breaks between words, keeps line breaks, and lets a long word stand alone', () => {
    expect(wrapText('one two three', 7)).toBe('one two\nthree');
    expect(wrapText('a\nb', 7)).toBe('a\nb');
    expect(wrapText('x {"facts":["kind"]} y', 8)).toBe('x\n{"facts":["kind"]}\ny');
  });
});

/** What a text fills in, whatever the order of the words. */
const blanksOf = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([blank]) => blank)
    .toSorted()
    .join();

/** Characters that the conversion would change one by one, and that traditional Chinese writes too. */
const inBoth = new Set('台里后只面系准群峰床布干');
