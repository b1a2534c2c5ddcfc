import { type Locale } from '@firebreak/contract';
import { type CommanderError } from 'commander';

/** The words of the command line that commander could not take: which, of what command. */
export class CommandLineError extends Error {
  readonly code: string;
  /** `firebreak measure rate`: its help says what there is. */
  readonly command: string;

  constructor({ code, message }: CommanderError, command: string) {
    super(message);
    this.name = 'CommandLineError';
    this.code = code;
    this.command = command;
  }
}

type Texts = Readonly<Record<Locale, string>>;

const help: Texts = {
  'zh-Hans': '用法见 {command} --help。',
  'zh-Hant': '用法見 {command} --help。',
  en: 'See {command} --help.',
};

/** By the code of commander; `{0}` and `{1}` are what stands in quotes in its message, `{rest}` what follows the first sentence. */
const texts: Readonly<Record<string, Texts>> = {
  'commander.missingArgument': { 'zh-Hans': '缺少参数“{0}”。', 'zh-Hant': '缺少參數「{0}」。', en: 'The argument “{0}” is missing.' },
  'commander.missingMandatoryOptionValue': {
    'zh-Hans': '缺少必需的选项 {0}。',
    'zh-Hant': '缺少必需的選項 {0}。',
    en: 'The option {0} is needed.',
  },
  'commander.optionMissingArgument': {
    'zh-Hans': '选项 {0} 后面缺少值。',
    'zh-Hant': '選項 {0} 後面缺少值。',
    en: 'The option {0} needs a value.',
  },
  'commander.invalidArgument': {
    'zh-Hans': '{0} 的值“{1}”无效。{rest}',
    'zh-Hant': '{0} 的值「{1}」無效。{rest}',
    en: '“{1}” is no value for {0}. {rest}',
  },
  'commander.unknownOption': { 'zh-Hans': '没有选项 {0}。', 'zh-Hant': '沒有選項 {0}。', en: 'There is no option {0}.' },
  'commander.unknownCommand': { 'zh-Hans': '没有命令“{0}”。', 'zh-Hant': '沒有命令「{0}」。', en: 'There is no command “{0}”.' },
  'commander.excessArguments': { 'zh-Hans': '参数过多。', 'zh-Hant': '參數過多。', en: 'There are too many arguments.' },
  'commander.conflictingOption': {
    'zh-Hans': '选项 {0} 与 {1} 不能同时使用。',
    'zh-Hant': '選項 {0} 與 {1} 不能同時使用。',
    en: 'The options {0} and {1} exclude each other.',
  },
};

/** What is wrong with the command line and where its help is, in the language of the terminal. */
export function commandLineText({ code, message, command }: CommandLineError, locale: Locale): string {
  const quoted = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const rest = /is invalid\.\s*(.*)$/s.exec(message)?.[1]?.trim() ?? '';
  const said = texts[code]?.[locale] ?? message.replace(/^error: /, '');
  const filled = said.replace(/\{(\d|rest)\}/g, (_, key: string) => (key === 'rest' ? rest : (quoted[Number(key)] ?? ''))).trim();
  const gap = locale === 'en' ? ' ' : '';
  return `${filled}${gap}${help[locale].replace('{command}', command)}`;
}
