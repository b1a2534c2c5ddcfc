import { type PackFile, playScenario, readCatalogue, type ScenarioFailure } from '@firebreak/protocol';
import { Command } from 'commander';
import { exitCodes } from '../failure.ts';
import { printJson, say, warn } from '../output.ts';
import { issueLine, readPackFiles, shippedPacks } from '../pack-files.ts';
import { jsonOption } from '../option.ts';
import { text } from '../text.ts';

/** `firebreak protocol check`: packs and their scenarios, every fault with its place and what to do. */
export function protocolCheckCommand(): Command {
  return new Command('check').argument('<paths...>').option('--alone').addOption(jsonOption()).action(run);
}

function run(paths: readonly string[], { alone, json }: { readonly alone?: true; readonly json?: true }): void {
  const { packs, scenarios } = readPackFiles(paths);
  const { catalogue, issues: found } = readCatalogue([...packs, ...(alone ? [] : foundations(packs))]);
  const checked = new Set([...packs, ...scenarios].map(({ path }) => path));
  const played = scenarios.map((scenario) => playScenario(catalogue, scenario));
  const issues = [...found, ...played.flatMap((one) => one.issues)].filter(({ file }) => checked.has(file));
  const failures = played.flatMap((one) => one.failures);
  const editions = catalogue.editions.filter(({ file }) => checked.has(file));
  const overlays = catalogue.overlays.filter(({ file }) => checked.has(file));
  if (json) {
    const names = editions.map(({ pack, hash, file }) => ({ id: pack.meta.id, edition: pack.meta.edition, hash, file }));
    printJson({
      ok: issues.length + failures.length === 0,
      editions: names,
      overlays: overlays.map(({ meta, hash, file }) => ({ id: meta.id, edition: meta.edition, hash, file })),
      scenarios: scenarios.length,
      issues,
      failures,
    });
  } else for (const line of [...issues.map(issueLine), ...failures.map(failureLine)]) warn(line);
  if (issues.length + failures.length > 0) {
    process.exitCode = exitCodes.refused;
    if (!json) warn(text('packsRefused', { count: issues.length + failures.length }));
  } else if (!json) say(text('packsWhole', { editions: editions.length, overlays: overlays.length, scenarios: scenarios.length }));
}

/** Packs that come with the program and are not among those checked: what is checked may build upon them. */
function foundations(checked: readonly PackFile[]): PackFile[] {
  const known = new Set(checked.map(({ text: content }) => content));
  const editions = new Set(checked.flatMap(({ text: content }) => nameIn(content) ?? []));
  return readPackFiles([shippedPacks]).packs.filter(({ text: content }) => !known.has(content) && !editions.has(nameIn(content) ?? ''));
}

/** Id and edition as the file writes them, so that a changed copy of a shipped pack stands in its place. */
function nameIn(content: string): string | undefined {
  const [id, edition] = [/^ {2}id: *(\S+)/m.exec(content)?.[1], /^ {2}edition: *(\S+)/m.exec(content)?.[1]];
  return id === undefined || edition === undefined ? undefined : `${id} ${edition.replaceAll(/["']/g, '')}`;
}

const failureLine = ({ file, at, person, expected, found }: ScenarioFailure): string =>
  text('scenarioFailed', { place: `${file} ${at}`, person, expected, found });
