import { currentLocale } from '../text/i18n.ts';

/**
 * Makes the packaged Chinese glyphs known before the first picture, on a machine that has none of its own; a machine
 * that has them fetches nothing. Only the slices with the characters on screen are fetched then.
 */
export async function prepareGlyphs(): Promise<void> {
  if (hasGlyph('医') && hasGlyph('醫')) return;
  const simplified = import('@fontsource-variable/noto-sans-sc/index.css');
  const wanted = currentLocale() === 'zh-Hant' ? [simplified, import('@fontsource-variable/noto-sans-tc/index.css')] : [simplified];
  // Without the glyphs the page still works, with boxes; it must not wait for them for ever.
  await Promise.allSettled(wanted);
}

/** Whether some font of the machine draws the character: it looks different from one that no font can have. */
function hasGlyph(character: string): boolean {
  const drawn = pictureOf(character);
  return drawn === undefined || drawn !== pictureOf(NO_CHARACTER);
}

function pictureOf(character: string): string | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE_PX;
  canvas.height = SIZE_PX;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return undefined;
  pen.font = `${SIZE_PX - 4}px sans-serif`;
  pen.textBaseline = 'top';
  pen.fillText(character, 0, 2);
  return pen.getImageData(0, 0, SIZE_PX, SIZE_PX).data.join();
}

/** Unicode promises never to assign it. */
const NO_CHARACTER = '\u{10FFFF}';
const SIZE_PX = 20;
