import { type Locale } from '@firebreak/contract';
import { type Argument, type Command, Help, type Option } from 'commander';
import { widthOf } from '../output.ts';
import { saidIn } from './help-text.ts';
import { headings, notes, valueName, withValueNames } from './words.ts';
import { wrapText } from './wrap-text.ts';

/** The help of commander in a language: its headings and notes, and columns that stand where a terminal puts Chinese characters. */
export class TerminalHelp extends Help {
  private readonly locale: Locale;

  constructor(locale: Locale) {
    super();
    this.locale = locale;
  }

  override displayWidth(text: string): number {
    return widthOf(text);
  }

  override boxWrap(text: string, width: number): string {
    return width < this.minWidthToWrap ? text : wrapText(text, width);
  }

  override styleTitle(title: string): string {
    return Object.hasOwn(headings, title) ? saidIn(headings[title as keyof typeof headings], this.locale) : title;
  }

  override commandUsage(command: Command): string {
    return withValueNames(super.commandUsage(command), this.locale);
  }

  override subcommandTerm(command: Command): string {
    return withValueNames(super.subcommandTerm(command), this.locale);
  }

  override optionTerm(option: Option): string {
    return withValueNames(option.flags, this.locale);
  }

  override argumentTerm(argument: Argument): string {
    return valueName(argument.name(), this.locale);
  }

  override optionDescription(option: Option): string {
    const takesValue = option.required || option.optional;
    return this.noted(option, { isNeeded: option.mandatory, hasDefault: takesValue });
  }

  override argumentDescription(argument: Argument): string {
    return this.noted(argument, { isNeeded: false, hasDefault: true });
  }

  /** A description with what may be given, and what holds where nothing is given. */
  private noted(
    { description, argChoices, defaultValue, defaultValueDescription }: Option | Argument,
    { isNeeded, hasDefault }: { isNeeded: boolean; hasDefault: boolean },
  ): string {
    const said = [
      ...(isNeeded ? [saidIn(notes.needed, this.locale)] : []),
      ...(argChoices === undefined ? [] : [this.filled('choices', argChoices.join(', '))]),
      ...(hasDefault ? defaultText(defaultValue, defaultValueDescription).map((value) => this.filled('default', value)) : []),
    ];
    if (said.length === 0) return description;
    return this.locale === 'en' ? `${description} (${said.join('; ')})` : `${description}（${said.join('；')}）`;
  }

  private filled(note: 'choices' | 'default', values: string): string {
    return saidIn(notes[note], this.locale).replace('{values}', () => values);
  }
}

/** A default as it would be typed; an empty list says nothing. */
function defaultText(value: unknown, description: string | undefined): string[] {
  if (description !== undefined) return [description];
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.join(',')];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
