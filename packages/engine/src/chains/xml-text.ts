/** Text as it may stand in XML, in an element or a quoted attribute. Characters XML cannot hold are dropped. */
export function xmlText(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(HALF_OF_A_PAIR, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** XML 1.0 §2.2: control characters but tab and line ends, and the two code points that are no characters. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const HALF_OF_A_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
