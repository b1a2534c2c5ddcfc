import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { type BrowserProgram, packagedBrowser } from './packaged-browser.ts';

let opened: Promise<Browser> | undefined;

/** The browser of this test file, launched when it is first asked for. */
export function openBrowser(): Promise<Browser> {
  opened ??= launchBrowser();
  return opened;
}

export async function closeBrowser(): Promise<void> {
  await (await opened)?.close();
  opened = undefined;
}

/**
 * Launches a headless browser with WebGL drawn by software: the one CHROMIUM_PATH names, else the packaged one, else
 * an installed Chromium.
 *
 * @throws with what to install when there is none
 */
async function launchBrowser(): Promise<Browser> {
  const { path, env } = findBrowser();
  return chromium.launch({
    executablePath: path,
    headless: true,
    env: { ...definedEnvironment(), ...env },
    args: process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : [...flags],
  });
}

function findBrowser(): BrowserProgram {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return { path: named, env: {} };
  }
  const packaged = packagedBrowser();
  if (packaged !== undefined) return packaged;
  const installed = installedBrowsers.find((path) => existsSync(path));
  if (installed !== undefined) return { path: installed, env: {} };
  throw new Error('No browser for the tests: the packaged one is for Linux on x64 only. Install Chromium, or name one in CHROMIUM_PATH.');
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

const installedBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const flags = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
] as const;
