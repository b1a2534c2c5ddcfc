import { type Role, roles, UserName } from '@firebreak/contract';
import { createUser } from '@firebreak/server/feature/account/service';
import { Argument, Command } from 'commander';
import { choiceOption, required } from '../option.ts';
import { withData } from '../data-option.ts';
import { atDesk, type DataOptions, type Desk } from '../installation.ts';
import { printJson, say } from '../output.ts';
import { ValueError } from '../usage/value-error.ts';
import { text } from '../text.ts';

interface UserOptions extends DataOptions {
  readonly role: Role;
  readonly area: string;
}

/** `firebreak user create`: a user with one grant, and the link with which they set a password. */
export function userCreateCommand(): Command {
  const command = new Command('create')
    .addArgument(new Argument('<name>').argParser(nameArgument))
    .addOption(required(choiceOption('--role <role>', roles)))
    .requiredOption('--area <code>');
  return withData(command).action((name: string, options: UserOptions) => atDesk(options, (desk) => run(desk, name, options)));
}

function nameArgument(given: string): string {
  if (!UserName.safeParse(given).success) throw new ValueError('VALUE_NOT_A_USER_NAME');
  return given;
}

async function run({ platform, operator }: Desk, name: string, { role, area, json }: UserOptions): Promise<void> {
  const grants = [{ role, area, outbreak: null, expiresAt: null }];
  const { user, link } = await createUser(platform, operator, { name, displayName: name, locale: 'zh-Hans', grants });
  if (json) printJson({ user, link });
  else say(text('userCreated', { name: user.name, link }));
}
