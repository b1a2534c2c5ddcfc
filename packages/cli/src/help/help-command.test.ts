import { type Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { onPlainFiles } from '../on-plain-files.ts';
import { createProgram } from '../program.ts';
import { createStatisticsProgram } from '../statistics.ts';
import { statisticsIn } from '../testing/run.ts';

const firebreak = await statisticsIn('en');

/** The words of every command and noun. */
const paths = (command: Command, path: readonly string[] = []): (readonly string[])[] =>
  command.commands
    .filter((child) => child.name() !== 'help')
    .flatMap((child) => [[...path, child.name()], ...paths(child, [...path, child.name()])]);

describe('firebreak help', () => {
  test.each(paths(createStatisticsProgram()))('%s %s prints the help of that very command', async (...given) => {
    const words = given.filter((word) => word !== undefined);
    const [noun = '', ...rest] = words;
    const asked = await firebreak(...words, '--help');
    expect([asked.status, asked.stdout.split(' [')[0]]).toEqual([0, `Usage: firebreak ${words.join(' ')}`]);
    expect(await firebreak('help', ...words)).toMatchObject({ status: 0, stdout: asked.stdout, stderr: '' });
    if (rest.length > 0) expect((await firebreak(noun, 'help', ...rest)).stdout).toBe(asked.stdout);
  });

  test.each([
    [['help', 'pool', 'plam'], 'There is no command “plam”. Did you mean plan? See firebreak pool --help. [COMMAND_UNKNOWN]\n'],
    [['help', 'measur'], 'There is no command “measur”. Did you mean measure? See firebreak --help. [COMMAND_UNKNOWN]\n'],
    [['pool', 'help', 'plam'], 'There is no command “plam”. Did you mean plan? See firebreak pool --help. [COMMAND_UNKNOWN]\n'],
    [['help', 'rt', 'now'], 'There is no command “now”. Check its spelling. See firebreak rt --help. [COMMAND_UNKNOWN]\n'],
  ])('%j is no command: it says so and names the nearest', async (given, said) => {
    expect(await firebreak(...given)).toMatchObject({ status: 2, stdout: '', stderr: said });
  });

  test('is there for every command of the whole program too', () => {
    const nouns = createProgram().commands.filter(({ commands }) => commands.length > 0);
    expect(nouns.filter(({ commands }) => !commands.some((child) => child.name() === 'help')).map((noun) => noun.name())).toEqual([]);
  });
});

test('the commands that start without the server are those that compute from plain files', () => {
  const alone = createStatisticsProgram().commands.map((command) => command.name());
  expect([...onPlainFiles].toSorted()).toEqual(alone.filter((name) => name !== 'help').toSorted());
});

describe('an option that is misspelt', () => {
  test.each([
    ['measure', 'sar', 'x.csv', '--houshold', 'family'],
    ['pool', 'plan', '--prevalance', '0.01'],
    ['measure', 'stratified', 'x.csv', '--exposure', 'a', '--stratm', 'b'],
  ])('%s %s is told with the nearest, also where one that is needed is then missing', async (...given) => {
    const { status, stderr } = await firebreak(...given);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^There is no option --\w+\. Did you mean --(household|prevalence|stratum)\?/),
    ]);
  });

  test('and one that is needed and not there is told as before', async () => {
    expect((await firebreak('measure', 'sar', 'x.csv')).stderr).toContain('[OPTION_MISSING]');
  });
});
