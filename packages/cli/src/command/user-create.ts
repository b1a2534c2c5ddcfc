import { type Role, roles, UserName } from '@firebreak/contract';
import { createUser } from '@firebreak/server/feature/account/service';
import { Command, InvalidArgumentError } from 'commander';
import { choiceOption, required } from '../option.ts';
import { withData } from '../data-option.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { printJson, say } from '../output.ts';
import { text } from '../text.ts';

interface UserOptions extends DataOptions {
  readonly role: Role;
  readonly area: string;
}

/** `firebreak user create`: a user with one grant, and the link with which they set a password. */
export function userCreateCommand(): Command {
  const command = new Command('create')
    .description('Create a user and print the one-time link with which they set a password')
    .argument('<name>', 'name to sign in with', nameArgument)
    .addOption(required(choiceOption('--role <role>', 'what the user may do', roles)))
    .requiredOption('--area <code>', 'area in which the user works');
  return withData(command).action((name: string, options: UserOptions) => atDesk(options, (desk) => run(desk, name, options)));
}

function nameArgument(given: string): string {
  if (!UserName.safeParse(given).success) throw new InvalidArgumentError('Use 2 to 60 letters, digits, dots, dashes or underscores.');
  return given;
}

async function run({ platform, operator }: Desk, name: string, { role, area, json }: UserOptions): Promise<void> {
  const grants = [{ role, area, outbreak: null, expiresAt: null }];
  const { user, link } = await createUser(platform, operator, { name, displayName: name, locale: 'zh-Hans', grants });
  if (json) printJson({ user, link });
  else say(text('userCreated', { name: user.name, link }));
}
