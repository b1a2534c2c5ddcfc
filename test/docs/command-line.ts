/** What the documentation check reads of a commander command. */
export interface CommandShape {
  name(): string;
  readonly commands: readonly CommandShape[];
  readonly options: readonly { readonly long?: string | undefined | null; readonly hidden: boolean }[];
}

/**
 * Commands and options that the reference page does not describe. A command stands there in a heading as it is typed
 * (`## firebreak chains recorded`), an option in backticks anywhere under that heading, before the next one.
 */
export function undocumented(program: CommandShape, page: string): string[] {
  const sections = new Map(page.split(/^#+ +/m).map((section) => [headingOf(section), section] as const));
  return leaves(program, program.name()).flatMap(({ title, command }) => {
    const section = sections.get(title);
    if (section === undefined) return [`${title} has no heading`];
    const options = command.options.filter((option) => !option.hidden).flatMap((option) => option.long ?? []);
    return options.filter((option) => !mentions(section, option)).map((option) => `${title} ${option} is not described`);
  });
}

const headingOf = (section: string): string => (section.split('\n')[0] ?? '').replaceAll('`', '').trim();

/** `--data` in `--data DIR`, but not in `--data-only`. */
const mentions = (section: string, option: string): boolean => new RegExp(`\`[^\`\n]*${option}(?![\\w-])[^\`\n]*\``).test(section);

/** Commands that do something, with the words that call them. */
function leaves(command: CommandShape, title: string): { title: string; command: CommandShape }[] {
  if (command.commands.length === 0) return [{ title, command }];
  return command.commands.filter((child) => child.name() !== 'help').flatMap((child) => leaves(child, `${title} ${child.name()}`));
}
