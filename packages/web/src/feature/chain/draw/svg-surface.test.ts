import { expect, test } from 'vitest';
import { svgSurface } from './svg-surface.ts';

test('a name that looks like markup stays a name in the picture', () => {
  const written = (text: string): string => {
    const surface = svgSurface('sans-serif');
    surface.texts([{ x: 0, y: 0, text }], { color: '#888', size: 12 });
    return surface.elements();
  };
  expect(written('<script>"王&Co"</script>')).toContain('>&lt;script&gt;&quot;王&amp;Co&quot;&lt;/script&gt;</text>');
  // Characters that XML cannot hold are left out; half of a pair made the whole file unreadable.
  expect(written('a\u0000b\ud800\u0008c')).toContain('>abc</text>');
});

test('a link goes down at its source and across at its target', () => {
  const surface = svgSurface('sans-serif');
  surface.elbows([10, 20, 50, 60], 0, { color: '#888', width: 1 });
  expect(surface.elements()).toBe('<path d="M10.0 20.0V60.0H50.0" fill="none" stroke="#888" stroke-width="1"/>');
});

test('a corner is no rounder than the link is long', () => {
  const surface = svgSurface('sans-serif');
  surface.elbows([10, 20, 13, 60], 8, { color: '#888', width: 1 }); // 3 px across: bend of 3
  expect(surface.elements()).toContain('M10.0 20.0V57.0Q10.0 60.0 13.0 60.0H13.0');
});
