import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';
import { accessibilityProblems } from './accessibility.ts';
import { openBrowser } from './browser.ts';
import { keepScreen } from './screen.ts';

test('the browser has no Chinese of its own: two characters look the same', async () => {
  const page = await openPage('<html lang="zh-Hans"><body>疑似病例</body></html>');
  expect(await looksTheSame(page, 'sans-serif', '病', '例')).toBe(true);
});

test('Chinese reads when the page brings its font', async () => {
  const page = await openPage(
    `<html lang="zh-Hans"><head><link rel="stylesheet" href="/index.css"></head>
     <body style="font-family: 'Noto Sans SC Variable'; font-size: 48px">疑似病例 · 密切接触者 · 广州市</body></html>`,
  );
  await page.evaluate(() => document.fonts.ready);
  expect(await looksTheSame(page, "'Noto Sans SC Variable'", '病', '例')).toBe(false);
  await keepScreen(page, 'browser-chinese');
});

test('WebGL 2 draws', async () => {
  const page = await openPage('<html><body></body></html>');
  const green = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2');
    if (gl === null) return undefined;
    gl.clearColor(0, 1, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const pixel = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return [...pixel];
  });
  expect(green).toEqual([0, 255, 0, 255]);
});

test('axe names a button that says nothing, also under a strict content policy, and passes one that does', async () => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`;
  const body = (button: string): string =>
    `<html lang="en"><head><title>Cases</title>${policy}</head><body><main><h1>Cases</h1>${button}</main></body></html>`;
  const silent = await openPage(body('<button></button>'));
  expect((await accessibilityProblems(silent)).join('\n')).toContain('button-name');
  const speaking = await openPage(body('<button>Add a case</button>'));
  expect(await accessibilityProblems(speaking)).toEqual([]);
});

/** A page at an address of its own, whose other files come from the font package. */
async function openPage(html: string): Promise<Page> {
  const page = await (await openBrowser()).newPage();
  const fontPackage = join(root, 'node_modules/@fontsource-variable/noto-sans-sc');
  await page.route('http://firebreak.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    return route.fulfill({ contentType: contentType(pathname), body: readFileSync(join(fontPackage, pathname)) });
  });
  await page.goto('http://firebreak.test/');
  return page;
}

const contentType = (path: string): string => (path.endsWith('.css') ? 'text/css' : 'font/woff2');

/** Without a font for them, characters are drawn as the same empty box. */
function looksTheSame(page: Page, font: string, one: string, other: string): Promise<boolean> {
  return page.evaluate(
    async ([family, ...characters]) => {
      await document.fonts.load(`40px ${family}`, characters.join(''));
      const [first, second] = characters.map((character) => {
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no canvas');
        context.font = `40px ${family}`;
        context.fillText(character, 10, 60);
        return canvas.toDataURL();
      });
      return first === second;
    },
    [font, one, other] as const,
  );
}
