import i18next from 'i18next';

/**
 * A number with its noun in the form the number asks for, where a sentence holds more numbers than its one plural can follow:
 * `{{cases, counted(one: case; other: cases)}}` is "1 case", "0 cases", "1,204 cases". For English; Chinese has one form.
 */
export function counted(value: unknown, _locale: string | undefined, forms: Readonly<Record<string, unknown>>): string {
  return `${String(value)} ${String(String(value) === '1' ? forms['one'] : forms['other'])}`;
}

/** Makes the form known to the texts; after they are initialised. */
export const addCounted = (): void => i18next.services.formatter?.add('counted', counted);
