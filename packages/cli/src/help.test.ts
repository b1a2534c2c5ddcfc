import { type Command } from 'commander';
import { expect, test } from 'vitest';
import { createStatisticsProgram } from './statistics.ts';
import { inClone, temporaryFolder } from './testing/folder.ts';
import { statisticsIn } from './testing/run.ts';

const { path } = temporaryFolder();
const firebreak = await statisticsIn('zh-Hans');

const leaves = (command: Command): Command[] => (command.commands.length === 0 ? [command] : command.commands.flatMap(leaves));
const commands = createStatisticsProgram()
  .commands.flatMap(leaves)
  .filter((command) => command.name() !== 'help');

/** The examples under a command's help, as words. */
async function examplesOf(command: Command): Promise<string[][]> {
  const words = [...(command.parent?.parent ? [command.parent.name()] : []), command.name()];
  const { stdout } = await firebreak(...words, '--help');
  return [...stdout.matchAll(/^ {2}\$ npx firebreak (.+)$/gm)].map(([, line = '']) =>
    line.split(' ').map((word) => word.replaceAll("'", '')),
  );
}

/** Files of the clone, and figures into a folder of the test. */
const placed = (words: readonly string[]): string[] =>
  words.map((word, at) => (word.startsWith('examples/') ? inClone(word) : words[at - 1] === '--plot' ? path(word) : word));

test.each(commands.map((command) => [command.name(), command] as const))('%s: every example of its help runs', async (_, command) => {
  const examples = await examplesOf(command);
  expect(examples.length).toBeGreaterThan(0);
  for (const words of examples) {
    const { status, stdout, stderr } = await firebreak(...placed(words));
    expect([words.join(' '), status, stderr.replace(/^图已写入 .*。\n$/, '')]).toEqual([words.join(' '), 0, '']);
    expect(stdout).toContain('哪些情况会使结果出错');
    expect(stdout).not.toMatch(/undefined|NaN|\{\w+\}/);
  }
});
